/**
 * A FAULTS_MODULE that asks the process around a call what becomes of it. Many processes run at
 * once in one test: each has its own plan, found by the asynchronous context.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

export type Fault =
  | 'conflict'
  | 'throttled'
  | 'throttling'
  | 'failed'
  /** It took effect, its answer never came. */
  | 'lost'
  /** The process dies before the call, or after it took effect. */
  | 'crash-before'
  | 'crash-after';

/** One attempt of one call; the SDK's own repetitions are attempts too. */
export type Attempt = { name: string; writes: boolean; number: number };
/** `run` makes the call; what the plan does around it is its own matter. */
export type Plan = (attempt: Attempt, run: () => Promise<unknown>) => Promise<unknown>;

type Process = { plan: Plan; made: number };
const current = new AsyncLocalStorage<Process>();

/** Runs the work as a process of its own, under its plan. */
export function underPlan<Result>(plan: Plan, work: () => Promise<Result>): Promise<Result> {
  return current.run({ plan, made: 0 }, work);
}

/** The same for a call that is none of AWS, such as one to the gateway. */
export function step(name: string, run: () => Promise<unknown>): Promise<unknown> {
  const process = current.getStore();
  if (!process) return run();
  process.made += 1;
  return process.plan({ name, writes: false, number: process.made }, run);
}

export class Crash extends Error {}

const named = (name: string, status: number, more: object = {}) =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode: status }, ...more });

function cancelled(code: string): Error {
  return named('TransactionCanceledException', 400, { CancellationReasons: [{ Code: code }] });
}

/** What the SDK sees; a transaction has its own words for some. */
export function errorOf(fault: Fault, name: string): Error {
  const transaction = name === 'TransactWriteItemsCommand';
  const retryable = { $retryable: { throttling: true } };
  switch (fault) {
    case 'conflict':
      return transaction
        ? cancelled('TransactionConflict')
        : named('TransactionConflictException', 400);
    case 'throttled':
      return named('ProvisionedThroughputExceededException', 400, retryable);
    case 'throttling':
      return transaction
        ? cancelled('ThrottlingError')
        : named('ThrottlingException', 400, retryable);
    case 'failed':
      return named('InternalServerError', 500, { $fault: 'server' });
    case 'lost':
      return Object.assign(new Error('socket hang up'), { name: 'TimeoutError', $metadata: {} });
    default:
      return new Crash(`${fault} ${name}`);
  }
}

/** Lets one fault befall an attempt. */
export async function befall(fault: Fault, name: string, run: () => Promise<unknown>) {
  if (fault === 'lost' || fault === 'crash-after') await run();
  throw errorOf(fault, name);
}

type Next = (args: unknown) => Promise<unknown>;

export default (next: Next, context: { commandName?: string }) => (args: unknown) => {
  const process = current.getStore();
  const name = context.commandName ?? '';
  if (!process || !/Item|Query/.test(name)) return next(args);
  process.made += 1;
  const attempt = { name, writes: /Write|Put|Update/.test(name), number: process.made };
  return process.plan(attempt, () => next(args));
};
