/**
 * Interleaves processes at their calls: one call at a time runs, chance decides whose, and what
 * befalls it. A process that died is delivered again by whoever started it.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { type Attempt, befall, Crash, type Fault, underPlan } from './faults.ts';

/** A seeded generator in [0, 1), mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const befalls: Fault[] = [
  ...(['conflict', 'throttled', 'failed', 'lost', 'lost'] as const),
  ...(['crash-before', 'crash-after'] as const),
];
const onGateway: Fault[] = ['lost', 'crash-before', 'crash-after'];

type Waiting = { attempt: Attempt; go(): Promise<void> };
export type Tally = { calls: number; faults: number };

/**
 * Runs all processes to their ends in an order that the random numbers give; a fault befalls
 * about one call in twelve.
 */
export async function interleave(
  processes: (() => Promise<unknown>)[],
  random: () => number,
): Promise<Tally> {
  const waiting: Waiting[] = [];
  const tally = { calls: 0, faults: 0 };
  let alive = processes.length;
  for (const work of processes) {
    let dead = false;
    const plan = (attempt: Attempt, run: () => Promise<unknown>) => {
      if (dead) return Promise.reject(new Crash('dead'));
      return new Promise((resolve, reject) => {
        const go = async () => {
          const fault = random() < 1 / 12 ? pick(attempt, random) : undefined;
          tally.calls += 1;
          if (fault) tally.faults += 1;
          dead ||= fault?.startsWith('crash') === true;
          await (fault ? befall(fault, attempt.name, run) : run()).then(resolve, reject);
        };
        waiting.push({ attempt, go });
      });
    };
    underPlan(plan, work)
      .catch(() => {})
      .finally(() => {
        alive -= 1;
      });
  }
  while (alive > 0) {
    await turn();
    const [next] = waiting.splice(Math.floor(random() * waiting.length), 1);
    await next?.go();
  }
  return tally;
}

function pick(attempt: Attempt, random: () => number): Fault | undefined {
  const all = attempt.name === 'gateway' ? onGateway : befalls;
  const fault = all[Math.floor(random() * all.length)];
  return fault === 'conflict' && !attempt.writes ? 'failed' : fault;
}
