import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen, readBody } from '../http.ts';
import type { LocalFunction } from './function.ts';
import type { Sandbox, Surroundings } from './sandbox.ts';
import { closeSandbox, type Job, type Outcome, openSandbox, residentBytes } from './sandbox.ts';

const INIT_LIMIT_MS = 10_000;
const MEMORY_CHECK_MS = 1000;
const IDLE_MS = 300_000;
const SANDBOX_CAP = 48;
const FUNCTION_CAP = 6;

const stoppedError = { errorType: 'Stopped', errorMessage: 'The platform stops' };

type Statistics = { cold: number; warm: number; errors: number; timeouts: number };
export type Lambda = {
  functions: LocalFunction[];
  statistics: Map<string, Statistics>;
  invoke(name: string, event: unknown): Promise<Outcome>;
  /** As Lambda's asynchronous invocation: two more attempts, then the outcome of the last. */
  invokeAsync(name: string, event: unknown): Promise<Outcome>;
  stop(): Promise<void>;
};
type Options = Omit<Surroundings, 'runtimeApi'> & {
  functions: LocalFunction[];
  /** Hears of every attempt when it begins; what it returns, how it ended. */
  watch?: (name: string) => (failed: boolean) => void;
};

/** Runs functions in sandboxes behind the Runtime API, on a port of its own. */
export async function startLambda({
  functions,
  credentials,
  log,
  watch: hear,
}: Options): Promise<Lambda> {
  const sandboxes = new Map<string, Sandbox>();
  const queue: { fn: LocalFunction; job: Job }[] = [];
  let stopped = false;
  const statistics = new Map(
    functions.map(({ name }) => [name, { cold: 0, warm: 0, errors: 0, timeouts: 0 }]),
  );
  const server = await listen(0, (request, response) => void serve(request, response), 'runtime');
  const around: Surroundings = { runtimeApi: server.url.slice('http://'.length), credentials, log };
  const watch = setInterval(
    () => checkSandboxes(sandboxes, (s, error) => fail(s, error)),
    MEMORY_CHECK_MS,
  );

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, id = '', rest = ''] =
      /^\/(\w+)\/2018-06-01\/runtime\/(.*)$/.exec(request.url ?? '') ?? [];
    const body = (await readBody(request))?.toString() ?? '';
    const sandbox = sandboxes.get(id);
    if (!sandbox?.alive) return void response.writeHead(410).end();
    if (rest === 'invocation/next') {
      sandbox.next = response;
      clearTimeout(sandbox.timer);
      if (sandbox.job) give(sandbox, sandbox.job);
      else dispatch();
      return;
    }
    response.writeHead(202).end();
    if (rest === 'init/error') return fail(sandbox, JSON.parse(body));
    const [, requestId, kind] = /^invocation\/([^/]+)\/(response|error)$/.exec(rest) ?? [];
    if (sandbox.job?.requestId === requestId)
      finish(
        sandbox,
        kind === 'error' ? { error: JSON.parse(body) } : { payload: JSON.parse(body) },
      );
  }

  function give(sandbox: Sandbox, job: Job): void {
    const { fn } = sandbox;
    const next = sandbox.next;
    delete sandbox.next;
    sandbox.job = job;
    sandbox.timer = setTimeout(() => {
      statisticsOf(fn).timeouts++;
      const errorMessage = `Task timed out after ${fn.timeout.toFixed(2)} seconds`;
      fail(sandbox, { errorType: 'Sandbox.Timedout', errorMessage });
    }, fn.timeout * 1000);
    next?.writeHead(200, {
      'content-type': 'application/json',
      'Lambda-Runtime-Aws-Request-Id': job.requestId,
      'Lambda-Runtime-Deadline-Ms': String(Date.now() + fn.timeout * 1000),
      'Lambda-Runtime-Invoked-Function-Arn': fn.arn,
      'Lambda-Runtime-Trace-Id': `Root=1-${job.requestId.slice(0, 8)}-${job.requestId.replaceAll('-', '').slice(8)}`,
    });
    next?.end(JSON.stringify(job.event));
  }

  function finish(sandbox: Sandbox, outcome: Outcome): void {
    const { job } = sandbox;
    delete sandbox.job;
    clearTimeout(sandbox.timer);
    sandbox.idleSince = Date.now();
    if ('error' in outcome) statisticsOf(sandbox.fn).errors++;
    job?.done(outcome);
  }

  function fail(sandbox: Sandbox, error: { errorType: string; errorMessage: string }): void {
    if (!sandbox.alive) return;
    log(sandbox.fn, sandbox.job?.requestId, JSON.stringify({ level: 'ERROR', ...error }));
    closeSandbox(sandbox);
    sandboxes.delete(sandbox.id);
    finish(sandbox, { error });
    dispatch();
  }

  /** Gives waiting work to idle sandboxes, or opens new ones within the caps. */
  function dispatch(): void {
    for (const item of [...queue]) {
      const own = [...sandboxes.values()].filter(({ fn }) => fn === item.fn);
      const idle = own.find(({ job }) => !job);
      if (!idle && (own.length >= FUNCTION_CAP || !makeRoom(sandboxes))) continue;
      queue.splice(queue.indexOf(item), 1);
      if (idle) {
        statisticsOf(item.fn).warm++;
        // One that has just answered has not asked for the next yet: it finds its job when it does.
        if (idle.next) give(idle, item.job);
        else reserve(idle, item.job);
      } else open(item.fn, item.job);
    }
  }

  function open(fn: LocalFunction, job: Job): void {
    statisticsOf(fn).cold++;
    const sandbox = openSandbox(fn, around);
    sandboxes.set(sandbox.id, sandbox);
    reserve(sandbox, job);
    const exited = { errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited' };
    sandbox.child.on('exit', () => fail(sandbox, exited));
    sandbox.child.on('error', (error) => fail(sandbox, { ...exited, errorMessage: error.message }));
  }

  function reserve(sandbox: Sandbox, job: Job): void {
    const late = { errorType: 'Sandbox.Timedout', errorMessage: 'Init timed out after 10 seconds' };
    sandbox.job = job;
    sandbox.timer = setTimeout(() => fail(sandbox, late), INIT_LIMIT_MS);
  }

  const statisticsOf = (fn: LocalFunction) => statistics.get(fn.name) as Statistics;

  function invoke(name: string, event: unknown): Promise<Outcome> {
    const fn = functions.find((each) => each.name === name);
    if (!fn) return Promise.reject(new Error(`No function ${name}.`));
    if (stopped) return Promise.resolve({ error: stoppedError });
    return new Promise((done) => {
      const ended = hear?.(name);
      const tell = (outcome: Outcome) => {
        ended?.('error' in outcome);
        done(outcome);
      };
      queue.push({ fn, job: { requestId: randomUUID(), event, done: tell } });
      dispatch();
    });
  }

  async function invokeAsync(name: string, event: unknown): Promise<Outcome> {
    let outcome = await invoke(name, event);
    for (let retry = 1; retry <= 2 && 'error' in outcome; retry++) {
      await new Promise((done) => setTimeout(done, retry * 1000));
      outcome = await invoke(name, event);
    }
    return outcome;
  }

  async function stop(): Promise<void> {
    stopped = true;
    clearInterval(watch);
    for (const { job } of queue.splice(0)) job.done({ error: stoppedError });
    for (const sandbox of sandboxes.values()) closeSandbox(sandbox);
    sandboxes.clear();
    await server.stop();
  }
  return { functions, statistics, invoke, invokeAsync, stop };
}

/** Ends the longest idle sandbox when the cap is reached; false when all are busy. */
function makeRoom(sandboxes: Map<string, Sandbox>): boolean {
  if (sandboxes.size < SANDBOX_CAP) return true;
  const [oldest] = [...sandboxes.values()]
    .filter(({ job }) => !job)
    .sort((a, b) => a.idleSince - b.idleSince);
  if (!oldest) return false;
  closeSandbox(oldest);
  return sandboxes.delete(oldest.id);
}

type Fail = (sandbox: Sandbox, error: { errorType: string; errorMessage: string }) => void;

function checkSandboxes(sandboxes: Map<string, Sandbox>, fail: Fail): void {
  for (const sandbox of sandboxes.values()) {
    const errorMessage = `Memory of ${sandbox.fn.memory} MB is exceeded`;
    if (sandbox.job && residentBytes(sandbox) > sandbox.fn.memory * 2 ** 20)
      fail(sandbox, { errorType: 'Runtime.OutOfMemory', errorMessage });
    else if (!sandbox.job && Date.now() - sandbox.idleSince > IDLE_MS) {
      closeSandbox(sandbox);
      sandboxes.delete(sandbox.id);
    }
  }
}
