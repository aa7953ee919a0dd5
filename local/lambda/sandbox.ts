import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { REGION } from '../template.ts';
import type { LocalFunction } from './function.ts';

const BOOTSTRAP = fileURLToPath(new URL('./bootstrap.mjs', import.meta.url));
const PAGE_BYTES = 4096;

export type Outcome = { payload: unknown } | { error: { errorType: string; errorMessage: string } };
export type Job = { requestId: string; event: unknown; done: (outcome: Outcome) => void };

/** One child process that serves one function, one request at a time. */
export type Sandbox = {
  id: string;
  fn: LocalFunction;
  child: ChildProcess;
  /** The long poll of `/invocation/next` that waits for work. */
  next?: ServerResponse;
  job?: Job;
  timer?: NodeJS.Timeout;
  idleSince: number;
  alive: boolean;
};
export type Surroundings = {
  runtimeApi: string;
  /** AWS_* variables of the function's role and the local endpoints. */
  credentials: (fn: LocalFunction) => Record<string, string>;
  log: (fn: LocalFunction, requestId: string | undefined, line: string) => void;
};

export function openSandbox(fn: LocalFunction, around: Surroundings): Sandbox {
  const id = randomBytes(6).toString('hex');
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${Math.floor(fn.memory * 0.9)}`, BOOTSTRAP],
    {
      // A group of its own: Ctrl-C reaches the platform alone, which then stops its children.
      detached: true,
      cwd: fn.folder,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        ...fn.environment,
        ...around.credentials(fn),
        ...(process.env.FAULTS_MODULE ? { FAULTS_MODULE: resolve(process.env.FAULTS_MODULE) } : {}),
        TZ: ':UTC',
        LANG: 'en_US.UTF-8',
        AWS_REGION: REGION,
        AWS_DEFAULT_REGION: REGION,
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
        AWS_LAMBDA_FUNCTION_NAME: fn.name,
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memory),
        AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
        AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${fn.name}`,
        AWS_LAMBDA_LOG_STREAM_NAME: id,
        AWS_LAMBDA_RUNTIME_API: `${around.runtimeApi}/${id}`,
        _HANDLER: fn.handler,
        LAMBDA_TASK_ROOT: fn.folder,
      },
    },
  );
  const sandbox: Sandbox = { id, fn, child, idleSince: Date.now(), alive: true };
  child.stdin?.on('error', () => {});
  for (const stream of [child.stdout, child.stderr])
    if (stream)
      createInterface({ input: stream }).on('line', (line) =>
        around.log(fn, sandbox.job?.requestId, line),
      );
  return sandbox;
}

export function closeSandbox(sandbox: Sandbox): void {
  if (!sandbox.alive) return;
  sandbox.alive = false;
  clearTimeout(sandbox.timer);
  sandbox.child.kill('SIGKILL');
}

/** Resident memory in bytes; 0 where /proc cannot tell. */
export function residentBytes({ child }: Sandbox): number {
  try {
    const pages = readFileSync(`/proc/${child.pid}/statm`, 'utf8').split(' ')[1];
    return Number(pages) * PAGE_BYTES;
  } catch {
    return 0;
  }
}
