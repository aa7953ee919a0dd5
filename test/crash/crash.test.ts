/**
 * kill -9 of the DynamoDB engine and of the whole platform, each CRASH_ROUNDS times under writes:
 * every acknowledged write is there afterwards, and nothing is torn.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client, type Endpoints } from '../../scripts/journey/client.ts';
import {
  descendantsOf,
  endpointsOf,
  type PlatformProcess,
  spawnPlatform,
} from '../support/platform-process.ts';
import { post } from '../system/support/applicant.ts';
import { findTorn, findUnheard } from './table.ts';
import { type Acknowledged, startWriters } from './writers.ts';

const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 3);
const WRITERS = 3;
const MINUTE = 60_000;

const all: Acknowledged[] = [];
let home: string;
let platform: PlatformProcess;
let endpoints: Endpoints;

async function start(): Promise<void> {
  platform = spawnPlatform(home);
  endpoints = await endpointsOf(home, platform);
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'baoming-crash-'));
  await start();
}, 2 * MINUTE);

afterAll(async () => {
  platform?.child.kill('SIGINT');
  await platform?.ended;
  await rm(home, { recursive: true, force: true });
}, MINUTE);

/** Kills something at an arbitrary moment of the writing. */
async function crash(kill: () => unknown): Promise<Acknowledged[]> {
  const writers = startWriters(endpoints, WRITERS);
  await expect.poll(() => writers.acknowledged.length, { timeout: MINUTE }).toBeGreaterThan(3);
  await pause(Math.random() * 300);
  await kill();
  await writers.stop();
  all.push(...writers.acknowledged);
  return writers.acknowledged;
}

/** Repeating a save gives the number that it gave, and the application as it was answered. */
async function verify(records: Acknowledged[]): Promise<void> {
  for (const { key, body, registrationNumber, version } of records) {
    const client = new Client(endpoints.api);
    const repeated = await post(client, body, key);
    expect(repeated).toMatchObject({ status: 201, body: { registrationNumber } });
    const { body: application } = await client.call('GET', '/api/application');
    expect(application.version).toBeGreaterThanOrEqual(version);
    expect(application.history).toHaveLength(application.version);
    expect(application.position.code).toBe(body.positionCode);
  }
  const { applications, torn } = await findTorn(endpoints.dynamodb);
  expect(torn).toEqual([]);
  expect(applications).toBeGreaterThanOrEqual(all.length);
  const unheard = () => findUnheard(endpoints.dynamodb);
  await expect.poll(unheard, { timeout: MINUTE, interval: 500 }).toEqual([]);
}

it(
  `loses nothing in ${ROUNDS} kills of the engine, which comes back by itself`,
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const records = await crash(() => {
        const engine = descendantsOf(platform.pid).find(({ name }) => name === 'dynoxide');
        if (!engine) throw new Error('no engine is running');
        process.kill(engine.pid, 'SIGKILL');
      });
      const healthy = async () => (await fetch(`${endpoints.control}/health`)).status;
      await expect.poll(healthy, { timeout: MINUTE, interval: 50 }).toBe(200);
      await verify(records);
    }
  },
  (2 + ROUNDS) * MINUTE,
);

it(
  `loses nothing in ${ROUNDS} kills of the platform, started again on the same data`,
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const records = await crash(() => platform.child.kill('SIGKILL'));
      await platform.ended;
      await start();
      await verify(records);
    }
    await verify(all);
  },
  (2 + ROUNDS) * MINUTE,
);
