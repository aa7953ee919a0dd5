import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { countedStore } from '#adapters/counted-store.ts';
import type { Store } from '#adapters/dynamodb/types.ts';
import { measureWaiting } from '#adapters/measure.ts';
import { count, countRequest } from '#adapters/metrics.ts';
import { logIncident } from '#adapters/payments/incident.ts';
import { metrics } from '#contract/metrics.ts';
import type { Exam } from '#domain/application/exam.ts';

let lines: string[] = [];
beforeEach(() => {
  lines = [];
  const keep = (line: unknown) => {
    lines.push(String(line));
    return true;
  };
  vi.spyOn(console, 'log').mockImplementation(keep);
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
});
afterEach(() => vi.restoreAllMocks());

/** `name` and its dimensions' values, of each EMF line. */
function emitted(): string[] {
  const emf = lines.filter((line) => line.includes('"_aws"')).map((line) => JSON.parse(line));
  return emf.flatMap((line) => {
    const [{ Dimensions, Metrics }] = line._aws.CloudWatchMetrics;
    const values = Dimensions.flat().map((dimension: string) => line[dimension]);
    return Metrics.map(({ Name }: { Name: string }) => [Name, ...values].join(' '));
  });
}

const stays = {
  examId: 'e',
  windows: { apply: { opens: 0, closes: 9e12 }, pay: { closes: 9e12 } },
};

/** A store whose every write ends with `result`. */
const storeThat = (result: string) =>
  countedStore(
    new Proxy({} as Store, {
      get: () => async () => result,
      ownKeys: () => writes,
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    }),
  ) as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
const writes = [
  'createApplication',
  'commit',
  'openOrder',
  'closeOrder',
  'settle',
  'recordCapture',
  'noteRefund',
  'startRefund',
];

const kinds = {
  Applications: ['saved', 'withdrawn', 'confirmed', 'abandoned'],
  Qualifications: ['qualification-approved', 'qualification-rejected', 'qualification-returned'],
  Photos: ['photo-approved', 'photo-checked', 'photo-failed', 'photo-rejected', 'photo-appealed'],
  Fees: ['paid', 'fee-waived', 'refunded'],
};
const events = (...names: string[]) => ({ loaded: {}, events: names.map((kind) => ({ kind })) });

it('counts nothing that was not committed', async () => {
  const refused = storeThat('conflict');
  await refused.createApplication?.(events('saved'));
  await refused.commit?.(events('qualification-approved'));
  await refused.openOrder?.({ ...events('order-opened'), order: { gateway: 'yeepay' } });
  await refused.settle?.(events('paid'));
  await refused.recordCapture?.({ disposition: 'surplus' });
  await refused.noteRefund?.({}, { status: 'done' }, events('refunded'));
  await refused.startRefund?.(events());
  await refused.closeOrder?.(events());
  expect(emitted()).toEqual([]);
});

it('counts what a transaction wrote, once', async () => {
  await storeThat('created').createApplication?.(events('saved'));
  await storeThat('opened').openOrder?.({
    ...events('order-opened'),
    order: { gateway: 'wechat' },
  });
  await storeThat('settled').settle?.(events('paid', 'confirmed'));
  expect(emitted()).toEqual([
    'Applications saved',
    'Orders wechat',
    'Fees paid',
    'Applications confirmed',
    'Captures settled',
  ]);
});

it('every metric of the catalogue is emitted, under every value of its dimensions', async () => {
  for (const kind of Object.values(kinds).flat())
    await storeThat('committed').commit?.(events(kind));
  for (const gateway of metrics.Orders.dimensions.gateway) {
    await storeThat('opened').openOrder?.({ ...events(), order: { gateway } });
    count('RefusedNotices', { gateway });
  }
  for (const disposition of ['surplus', 'mismatch', 'orphan'])
    await storeThat('recorded').recordCapture?.({ disposition });
  await storeThat('settled').settle?.(events());
  for (const status of ['done', 'failed', 'manual', 'sent'])
    await storeThat('noted').noteRefund?.({}, { status });
  for (const operation of metrics.Requests.dimensions.operation) countRequest(operation, 5, 200);
  logIncident({ code: 'capture-differs', gateway: 'yeepay', transactionId: 't' });
  count('UnsealedBillDays', { operation: 'reconcile-bills' }, 0);
  const waiting = {
    loadDepartments: async () => ['d'],
    listQueue: async () => ({
      items: [
        { state: { qualification: { status: 'pending', since: 1000 }, confirmation: 'open' } },
      ],
    }),
    listExceptions: async () => ({ items: [1, 2] }),
  };
  await measureWaiting(waiting as unknown as Store, [stays as unknown as Exam], 61_000);
  const all = Object.entries(metrics).flatMap(([name, { dimensions }]) => {
    const [values] = Object.values(dimensions) as (readonly string[])[];
    return values ? values.map((value) => `${name} ${value}`) : [name];
  });
  expect(new Set(emitted())).toEqual(new Set(all));
  const oldest = lines.find((line) => line.includes('"queue":"qualification"'));
  expect(JSON.parse(oldest ?? '{}')).toMatchObject({ OldestReview: 60 });
});

it('refuses a value outside of the closed list', () => {
  expect(() => count('Orders', { gateway: 'unionpay' as 'yeepay' })).toThrow('gateway');
  expect(emitted()).toEqual([]);
});
