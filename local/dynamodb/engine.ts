import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { StartError } from '../http.ts';
import { callEngine } from './client.ts';

const READY_MS = 10_000;

export type Engine = { url: string; stop(): Promise<void> };

/**
 * Starts the embedded engine on its SQLite file, or takes the DynamoDB that
 * BAOMING_DYNAMODB_ENDPOINT names.
 * @throws StartError when the engine is missing or does not answer.
 */
export async function startEngine(port: number, home: string): Promise<Engine> {
  const given = process.env.BAOMING_DYNAMODB_ENDPOINT;
  if (given) {
    await answering(given, () => false);
    return { url: given.replace(/\/$/, ''), stop: async () => {} };
  }
  const binary = findBinary();
  const chosen = await freePort(port);
  const file = join(home, 'dynamodb.sqlite');
  // The shell holds our pipe: when the platform dies, its `read` ends and the engine is killed.
  const script = '"$@" </dev/null & engine=$!; read -r _; kill "$engine"; wait "$engine"';
  const child = spawn(
    'sh',
    ['-c', script, 'keeper', binary, '--port', String(chosen), '--db-path', file],
    { detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  let exited = false;
  const exit = new Promise<void>((resolve) =>
    child.on('exit', () => {
      exited = true;
      resolve();
    }),
  );
  child.stdin?.on('error', () => {});
  const url = `http://127.0.0.1:${chosen}`;
  await answering(url, () => exited);
  return {
    url,
    stop: async () => {
      child.stdin?.end();
      await exit;
    },
  };
}

function findBinary(): string {
  const missing = new StartError(
    'The DynamoDB engine (@dynoxide/linux-x64) is not installed here: run `npm ci` on Linux x64, ' +
      'or set BAOMING_DYNAMODB_ENDPOINT to a DynamoDB, such as DynamoDB Local.',
  );
  try {
    const manifest = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json');
    const binary = manifest.replace(/package\.json$/, 'dynoxide');
    if (existsSync(binary)) return binary;
  } catch {
    throw missing;
  }
  throw missing;
}

/** The port itself when it is free, any free one for 0. */
function freePort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () =>
      reject(new StartError(`Port ${port} (DynamoDB) is taken: set BAOMING_PORT to another one.`)),
    );
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

async function answering(url: string, gone: () => boolean): Promise<void> {
  const until = Date.now() + READY_MS;
  while (!gone() && Date.now() < until) {
    const answers = await callEngine(url, 'ListTables', {}).catch(() => undefined);
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new StartError(`The DynamoDB engine at ${url} does not answer.`);
}
