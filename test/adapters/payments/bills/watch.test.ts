import { afterAll, beforeAll, expect, it } from 'vitest';
import { askGateway } from '#adapters/payments/ask-gateway.ts';
import { closeOrder } from '#adapters/payments/close-order.ts';
import { feesFrom, reconcileBills } from '../../../../functions/reconcile-bills/reconcile-bills.ts';
import { NOON } from '../../../support/application.ts';
import { startStore, type TestStore } from '../../../support/store.ts';
import { billWorld, day, exam, morning } from './world.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startStore();
  await test.store.putExam(exam, undefined, { by: 'office', at: 0 });
});
afterAll(() => test?.engine.stop());

const DAY = 24 * 3_600_000;

it('asks about a closed order every day until the bills of its day and the next are sealed', async () => {
  const world = billWorld(test, 'watch');
  const number = await world.ordered();
  const load = async () => {
    const order = await test.store.loadOrder(number);
    if (!order) throw new Error('no order');
    return order;
  };
  await closeOrder(test.store, await load(), NOON + DAY / 24);
  const ask = async (now: number) => askGateway(test.store, world.gateway, await load(), now);
  await ask(NOON + 5 * DAY);
  expect((await load()).nextQueryAt).toBe(NOON + 6 * DAY);
  world.bill([]);
  expect(await world.run()).toBe('sealed');
  await ask(NOON + 6 * DAY);
  expect((await load()).nextQueryAt).toBe(NOON + 7 * DAY);
  world.bill([], '2017-03-11');
  await world.run('2017-03-11', morning + DAY);
  await ask(NOON + 7 * DAY);
  expect((await load()).nextQueryAt).toBeUndefined();
});

it('counts a day as overdue from 14:00 of the next on, and a fault stops no other day', async () => {
  const world = billWorld(test, 'overdue');
  const row = await world.paid();
  world.bills.set(day, () => {
    throw new Error('no connection');
  });
  const work = { store: test.store, gateways: [world.gateway], files: world.files, fees: {} };
  const two = Date.parse('2017-03-11T14:00:00+08:00');
  expect(await reconcileBills({ ...work, now: two - 1 })).toMatchObject({ failed: 1, overdue: 0 });
  const late = await reconcileBills({ ...work, now: two });
  expect(late).toEqual({ sealed: 13, differences: 0, waiting: 0, failed: 1, overdue: 1 });
  world.bill([row]);
  expect(await reconcileBills({ ...work, now: two })).toMatchObject({ sealed: 14, overdue: 0 });
});

it('reads the agreed fees in hundredths of a percent', () => {
  const fees = feesFrom('yeepay=30,yeepay-yop=25');
  expect([fees.yeepay?.(15_000), fees['yeepay-yop']?.(15_000), fees.wechat]).toEqual([
    45,
    38,
    undefined,
  ]);
});
