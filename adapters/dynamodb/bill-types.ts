import type { Instant } from '#domain/application/state.ts';
import type { BillClass, BookEntry } from '#domain/payment/reconcile.ts';
import type { Page } from './types.ts';

/** Money in fen, as the bill says it; an exam of '' is an order that is not ours. */
export type BillSums = {
  payments: number;
  incomeFen: number;
  feesFen: number;
  refunds: number;
  refundedFen: number;
};
export type BillTotals = BillSums & { byExam: Record<string, BillSums> };

/** waiting: no bill that could be believed yet; differences: some are open; sealed: none is. */
export type BillDay = {
  gateway: string;
  /** Of booking at the gateway, YYYY-MM-DD in Beijing. */
  day: string;
  version: number;
  status: 'waiting' | 'differences' | 'sealed';
  /** file: the gateway's own; upload: brought by finance; asked: a query for each order; quiet: nothing on either side. */
  source?: 'file' | 'upload' | 'asked' | 'quiet';
  /** Why it waits: a code. */
  why?: string;
  totals?: BillTotals;
  classes?: Partial<Record<BillClass, number>>;
  open?: number;
  /** The raw file as it was read. */
  rawKey?: string;
  sha256?: string;
  upload?: { key: string; by: string; at: Instant };
  checkedAt: Instant;
  sealedAt?: Instant;
};

/**
 * booked: the money is in our books now; carried: the gateway's signed answer confirms it, the
 * next day's bill owes it; same: only the day differs; open: a person has to look.
 */
export type Resolution = 'booked' | 'carried' | 'same' | 'open';
export type BillDifference = {
  /** `entryName`: one difference an entry. */
  name: string;
  class: BillClass;
  resolution: Resolution;
  orderNumber: string;
  transactionId: string;
  refundNumber?: string;
  billFen?: number;
  billFeeFen?: number;
  ourFen?: number;
  ourDay?: string;
  why?: string;
};

export type BillStore = {
  /** Captures and refunds filed under that day. */
  billEntries(gateway: string, day: string): AsyncIterable<BookEntry>;
  /** Numbers of the orders opened on that day. */
  billOrders(gateway: string, day: string): AsyncIterable<string>;
  loadBillDay(gateway: string, day: string): Promise<BillDay | undefined>;
  loadBillDays(names: { gateway: string; day: string }[]): Promise<BillDay[]>;
  /** `version` is the one to be written: 1 for the first. */
  putBillDay(day: BillDay): Promise<'stored' | 'conflict'>;
  billDifferences(gateway: string, day: string): Promise<BillDifference[]>;
  pageBillDifferences(
    gateway: string,
    day: string,
    after: string | undefined,
  ): Promise<Page<BillDifference>>;
  replaceBillDifferences(gateway: string, day: string, found: BillDifference[]): Promise<void>;
  /** Adds or overwrites, forgets none. */
  noteBillDifferences(gateway: string, day: string, found: BillDifference[]): Promise<void>;
  /** Fees waived in a month (YYYY-MM) by exam. */
  waiversOf(month: string): Promise<Record<string, number>>;
};
