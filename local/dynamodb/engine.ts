import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { StartError } from '../http.ts';
import { callEngine } from './client.ts';

const READY_MS = 10_000;
/** An engine that ends so soon, so often in a row, is not started again. */
const QUICK_MS = 1000;
/** Between a quick end and the next start, growing with their number. */
const PAUSE_MS = 50;
const CRASHES = 3;

export type Engine = {
  url: string;
  /** Its SQLite file; absent when the engine is not ours. */
  file?: string;
  stop(): Promise<void>;
};

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
  const args = ['--port', String(chosen), '--db-path', file];
  const keeper = keepRunning([binary, ...args]);
  const url = `http://127.0.0.1:${chosen}`;
  await answering(url, () => !keeper.isRunning());
  keeper.itWorks();
  return { url, file, stop: keeper.stop };
}

/**
 * Runs the engine until `stop`, again after each crash of its own: committed data is in its file.
 * One that has worked is never given up, however fast it is killed; one that never did, soon.
 * The shell holds our pipe: when the platform dies, its `read` ends and the engine is killed.
 */
function keepRunning(command: string[]) {
  const script =
    'exec 3<&0; "$@" </dev/null 3<&- & engine=$!; ' +
    '{ read -r _ <&3; kill "$engine"; } & reader=$!; wait "$engine"; kill "$reader"';
  let stopping = false;
  let worked = false;
  let crashes = 0;
  const launch = () => {
    const shell = spawn('sh', ['-c', script, 'keeper', ...command], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    shell.stdin.on('error', () => {});
    return shell;
  };
  let child: ReturnType<typeof launch>;
  const exit = new Promise<void>((resolve) => {
    const again = () => (stopping ? resolve() : watch());
    const watch = () => {
      const started = Date.now();
      child = launch();
      child.on('exit', () => {
        crashes = Date.now() - started < QUICK_MS ? crashes + 1 : 0;
        if (stopping || (!worked && crashes > CRASHES)) resolve();
        else setTimeout(again, Math.min(crashes, 10) * PAUSE_MS);
      });
    };
    watch();
  }).then(() => {
    stopping = true;
  });
  return {
    isRunning: () => !stopping,
    itWorks: () => {
      worked = true;
    },
    stop: async () => {
      stopping = true;
      child.stdin.end();
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
