/**
 * A build of the photo rules that counts which edges (pairs of branches taken one after the other)
 * a run took. Counting code is put into the bundle's text where its syntax tree has a branch.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { parseAst } from 'vite';

type Node = { type: string; start: number; end: number } & Record<string, unknown>;

const entry = `
export { judgePhoto } from '#domain/photo/judge.ts';
export { stripMetadata } from '#domain/photo/strip.ts';
`;

/** More steps than any file can take; a loop without end is stopped here. */
const MOST_HITS = 100_000_000;

const runtime = `
export const SLOTS = 1 << 16;
export const counts = new Uint32Array(SLOTS);
export const touched = new Uint16Array(SLOTS);
export const run = { edges: 0, hits: 0, last: 0 };
function __hit(n) {
  const edge = ((run.last * 131) ^ n) & (SLOTS - 1);
  run.last = n;
  if (counts[edge]++ === 0) touched[run.edges++] = edge;
  if (++run.hits > ${MOST_HITS}) throw new Error('a loop without end');
}
`;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** The parts of a node that may or may not run when the node does. */
function branchesOf(node: Node): unknown[] {
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return [node.consequent, node.alternate];
    case 'LogicalExpression':
      return [node.right];
    case 'ForStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'CatchClause':
      return [node.body];
    default:
      return [];
  }
}

function instrument(code: string): string {
  const insertions: [number, string][] = [];
  let branches = 0;
  const count = ({ type, start, end }: Node) => {
    const hit = `__hit(${(branches++ * 40_503) & 0xffff})`;
    if (type === 'BlockStatement') insertions.push([start + 1, `${hit};`]);
    else if (type.endsWith('Statement')) insertions.push([start, `{${hit};`], [end, '}']);
    else insertions.push([start, `(${hit},`], [end, ')']);
  };
  const visit = (node: Node) => {
    for (const branch of branchesOf(node)) if (isNode(branch)) count(branch);
    for (const child of Object.values(node).flat()) if (isNode(child)) visit(child);
  };
  visit(parseAst(code) as unknown as Node);
  let text = code;
  // From the end on, and at one place the inner ones first, which were pushed last.
  const order = insertions.map(([at, put], i) => ({ at, put, i }));
  order.sort(
    (a, b) => b.at - a.at || (a.put.startsWith('}') || a.put === ')' ? a.i - b.i : b.i - a.i),
  );
  for (const { at, put } of order) text = text.slice(0, at) + put + text.slice(at);
  return runtime + text;
}

/** Bundles the photo rules with counters, and the worker, which then needs no compiler. */
export async function buildCounted(
  folder: string,
  change = (code: string) => code,
): Promise<{ counted: string; worker: string }> {
  const root = new URL('../..', import.meta.url).pathname;
  const common = { bundle: true, format: 'esm', platform: 'node', absWorkingDir: root } as const;
  const counted = join(folder, 'counted.mjs');
  const worker = join(folder, 'worker.mjs');
  await build({ ...common, entryPoints: ['scripts/fuzz/worker.ts'], outfile: worker });
  const stdin = { contents: entry, resolveDir: root };
  const { outputFiles } = await build({ ...common, stdin, write: false });
  await writeFile(counted, instrument(change(outputFiles[0]?.text ?? '')));
  return { counted, worker };
}
