/**
 * Every delivery that moves money is broken at every AWS call it makes, in every way a call can
 * break, and delivered again: the books end as if nothing had happened.
 */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { wrongOf } from '../../support/ledger/books.ts';
import { befall, Crash, type Fault, type Plan, underPlan } from '../../support/ledger/faults.ts';
import { type Ready, type Situation, situations } from '../../support/ledger/situations.ts';
import { type LedgerStage, startLedger } from '../../support/ledger/stage.ts';

let stage: LedgerStage;
beforeAll(async () => {
  // The SDK waits a random part of its back-off: here none.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(console, 'log').mockReturnValue();
  stage = await startLedger();
}, 30_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await stage?.stop();
});

const faults: Fault[] = [
  ...(['conflict', 'throttled', 'throttling', 'failed', 'lost'] as const),
  ...(['crash-before', 'crash-after'] as const),
];
const deliveries = 3;

type Broken = { plan: Plan; calls: string[] };

/** @param every the call fails at every repetition, so that the delivery fails too */
function breaking(fault: Fault | undefined, at: number, every: boolean): Broken {
  const calls: string[] = [];
  let dead = false;
  let struck = '';
  const plan: Plan = async ({ name, number }, run) => {
    if (dead) throw new Crash('dead');
    calls.push(name);
    const again = every && struck === name;
    if (!fault || (number !== at && !again)) return run();
    struck = name;
    dead = fault.startsWith('crash');
    return befall(fault, name, run);
  };
  return { plan, calls };
}

/** What must be equal at the end; that somebody doubted on the way, and when, may differ. */
async function endOf({ person, others }: Ready) {
  const { own, theirs } = await stage.books(person.applicationId, others);
  const { double, lost, unjust, other } = wrongOf(own, theirs);
  const events = own.audit.flatMap((entry) => entry.events.map(({ kind }) => kind));
  return {
    double,
    unjust,
    other,
    lost,
    payment: own.state.payment.status,
    orders: own.orders.map(({ status }) => status).sort(),
    captures: own.captures.map(({ disposition }) => disposition).sort(),
    refunds: own.refunds.map(({ status }) => status).sort(),
    events: events.filter((kind) => kind !== 'order-doubted').sort(),
    returned: theirs.flatMap(({ refunds }) => refunds).length,
  };
}

async function play(situation: Situation, { plan }: Broken) {
  if (situation.sweeps) await stage.drain();
  const ready = await situation.prepare(stage);
  await underPlan(plan, ready.deliver).catch(() => {});
  for (let again = 1; again < deliveries; again += 1) await ready.deliver();
  return endOf(ready);
}

/** Every way to break every call; the gateway's own calls break by lost answers and crashes. */
function waysToBreak(calls: string[]) {
  return calls.flatMap((name, index) =>
    faults
      .filter((fault) => name !== 'gateway' || fault === 'lost' || fault.startsWith('crash'))
      .filter((fault) => fault !== 'conflict' || /Write|Update/.test(name))
      .flatMap((fault) => {
        const once = { fault, at: index + 1, every: false };
        return fault.startsWith('crash') ? [once] : [once, { ...once, every: true }];
      }),
  );
}

it.each(situations)(
  '$name: broken at every call, the same end',
  { timeout: 240_000 },
  async (one) => {
    const undisturbed = breaking(undefined, 0, false);
    const wanted = await play(one, undisturbed);
    const { double, unjust, other } = wanted;
    expect([double, unjust, other].flat()).toEqual([]);
    const ways = waysToBreak(undisturbed.calls);
    expect(ways.length).toBeGreaterThan(20);
    for (const way of ways) {
      const end = await play(one, breaking(way.fault, way.at, way.every));
      expect([way, end]).toEqual([way, wanted]);
    }
  },
);
