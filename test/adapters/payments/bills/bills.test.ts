import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refundNumber } from '#adapters/dynamodb/refund-item.ts';
import { NOON } from '../../../support/application.ts';
import { startStore, type TestStore } from '../../../support/store.ts';
import { billCsv } from './csv.ts';
import { billWorld, day, exam, morning, window } from './world.ts';

let test: TestStore;
let worlds = 0;
beforeAll(async () => {
  test = await startStore();
  await test.store.putExam(exam, undefined, { by: 'office', at: 0 });
});
afterAll(() => test?.engine.stop());

/** A gateway of its own for each test: its days are empty. */
function newWorld() {
  worlds += 1;
  return billWorld(test, `gateway-${worlds}`);
}
const next = '2017-03-11';
const nextMorning = morning + 24 * 3_600_000;

it('seals a day whose bill says what our books say, with its totals and its raw file', async () => {
  const world = newWorld();
  const rows = [await world.paid(), await world.paid(), await world.paid()];
  world.bill(rows);
  expect(await world.run()).toBe('sealed');
  const sums = { payments: 3, incomeFen: 45_000, feesFen: 135, refunds: 0, refundedFen: 0 };
  const stored = await world.day();
  expect(stored).toMatchObject({
    status: 'sealed',
    source: 'file',
    open: 0,
    classes: { OK: 3 },
    totals: { ...sums, byExam: { demo: sums } },
    sealedAt: morning,
  });
  const raw = world.kept.get(stored?.rawKey ?? '');
  expect(Buffer.from(raw ?? []).toString()).toBe(billCsv(day, rows));
});

describe('#48 a row that we have no capture of', () => {
  it('is booked by the one path, settles the fee, and says so however often it is run', async () => {
    const world = newWorld();
    const row = world.pays(await world.ordered());
    world.bill([row]);
    expect(await world.run()).toBe('sealed');
    expect(await world.paymentOf(row.orderNumber)).toBe('paid');
    const capture = await world.store.loadCapture(world.gateway.id, row.transactionId);
    expect(capture).toMatchObject({ source: 'bill', disposition: 'settled', paidAt: NOON });
    expect(await world.differences()).toEqual([['GW_ONLY', 'booked', 'settled']]);
    const sealed = await world.day();
    expect(sealed?.totals?.byExam.demo?.incomeFen).toBe(15_000);
    expect(await world.run()).toBe('sealed');
    expect(await world.day()).toEqual(sealed);
  });

  it('of a second debit becomes surplus with its one refund', async () => {
    const world = newWorld();
    const first = await world.paid();
    const second = world.pays(first.orderNumber, NOON + 1000, 'again');
    world.bill([first, second]);
    await world.run();
    expect(await world.differences()).toEqual([['GW_ONLY', 'booked', 'surplus']]);
    const refund = await world.store.loadRefund(refundNumber(world.gateway.id, 'again'));
    expect(refund).toMatchObject({ status: 'queued', amountFen: 15_000 });
  });

  it('of an order that is not ours is recorded as an orphan, of no exam', async () => {
    const world = newWorld();
    world.bill([world.pays('GS-nobody')]);
    await world.run();
    expect(await world.differences()).toEqual([['GW_ONLY', 'booked', 'orphan']]);
    expect((await world.day())?.totals?.byExam['']?.payments).toBe(1);
  });

  it('twice in one bill is booked once and stays open', async () => {
    const world = newWorld();
    const row = await world.paid();
    world.bill([row, row]);
    expect(await world.run()).toBe('differences');
    expect(await world.differences()).toEqual([['GW_ONLY', 'open', 'repeated']]);
    expect((await world.day())?.totals?.payments).toBe(1);
  });
});

