/**
 * A DynamoDB engine for tests: dynoxide on a free port with a folder of its own, or the engine
 * that BAOMING_DYNAMODB_ENDPOINT names. Every call makes a table of its own.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTable } from './table.ts';

export type Engine = { endpoint: string; tableName: string; stop(): Promise<void> };

const binary = join(import.meta.dirname, '../../node_modules/@dynoxide/linux-x64/dynoxide');

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function untilItAnswers(endpoint: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`dynoxide ended with ${child.exitCode}`);
    if (await fetch(endpoint).catch(() => undefined)) return;
    await pause(25);
  }
  throw new Error('dynoxide did not answer within 10 s');
}

async function startProcess(): Promise<{ endpoint: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'baoming-engine-'));
  const port = await freePort();
  const args = ['--host', '127.0.0.1', '--port', String(port), '--db-path', join(folder, 'db')];
  const child = spawn(binary, args, { stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  await untilItAnswers(endpoint, child);
  return {
    endpoint,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts an engine with the table of the design, and points the SDK's environment at it. */
export async function startEngine(): Promise<Engine> {
  const given = process.env.BAOMING_DYNAMODB_ENDPOINT;
  const { endpoint, stop } = given
    ? { endpoint: given, stop: async () => {} }
    : await startProcess();
  process.env.AWS_ENDPOINT_URL_DYNAMODB = endpoint;
  process.env.AWS_REGION ??= 'ap-east-1';
  process.env.AWS_ACCESS_KEY_ID ??= 'test';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'test';
  const tableName = `baoming-${randomUUID()}`;
  const client = new DynamoDBClient({ endpoint });
  await createTable(client, tableName);
  client.destroy();
  return { endpoint, tableName, stop };
}
