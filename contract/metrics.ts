/**
 * Every metric of ours, once: emitters, widgets, alarms and tests read this list. A dimension has a
 * closed list of values, for each value is a metric that is paid for; a position, an exam or a person
 * is never one.
 */
import type * as z from 'zod';
import type { gatewayIds } from './bill.ts';
import { type eventOperations, type HttpOperationName, httpOperations } from './operations.ts';
import type { ExceptionKind } from './refund.ts';
import type { queue as queueSchema } from './review.ts';

export const metricNamespace = 'Baoming';

type Metric = {
  unit: 'Count' | 'Milliseconds' | 'Seconds';
  dimensions: Partial<Record<'operation' | 'gateway' | 'queue' | 'outcome', readonly string[]>>;
};

const operation = Object.keys(httpOperations) as HttpOperationName[];
const reconciling = ['reconcile-bills'] as const satisfies (keyof typeof eventOperations)[];
// Named again, so that no schema is loaded for a list of words; the types keep both the same.
const gateway = [
  'yeepay',
  'yeepay-yop',
  'wechat',
  'alipay',
] as const satisfies (typeof gatewayIds)[number][];
const queue = [
  'qualification',
  'photo',
  'waiver',
  'withdrawal',
  'correction',
  'appeal',
  'proposal',
] as const satisfies z.output<typeof queueSchema>[];
const exception = [
  'mismatch',
  'orphan',
  'refund',
  'proposal',
  'order',
] as const satisfies ExceptionKind[];

export const metrics = {
  /** Of each route: answered requests, their time, and those that ended with a fault of ours. */
  Requests: { unit: 'Count', dimensions: { operation } },
  Duration: { unit: 'Milliseconds', dimensions: { operation } },
  Faults: { unit: 'Count', dimensions: { operation } },
  /** What became of applications, counted when it is committed. */
  Applications: {
    unit: 'Count',
    dimensions: { outcome: ['saved', 'withdrawn', 'confirmed', 'abandoned'] },
  },
  Qualifications: {
    unit: 'Count',
    dimensions: { outcome: ['approved', 'rejected', 'returned'] },
  },
  /** `checked`: the machine leaves it to a person; `failed`: the machine refuses it. */
  Photos: {
    unit: 'Count',
    dimensions: { outcome: ['approved', 'checked', 'failed', 'rejected', 'appealed'] },
  },
  Fees: { unit: 'Count', dimensions: { outcome: ['paid', 'waived', 'refunded'] } },
  Orders: { unit: 'Count', dimensions: { gateway } },
  Captures: {
    unit: 'Count',
    dimensions: { outcome: ['settled', 'surplus', 'mismatch', 'orphan'] },
  },
  /** Ends of refunds; failed and manual ones wait for a person. */
  Refunds: { unit: 'Count', dimensions: { outcome: ['done', 'failed', 'manual'] } },
  /** Notices that nobody signed, or whose order is not ours. */
  RefusedNotices: { unit: 'Count', dimensions: { gateway } },
  /** A gateway contradicts itself or refuses a refund. */
  PaymentIncidents: { unit: 'Count', dimensions: {} },
  /** Gauges, measured every five minutes. 0 when nothing waits, so that an alarm ends by itself. */
  OldestReview: { unit: 'Seconds', dimensions: { queue } },
  /** How many wait for finance; 51 stands for more than fifty. */
  PaymentExceptions: { unit: 'Count', dimensions: { outcome: exception } },
  /** Exams that take applications at this hour. */
  OpenExams: { unit: 'Count', dimensions: {} },
  UnsealedBillDays: { unit: 'Count', dimensions: { operation: reconciling } },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof metrics;
type DimensionsIn<Name extends MetricName> = (typeof metrics)[Name]['dimensions'];
/** The dimensions of a metric with one value each. */
export type DimensionsOf<Name extends MetricName> = {
  [Key in keyof DimensionsIn<Name>]: DimensionsIn<Name>[Key] extends readonly (infer Value)[]
    ? Value
    : never;
};
export type ValueOf<
  Name extends MetricName,
  Key extends keyof DimensionsIn<Name>,
> = DimensionsOf<Name>[Key];