describe('#49 a capture that the bill does not have', () => {
  it('is carried to the next day when the signed query confirms it, and has to be there', async () => {
    const world = newWorld();
    const row = await world.paid();
    world.bill([]);
    expect(await world.run()).toBe('sealed');
    expect(await world.differences()).toEqual([['LOCAL_ONLY', 'carried', 'confirmed']]);
    world.bill([], next);
    expect(await world.run(next, nextMorning)).toBe('differences');
    expect(await world.differences(next)).toEqual([['LOCAL_ONLY', 'open', 'confirmed']]);
    world.bill([row], next);
    expect(await world.run(next, nextMorning)).toBe('sealed');
    expect(await world.differences(next)).toEqual([['CROSS_DAY', 'same', undefined]]);
  });

  it('is open when the gateway does not know it', async () => {
    const world = newWorld();
    await world.paid();
    world.truth.pop();
    world.bill([]);
    expect(await world.run()).toBe('differences');
    expect(await world.differences()).toEqual([['LOCAL_ONLY', 'open', 'unconfirmed']]);
    expect(world.log).toHaveLength(1);
  });

  it('is not carried into a bill that has been read', async () => {
    const world = newWorld();
    await world.paid();
    world.bill([], next);
    await world.run(next, nextMorning);
    world.bill([]);
    expect(await world.run()).toBe('differences');
  });
});

describe('#50 what differs is told and changes nothing', () => {
  it.each([
    ['AMOUNT', { amountFen: 14_999 }],
    ['FEE', { feeFen: 100 }],
    ['STATUS', { orderNumber: 'GS-other' }],
  ])('%s', async (found, change) => {
    const world = newWorld();
    const row = await world.paid();
    world.bill([{ ...row, ...change }]);
    expect(await world.run()).toBe('differences');
    expect(await world.differences()).toEqual([[found, 'open', undefined]]);
    const kept = await world.store.loadCapture(world.gateway.id, row.transactionId);
    expect(kept).toMatchObject({ amountFen: 15_000, disposition: 'settled' });
    world.bill([row]);
    expect(await world.run()).toBe('sealed');
    expect(await world.differences()).toEqual([]);
  });

  it('REFUND_GW_ONLY: a refund that we did not ask for', async () => {
    const world = newWorld();
    const row = await world.paid();
    world.bill([row, { ...row, kind: 'refund', feeFen: 0 }]);
    expect(await world.run()).toBe('differences');
    expect(await world.differences()).toEqual([['REFUND_GW_ONLY', 'open', undefined]]);
    expect(await world.paymentOf(row.orderNumber)).toBe('paid');
  });
});

describe('refunds', () => {
  async function refunded(world: ReturnType<typeof newWorld>) {
    const first = await world.paid();
    const second = world.pays(first.orderNumber, NOON + 1000, `twice-${first.orderNumber}`);
    await world.notice(second);
    const number = refundNumber(world.gateway.id, second.transactionId);
    const queued = await world.store.loadRefund(number);
    const leased = queued && (await world.store.leaseRefund(queued, NOON + 60_000));
    if (!leased) throw new Error('no refund');
    await world.store.noteRefund(leased, { status: 'done', bookedAt: NOON });
    return { rows: [first, second], refund: { ...second, kind: 'refund' as const, feeFen: 0 } };
  }

  it('match by the transaction, which has but one', async () => {
    const world = newWorld();
    const { rows, refund } = await refunded(world);
    world.bill([...rows, refund]);
    expect(await world.run()).toBe('sealed');
    expect((await world.day())?.totals).toMatchObject({ refunds: 1, refundedFen: 15_000 });
  });

  it('REFUND_LOCAL_ONLY: done in our books, unknown to the gateway', async () => {
    const world = newWorld();
    const { rows } = await refunded(world);
    world.bill(rows);
    expect(await world.run()).toBe('differences');
    expect(await world.differences()).toEqual([['REFUND_LOCAL_ONLY', 'open', 'unconfirmed']]);
  });
});

