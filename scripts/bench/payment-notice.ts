/**
 * Time and writes of a payment notice, through the function that is deployed, on the embedded
 * engine, against Powertools idempotency around the same work; interleaved in one run.
 */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { calls } from './notice/calls.ts';
import {
  benchExam,
  createPeerTable,
  examKey,
  now,
  prepareGround,
  seedNotice,
} from './notice/ground.ts';
import { openPeer } from './notice/peers.ts';

const goals = { firstWrites: 1, duplicateUnits: 0, ratio: 3 };
const rounds = Number(process.env.BAOMING_ROUNDS ?? 400);
const warmUp = 40;

type Handler = (event: unknown, context: unknown) => Promise<{ statusCode: number }>;
type Times = Record<string, number[]>;

/** @returns whether every goal is reached */
export async function benchPaymentNotice(): Promise<boolean> {
  const ground = await prepareGround();
  try {
    const client = new DynamoDBClient({});
    const document = DynamoDBDocumentClient.from(client, {
      marshallOptions: { removeUndefinedValues: true },
    });
    const table = { document, tableName: ground.tableName };
    const exam = benchExam();
    await document.send(
      new PutCommand({ TableName: table.tableName, Item: { ...examKey, exam, version: 1 } }),
    );
    const records = await createPeerTable(ground);
    const product = notifier(await openProduct());
    const updates = notifier(openPeer(table, records, 'updates'));
    const transaction = notifier(openPeer(table, records, 'transaction'));
    const sides = { product, updates, transaction };
    const times: Times = {};
    for (let round = 0; round < rounds + warmUp; round += 1) {
      // Whoever is first in a round changes.
      const order = turned(Object.entries(sides), round);
      for (const [name, notify] of order) {
        const { rawQuery } = await seedNotice(table);
        for (const kind of ['first', 'duplicate']) {
          const started = performance.now();
          await notify(rawQuery);
          const taken = performance.now() - started;
          // The first rounds warm the machine code up.
          if (round >= warmUp) note(times, `${name} ${kind}`, taken);
        }
      }
    }
    const counted = await count(product, () => seedNotice(table));
    client.destroy();
    return report(times, counted);
  } finally {
    await ground.stop();
  }
}

function note(times: Times, name: string, taken: number): void {
  const known = times[name] ?? [];
  known.push(taken);
  times[name] = known;
}

const turned = <T>(list: T[], by: number): T[] =>
  list.map((_, at) => list[(at + by) % list.length] as T);

/** The bundle as it is deployed. */
async function openProduct(): Promise<Handler> {
  process.env.FAULTS_MODULE = resolve(import.meta.dirname, 'notice/calls.ts');
  const bundle = resolve('.build/functions/payment-notice/index.mjs');
  const { handler } = (await import(pathToFileURL(bundle).href)) as { handler: Handler };
  return handler;
}

/** Delivers a notice; log lines are kept off the table of figures. */
function notifier(handler: Handler) {
  return async (rawQueryString: string): Promise<void> => {
    const write = process.stdout.write;
    const { log } = console;
    process.stdout.write = () => true;
    console.log = () => {};
    const http = { method: 'GET', path: '/n/y', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' };
    const requestContext = { requestId: randomUUID(), timeEpoch: now, http };
    const event = { rawPath: '/n/y', rawQueryString, headers: {}, requestContext };
    const answer = await handler({ ...event, pathParameters: { gateway: 'y' } }, {});
    process.stdout.write = write;
    console.log = log;
    if (answer.statusCode !== 200) throw new Error(`answered ${answer.statusCode}`);
  };
}

async function count(
  notify: (rawQuery: string) => Promise<void>,
  seed: () => Promise<{ rawQuery: string }>,
) {
  const { rawQuery } = await seed();
  const asked = async () => {
    Object.assign(calls, { writes: 0, reads: 0, writeUnits: 0 });
    await notify(rawQuery);
    return { ...calls };
  };
  return { first: await asked(), duplicate: await asked() };
}

function at(values: number[] = [], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
}

type Counted = Awaited<ReturnType<typeof count>>;

function report(times: Times, { first, duplicate }: Counted): boolean {
  const ms = (value: number) => `${value.toFixed(2)} ms`.padStart(10);
  console.log(`payment notice, ${rounds} rounds, product and peers interleaved`);
  console.log(`${''.padEnd(24)}${'median'.padStart(10)}${'p95'.padStart(10)}`);
  for (const name of Object.keys(times).sort()) {
    console.log(`${name.padEnd(24)}${ms(at(times[name], 0.5))}${ms(at(times[name], 0.95))}`);
  }
  const ratio = (peer: string, kind: string) =>
    at(times[`${peer} ${kind}`], 0.5) / at(times[`product ${kind}`], 0.5);
  const rows: [string, number, string, boolean][] = [
    ['write requests, first', first.writes, `= ${goals.firstWrites}`, first.writes === 1],
    [
      'write units, duplicate',
      duplicate.writeUnits + duplicate.writes,
      `= ${goals.duplicateUnits}`,
      duplicate.writeUnits === 0 && duplicate.writes === 0,
    ],
  ];
  const value = ratio('updates', 'first');
  rows.push(['times less than four updates', value, `>= ${goals.ratio}`, value >= goals.ratio]);
  // Three commits against one: with one transaction the peer can never be three times as slow.
  const bound = ratio('transaction', 'first').toFixed(2);
  console.log(`times less than a peer that knows transactions: ${bound}`);
  console.log(`reads: first ${first.reads}, duplicate ${duplicate.reads}`);
  for (const [name, figure, goal, good] of rows) {
    const verdict = good ? 'met' : 'missed';
    console.log(`${name.padEnd(36)}${figure.toFixed(2).padStart(8)}  goal ${goal}: ${verdict}`);
  }
  return rows.every(([, , , good]) => good);
}
