/** What operators' commands work on, in a folder of its own: a table, an object store, anchors. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { openStore } from '#adapters/dynamodb/store.ts';
import { startS3 } from '../../local/s3/server.ts';
import { startStore } from '../support/store.ts';
import { createTable } from '../support/table.ts';

export const LOCKED_DAYS = 400;
const credentials = { accessKeyId: 'OPERATOR', secretAccessKey: 'operator-secret' };

async function openBuckets(folder: string) {
  const clock = { now: Date.now() };
  const names = ['photos', 'bills', 'data', 'anchors'];
  const server = await startS3({
    port: 0,
    folder,
    now: () => clock.now,
    principalOf: () => ({ secretAccessKey: credentials.secretAccessKey, role: 'operator' }),
    authorize: () => true,
    onObjectCreated: () => {},
    buckets: names.map((name) => ({
      name,
      versioned: true,
      ...(name === 'anchors' ? { lockedDays: LOCKED_DAYS } : {}),
    })),
  });
  const s3 = new S3Client({
    region: 'ap-east-1',
    endpoint: server.url,
    forcePathStyle: true,
    maxAttempts: 1,
    credentials,
  });
  return { s3, clock, stop: () => server.stop() };
}

const buckets = { photos: 'photos', bills: 'bills', data: 'data', anchors: 'anchors' };

export async function openWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'baoming-ops-'));
  const { store, table, engine } = await startStore();
  const open = async (name: string) => openBuckets(join(folder, name));
  const here = await open('here');
  const place = {
    document: table.document,
    s3: here.s3,
    store,
    tableName: engine.tableName,
    buckets,
  };
  const stops = [here.stop, engine.stop];
  return {
    folder,
    table,
    clock: here.clock,
    place,
    /** An empty table on the same engine and empty buckets: where a backup is put back. */
    async another() {
      const { s3, stop } = await open('there');
      stops.unshift(stop);
      const tableName = `restored-${randomUUID()}`;
      const client = new DynamoDBClient({ endpoint: engine.endpoint });
      await createTable(client, tableName);
      client.destroy();
      return { ...place, s3, tableName, store: openStore({ ...table, tableName }) };
    },
    async stop() {
      for (const stop of stops) await stop();
      rmSync(folder, { recursive: true });
    },
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;