describe('#51 a bill that is', () => {
  const bill = (rows: Parameters<typeof billCsv>[1]) => billCsv(day, rows);
  it.each([
    ['empty', () => '', 'empty'],
    ['truncated', (text: string) => text.slice(0, text.lastIndexOf('\n')), 'truncated'],
    ['wrong in its totals', (text: string) => text.replace('"300.00"', '"301.00"'), 'totals'],
  ])('%s tells nothing: nothing is booked, the day waits', async (_name, spoil, why) => {
    const world = newWorld();
    const rows = [world.pays(await world.ordered()), world.pays(await world.ordered())];
    world.bills.set(day, spoil(bill(rows)));
    expect(await world.run()).toBe('waiting');
    expect((await world.day())?.why).toBe(why);
    expect(await world.paymentOf(rows[0]?.orderNumber ?? '')).toBe('due');
    world.bill(rows);
    expect(await world.run()).toBe('sealed');
    expect(await world.paymentOf(rows[0]?.orderNumber ?? '')).toBe('paid');
  });

  it('late is asked for again', async () => {
    const world = newWorld();
    const row = await world.paid();
    expect(await world.run()).toBe('waiting');
    expect(await world.run(day, morning + 5 * 3_600_000)).toBe('waiting');
    world.bill([row]);
    expect(await world.run()).toBe('sealed');
  });

  it('wider than before is read by position', async () => {
    const world = newWorld();
    world.bills.set(day, billCsv(day, [await world.paid()], ['new', 'columns']));
    expect(await world.run()).toBe('sealed');
  });

  it('not made for a day without trade: quiet from 14:00 on', async () => {
    const world = newWorld();
    expect(await world.run()).toBe('waiting');
    expect(await world.run(day, morning + 5 * 3_600_000)).toBe('sealed');
    expect((await world.day())?.source).toBe('quiet');
  });
});

describe('#52 a payment of 23:59 that is booked on the next day', () => {
  const late = Date.parse('2017-03-10T23:59:00+08:00');

  it('is carried, and found in the next day’s bill', async () => {
    const world = newWorld();
    const row = await world.paid(late);
    world.bill([]);
    expect(await world.run()).toBe('sealed');
    world.bill([row], next);
    expect(await world.run(next, nextMorning)).toBe('sealed');
    expect(await world.differences(next)).toEqual([['CROSS_DAY', 'same', undefined]]);
  });

  it('is owed by nobody when the next day’s bill was read first', async () => {
    const world = newWorld();
    const row = await world.paid(late);
    world.bill([row], next);
    await world.run(next, nextMorning);
    world.bill([]);
    expect(await world.run(day, nextMorning)).toBe('sealed');
    expect(await world.differences()).toEqual([]);
  });
});

describe('#53 the close', () => {
  const half = 30 * 60_000;
  it.each([
    ['within 30 minutes of it the signed query tells the time', half, 1],
    ['farther off the bill’s own time does', half + 1000, 0],
  ])('%s', async (_name, before, asked) => {
    const world = newWorld();
    const at = window.closes - before;
    const row = world.pays(await world.ordered(at), at);
    const of = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
    world.bill([row], of);
    expect(await world.run(of, window.closes + 24 * 3_600_000)).toBe('sealed');
    expect(world.log).toHaveLength(asked);
    expect(await world.paymentOf(row.orderNumber)).toBe('paid');
  });
});

describe('without a documented bill', () => {
  it('every order of the day is asked for, and all is the same path', async () => {
    const world = newWorld();
    world.bills.set(day, () => ({ kind: 'undocumented' }));
    await world.paid();
    const news = world.pays(await world.ordered());
    const unpaid = await world.ordered();
    expect(await world.run()).toBe('sealed');
    expect(await world.paymentOf(news.orderNumber)).toBe('paid');
    expect(await world.paymentOf(unpaid)).toBe('due');
    expect(await world.day()).toMatchObject({ source: 'asked', classes: { OK: 1, GW_ONLY: 1 } });
  });

  it('a file that finance brings is what counts', async () => {
    const world = newWorld();
    world.bills.set(day, () => ({ kind: 'undocumented' }));
    const row = await world.paid();
    const key = `uploaded/${world.gateway.id}/${day}/1`;
    world.kept.set(key, Buffer.from(billCsv(day, [row])));
    const upload = { key, by: 'finance', at: morning };
    const facts = { gateway: world.gateway.id, day, version: 1, checkedAt: morning };
    await world.store.putBillDay({ ...facts, status: 'waiting', upload });
    expect(await world.run()).toBe('sealed');
    expect(await world.day()).toMatchObject({ source: 'upload', upload, version: 2 });
  });
});
