/** CloudFormation's intrinsic functions, as far as CDK writes them into our templates. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Scope = {
  reference: (id: string) => Json;
  attribute: (id: string, name: string) => Json;
  imported: (name: string) => Json;
  stackOutput: (stack: string, output: string) => Json;
  condition: (name: string) => boolean;
  mapping: (map: string, first: string, second: string) => Json;
};

/** Replaces every intrinsic function in `value`; `Ref: AWS::NoValue` removes its key. */
export function resolve(value: unknown, scope: Scope): Json {
  if (value === null || typeof value !== 'object') return (value ?? null) as Json;
  if (Array.isArray(value))
    return value.map((item) => resolve(item, scope)).filter((item) => item !== NO_VALUE);
  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? ['', undefined];
  const intrinsic = entries.length === 1 ? intrinsics[name] : undefined;
  if (intrinsic) return intrinsic(argument, scope);
  if (entries.length === 1 && name.startsWith('Fn::'))
    throw new Error(`The local platform does not know ${name}.`);
  const resolved = entries.map(([key, item]) => [key, resolve(item, scope)] as const);
  return Object.fromEntries(resolved.filter(([, item]) => item !== NO_VALUE));
}

/** Marks a property that the template removes. */
export const NO_VALUE = '\u0000AWS::NoValue';

const list = (argument: unknown, scope: Scope): Json[] =>
  (argument as unknown[]).map((item) => resolve(item, scope));

const intrinsics: Record<string, (argument: unknown, scope: Scope) => Json> = {
  Ref: (argument, scope) => scope.reference(String(argument)),
  'Fn::GetAtt': (argument, scope) => {
    const [id, ...name] =
      typeof argument === 'string' ? argument.split('.') : (argument as string[]);
    return scope.attribute(String(id), name.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list(argument, scope);
    return (parts as Json[]).map(String).join(String(separator));
  },
  'Fn::Sub': (argument, scope) => {
    const [text, values] = Array.isArray(argument) ? argument : [argument, {}];
    return String(text).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, key: string) => {
      if (literal) return `\${${key}}`;
      const given = (values as Record<string, unknown>)[key];
      if (given !== undefined) return String(resolve(given, scope));
      const [id, ...name] = key.split('.');
      return String(
        name.length ? scope.attribute(String(id), name.join('.')) : scope.reference(key),
      );
    });
  },
  'Fn::Select': (argument, scope) => {
    const [index, items] = list(argument, scope);
    return (items as Json[])[Number(index)] ?? null;
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = list(argument, scope);
    return String(text).split(String(separator));
  },
  'Fn::ImportValue': (argument, scope) => scope.imported(String(resolve(argument, scope))),
  'Fn::GetStackOutput': (argument, scope) => {
    const { StackName, OutputName } = resolve(argument, scope) as Record<string, Json>;
    return scope.stackOutput(String(StackName), String(OutputName));
  },
  'Fn::If': (argument, scope) => {
    const [condition, yes, no] = argument as [string, unknown, unknown];
    return resolve(scope.condition(condition) ? yes : no, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list(argument, scope);
    return JSON.stringify(left) === JSON.stringify(right);
  },
  'Fn::Not': (argument, scope) => list(argument, scope)[0] !== true,
  'Fn::And': (argument, scope) => list(argument, scope).every((item) => item === true),
  'Fn::Or': (argument, scope) => list(argument, scope).some((item) => item === true),
  Condition: (argument, scope) => scope.condition(String(argument)),
  'Fn::FindInMap': (argument, scope) => {
    const [map, first, second] = list(argument, scope);
    return scope.mapping(String(map), String(first), String(second));
  },
  'Fn::Base64': (argument, scope) =>
    Buffer.from(String(resolve(argument, scope))).toString('base64'),
  'Fn::GetAZs': () => [`${REGION}a`, `${REGION}b`],
};

export const REGION = 'ap-east-1';
export const ACCOUNT = '000000000000';
