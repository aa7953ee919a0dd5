/**
 * The names that a built script uses and that the oldest browsers of the site do not know,
 * according to MDN's browser compatibility data.
 */

import bcd from '@mdn/browser-compat-data' with { type: 'json' };
import type { CompatStatement, Identifier } from '@mdn/browser-compat-data';
import { parseAst } from 'vite';

/** The build's targets; its syntax is lowered to them, its library calls are not. */
const oldest = { chrome: 80, chrome_android: 80, safari: 13, safari_ios: 13 } as const;

/** @returns e.g. `structuredClone`, `Promise.any`, `.replaceAll`; sorted, each once */
export function newerThanTargets(code: string): string[] {
  const { globals, members, declared } = namesIn(parseAst(code));
  const unknownGlobals = [...globals].filter((name) => {
    const [root = '', member] = name.split('.');
    if (declared.has(root)) return false;
    return isTooNew(member ? staticMember(root, member) : globalName(root));
  });
  const unknownMembers = [...members]
    .filter((name) => isTooNew(membersByName().get(name) ?? []))
    .map((name) => `.${name}`);
  return [...unknownGlobals, ...unknownMembers].sort();
}

type Compat = CompatStatement | undefined;

/** A name is only blamed where every interface that has it is too new: the type is not known. */
const isTooNew = (definitions: Compat[]) =>
  definitions.length > 0 && definitions.every((compat) => compat && !isSupported(compat));

function isSupported({ support }: CompatStatement): boolean {
  return Object.entries(oldest).every(([browser, version]) => {
    const statements = [support[browser as keyof typeof oldest] ?? []].flat();
    return statements.some(
      ({
        version_added: added,
        version_removed: removed,
        flags,
        prefix,
        alternative_name: other,
      }) =>
        typeof added === 'string' &&
        Number.parseFloat(added.replace('≤', '')) <= version &&
        !(removed || flags || prefix || other),
    );
  });
}

const roots = [bcd.javascript.builtins as Identifier, bcd.api as unknown as Identifier];
const compatOf = (path: (string | undefined)[], root: Identifier): Compat =>
  path.reduce<Identifier | undefined>((at, name) => at?.[name ?? ''], root)?.__compat;

const known = (paths: string[][]): Compat[] =>
  roots.flatMap((root) => paths.map((path) => compatOf(path, root))).filter(Boolean);

const globalName = (name: string) =>
  known([[name], ['Window', name], ['WorkerGlobalScope', name], ['globalThis', name]]);

const instances: Record<string, string> = {
  document: 'Document',
  navigator: 'Navigator',
  location: 'Location',
  history: 'History',
  performance: 'Performance',
  crypto: 'Crypto',
};

const staticMember = (root: string, member: string) =>
  known([
    [root, member],
    [root, `${member}_static`],
    [instances[root] ?? '', member],
  ]);

let byName: Map<string, Compat[]> | undefined;
function membersByName(): Map<string, Compat[]> {
  if (byName) return byName;
  byName = new Map();
  for (const root of roots) {
    for (const [owner, identifier] of Object.entries(root)) {
      for (const name of Object.keys(identifier as Identifier)) {
        const compat = compatOf([owner, name], root);
        if (name === owner || name.includes('_') || !compat) continue;
        byName.set(name, [...(byName.get(name) ?? []), compat]);
      }
    }
  }
  return byName;
}

type Node = { type: string; [key: string]: unknown };
type Names = { globals: Set<string>; members: Set<string>; declared: Set<string> };

function namesIn(ast: unknown): Names {
  const names: Names = { globals: new Set(), members: new Set(), declared: new Set() };
  const own = new Set<string>();
  walk(ast, (node, parent, role) => {
    if (node.type === 'MemberExpression') noteMember(node, role, names);
    if (node.type === 'Identifier') noteIdentifier(node, `${parent?.type}.${role}`, parent, names);
    const method = ownMethod(node);
    if (method) own.add(method);
  });
  // The script's own methods may be called as the browser's are.
  for (const name of own) names.members.delete(name);
  return names;
}

type Visit = (node: Node, parent: Node | undefined, role: string) => void;

function walk(value: unknown, visit: Visit, parent?: Node, role = ''): void {
  if (Array.isArray(value)) {
    for (const each of value) walk(each, visit, parent, role);
    return;
  }
  if (typeof value !== 'object' || value === null || !('type' in value)) return;
  const node = value as Node;
  visit(node, parent, role);
  for (const [key, child] of Object.entries(node)) walk(child, visit, node, key);
}

/** Members of known objects, and called ones of any: other properties are mostly our own data. */
function noteMember(node: Node, role: string, names: Names): void {
  const owner = node.object as Node;
  const member = memberName(node);
  if (member === undefined) return;
  const root = String(owner.name);
  const isKnown = owner.type === 'Identifier' && staticMember(root, member).length > 0;
  if (isKnown) names.globals.add(`${root}.${member}`);
  else if (role === 'callee') names.members.add(member);
}

function memberName({ property, computed }: Node): string | undefined {
  const { type, name, value } = property as Node;
  if (!computed && type === 'Identifier') return String(name);
  return type === 'Literal' && typeof value === 'string' ? value : undefined;
}

const isFunction = (value: unknown) => /Function/.test(String((value as Node | null)?.type));

function ownMethod({ type, left, right, key, value }: Node): string | undefined {
  const target = left as Node | undefined;
  if (type === 'AssignmentExpression' && target?.type === 'MemberExpression')
    return isFunction(right) ? memberName(target) : undefined;
  const isMethod = /^(Property|MethodDefinition|PropertyDefinition)$/.test(type);
  return isMethod && isFunction(value) ? String((key as Node).name) : undefined;
}

const plainNames = ['MemberExpression.property', 'Property.key', 'MethodDefinition.key'];
const declaring =
  /^(VariableDeclarator\.id|\w+\.params|Import\w*Specifier\.local|CatchClause\.param)$|^(Function|Class)(Declaration|Expression)\.id$|^(Array|Object|Assignment)Pattern|^RestElement/;

function noteIdentifier(
  { name }: Node,
  place: string,
  parent: Node | undefined,
  names: Names,
): void {
  if (plainNames.includes(place) && !parent?.computed) return;
  (declaring.test(place) ? names.declared : names.globals).add(String(name));
}
