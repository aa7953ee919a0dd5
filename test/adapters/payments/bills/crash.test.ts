import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '#adapters/dynamodb/types.ts';
import { reconcileDay } from '#adapters/payments/bills/reconcile-day.ts';
import { NOON } from '../../../support/application.ts';
import { startStore, type TestStore } from '../../../support/store.ts';
import { billWorld, day, exam, morning } from './world.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startStore();
  await test.store.putExam(exam, undefined, { by: 'office', at: 0 });
});
afterAll(() => test?.engine.stop());

/** A store whose process dies at its nth call: before the call is made, or when it has been. */
function dying(store: Store, at: number, when: 'before' | 'after') {
  const calls = { count: 0 };
  const hit = () => {
    calls.count += 1;
    return calls.count >= at;
  };
  const wrapped = new Proxy(store, {
    get: (target, name: keyof Store) => {
      const method = target[name] as (...given: unknown[]) => unknown;
      return (...given: unknown[]) => {
        const dies = hit();
        if (dies && when === 'before') throw new Error('crashed');
        const answer = method(...given);
        if (!dies || !(answer instanceof Promise)) return answer;
        return answer.then(() => {
          throw new Error('crashed');
        });
      };
    },
  });
  return { wrapped, calls };
}

/** Money told and untold, a second debit, a carried payment, a wrong amount. */
async function scene(name: string) {
  const world = billWorld(test, name);
  const same = await world.paid();
  const news = world.pays(await world.ordered());
  const second = world.pays(same.orderNumber, NOON + 1000, `again-${name}`);
  const wrong = await world.paid();
  await world.paid(Date.parse('2017-03-10T23:59:00+08:00'));
  world.bill([same, news, second, { ...wrong, amountFen: 1 }]);
  const facts = async () => {
    const {
      checkedAt: _,
      version: __,
      rawKey: ___,
      sha256: ____,
      gateway: _____,
      ...stored
    } = (await world.day()) ?? ({} as never);
    const captures = await Promise.all(
      [same, news, second, wrong].map(async ({ transactionId }) => {
        const one = await world.store.loadCapture(name, transactionId);
        return [one?.disposition, one?.source];
      }),
    );
    return { stored, captures, differences: (await world.differences()).map(String).sort() };
  };
  return { world, facts };
}

it('ends the same wherever a run has died', async () => {
  const whole = await scene('crash-none');
  const counted = dying(test.store, Number.POSITIVE_INFINITY, 'before');
  const at = { files: whole.world.files, now: morning, feeOf: () => 45 };
  await reconcileDay({ ...at, store: counted.wrapped, gateway: whole.world.gateway }, day);
  const wanted = await whole.facts();
  expect(wanted.differences).toEqual([
    'AMOUNT,open,',
    'GW_ONLY,booked,settled',
    'GW_ONLY,booked,surplus',
    'LOCAL_ONLY,carried,confirmed',
  ]);
  expect(counted.calls.count).toBeGreaterThan(20);
  for (let call = 1; call <= counted.calls.count; call += 1) {
    for (const when of ['before', 'after'] as const) {
      const { world, facts } = await scene(`crash-${call}-${when}`);
      const { wrapped } = dying(test.store, call, when);
      const dead = { ...at, files: world.files, store: wrapped, gateway: world.gateway };
      await reconcileDay(dead, day).catch(() => {});
      await world.run();
      expect(await facts(), `call ${call} ${when}`).toEqual(wanted);
    }
  }
}, 120_000);

it('ends the same when two runs overlap', async () => {
  const { world, facts } = await scene('twice');
  await Promise.all([world.run(), world.run()]);
  await world.run();
  const { differences, captures } = await facts();
  expect(differences).toHaveLength(4);
  expect(captures).toEqual([
    ['settled', 'notice'],
    ['settled', 'bill'],
    ['surplus', 'bill'],
    ['settled', 'notice'],
  ]);
});
