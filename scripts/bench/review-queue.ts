/**
 * Read units and time of a page of the review queue, through the function that is deployed, on the
 * embedded engine; queues of three lengths in one table, asked in turn.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openTable } from '#adapters/dynamodb/open.ts';
import { callEngine } from '../../local/dynamodb/client.ts';
import { calls } from './notice/calls.ts';
import { now, prepareGround } from './notice/ground.ts';
import { fillQueue, firstDepartment } from './review/fill.ts';
import { serveKeys } from './review/keys.ts';

const sizes = (process.env.BAOMING_SIZES ?? '1000,10000,100000').split(',').map(Number);
const rounds = Number(process.env.BAOMING_ROUNDS ?? 200);
const warmUp = 30;
const SLOWER = 1.3;
const PAGE = 20;

type Page = { items: unknown[]; cursor?: string };
type Answer = { statusCode: number; body: string };
type Handler = (event: unknown, context: unknown) => Promise<Answer>;
type Case = { name: string; groups: string; nextPage: boolean };

const cases: Case[] = [
  { name: 'one department', groups: `dept:${firstDepartment}`, nextPage: false },
  { name: 'one department, page 2', groups: `dept:${firstDepartment}`, nextPage: true },
  { name: 'all departments', groups: 'dept:*', nextPage: false },
  { name: 'all departments, page 2', groups: 'dept:*', nextPage: true },
];

/** @returns whether both goals are reached */
export async function benchReviewQueue(): Promise<boolean> {
  const ground = await prepareGround();
  const keys = await serveKeys();
  try {
    process.env.FAULTS_MODULE = resolve(import.meta.dirname, 'notice/calls.ts');
    const table = await openTable();
    // The engine slows down with the length of a stream, which nobody reads here.
    const StreamSpecification = { StreamEnabled: false };
    await callEngine(ground.url, 'UpdateTable', {
      TableName: table.tableName,
      StreamSpecification,
    });
    for (const size of sizes) {
      const started = performance.now();
      await fillQueue(table, examOf(size), size);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${size} applications wait, written in ${seconds} s`);
    }
    const bundle = resolve('.build/functions/list-review-queue/index.mjs');
    const { handler } = (await import(pathToFileURL(bundle).href)) as { handler: Handler };
    let good = true;
    for (const each of cases) good = (await measure(each, handler)) && good;
    return good;
  } finally {
    keys.stop();
    await ground.stop();
  }
}

const examOf = (size: number) => `q${size}`;

/** One page, as API Gateway asks for it. */
async function ask(handler: Handler, groups: string, examId: string, cursor?: string) {
  const query = { examId, limit: String(PAGE), ...(cursor ? { cursor } : {}) };
  const claims = { sub: 'bench', username: 'bench', 'cognito:groups': `[reviewer ${groups}]` };
  const http = { method: 'GET', path: '/api/review/queues/qualification', sourceIp: '127.0.0.1' };
  const requestContext = {
    requestId: 'bench',
    timeEpoch: now,
    http,
    authorizer: { jwt: { claims } },
  };
  const event = {
    ...{ rawPath: http.path, rawQueryString: String(new URLSearchParams(query)), headers: {} },
    ...{ queryStringParameters: query, pathParameters: { queue: 'qualification' }, requestContext },
  };
  const answer = await quietly(() => handler(event, {}));
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
  const page = JSON.parse(answer.body) as Page;
  if (page.items.length !== PAGE) throw new Error(`${page.items.length} rows in a page`);
  return page;
}

/** Log lines are kept off the table of figures. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const write = process.stdout.write;
  const { log } = console;
  process.stdout.write = () => true;
  console.log = () => {};
  try {
    return await work();
  } finally {
    process.stdout.write = write;
    console.log = log;
  }
}

async function measure({ name, groups, nextPage }: Case, handler: Handler): Promise<boolean> {
  const sides = [];
  for (const size of sizes) {
    const examId = examOf(size);
    const { cursor } = nextPage ? await ask(handler, groups, examId) : {};
    sides.push({ size, examId, cursor, times: [] as number[], units: new Set<number>() });
  }
  for (let round = 0; round < rounds + warmUp; round += 1) {
    // Whoever is first in a round changes.
    for (let turn = 0; turn < sides.length; turn += 1) {
      const side = sides[(round + turn) % sides.length] as (typeof sides)[number];
      calls.readUnits = 0;
      const started = performance.now();
      await ask(handler, groups, side.examId, side.cursor);
      const taken = performance.now() - started;
      if (round < warmUp) continue;
      side.times.push(taken);
      side.units.add(calls.readUnits);
    }
  }
  return report(name, sides);
}

type Side = { size: number; times: number[]; units: Set<number> };

function report(name: string, sides: Side[]): boolean {
  console.log(`${name}, ${PAGE} rows, ${rounds} rounds`);
  for (const { size, times, units } of sides) {
    const shown = [...units].join(' or ');
    const ms = `${at(times, 0.5).toFixed(2)} ms, p95 ${at(times, 0.95).toFixed(2)} ms`;
    console.log(`  ${String(size).padStart(7)}: ${shown} read units, ${ms}`);
  }
  const units = new Set(sides.flatMap((side) => [...side.units]));
  const medians = sides.map(({ times }) => at(times, 0.5));
  const slower = Math.max(...medians) / (medians[0] ?? Number.NaN);
  const rows: [string, string, boolean][] = [
    ['read units', `${[...units].join(' and ')}  goal equal`, units.size === 1 && !units.has(0)],
    ['time', `${slower.toFixed(2)}x  goal <= ${SLOWER}x`, slower <= SLOWER],
  ];
  for (const [what, figures, good] of rows)
    console.log(`  ${what.padEnd(12)}${figures}: ${good ? 'met' : 'missed'}`);
  return rows.every(([, , good]) => good);
}

function at(values: number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
}
