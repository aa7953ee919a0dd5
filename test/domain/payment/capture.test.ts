import { describe, expect, it } from 'vitest';
import { type Capture, type CapturedOrder, decideCapture } from '#domain/payment/capture.ts';
import {
  doubtedOrder,
  during,
  examOf,
  openOrder,
  paid,
  payable,
  payCloses,
  stateOf,
  waived,
} from '../support/builders.ts';

const order: CapturedOrder = {
  orderNumber: 'O1',
  applicationId: 'app-1',
  gateway: 'yeepay',
  amountFen: 15_000,
  status: 'open',
};
const capture: Capture = {
  gateway: 'yeepay',
  transactionId: 'T1',
  orderNumber: 'O1',
  amountFen: 15_000,
  currency: 'CNY',
  paidAt: during,
  source: 'query',
};
const ordered = stateOf({ ...payable, ...openOrder });
const exam = examOf();
const { paidAt: _, ...unsigned } = capture;

describe('decideCapture', () => {
  it.each([
    ['open order', order, ordered],
    [
      'order in doubt',
      { ...order, status: 'confirming' as const },
      stateOf({ ...payable, ...doubtedOrder }),
    ],
    ['late capture of a closed order', { ...order, status: 'closed' as const }, stateOf(payable)],
    ['abandoned meanwhile', order, stateOf({ ...payable, confirmation: 'abandoned' })],
  ])('settles: %s', (_name, of, state) => {
    expect(decideCapture(of, state, capture, exam)).toBe('settle');
  });

  it.each([
    [
      'fee paid by another order',
      { ...order, status: 'closed' as const },
      stateOf({ ...payable, ...paid }),
    ],
    [
      'second debit of one order',
      { ...order, status: 'paid' as const, transactionId: 'T0' },
      stateOf({ ...payable, ...paid }),
    ],
    ['waived meanwhile', order, stateOf({ ...payable, ...waived })],
    [
      'withdrawn',
      order,
      stateOf({ qualification: { status: 'withdrawn', reasons: [], since: 0 } }),
    ],
    ['disqualified', order, stateOf({ ...payable, confirmation: 'disqualified' })],
    [
      'refunded',
      order,
      stateOf({ ...payable, payment: { status: 'refunded', amountFen: 15_000 } }),
    ],
    ['fee changed', order, stateOf({ ...payable, payment: { status: 'due', amountFen: 1 } })],
  ])('is surplus: %s', (_name, of, state) => {
    expect(decideCapture(of, state, capture, exam)).toBe('surplus');
  });

  it('knows the capture that paid the order', () => {
    const done = { ...order, status: 'paid' as const, transactionId: 'T1' };
    expect(decideCapture(done, stateOf({ ...payable, ...paid }), capture, exam)).toBe('duplicate');
  });

  it.each([
    { amountFen: 9_999 },
    { amountFen: 15_001 },
    { currency: 'USD' },
    { currency: 'RMB' },
    { gateway: 'wechat' },
  ])('is a mismatch: %j', (changes) => {
    expect(decideCapture(order, ordered, { ...capture, ...changes }, exam)).toBe('mismatch');
  });

  it('is an orphan without its order or application', () => {
    expect(decideCapture(undefined, undefined, capture, exam)).toBe('orphan');
    expect(decideCapture(order, undefined, capture, exam)).toBe('orphan');
    expect(decideCapture({ ...order, applicationId: 'app-2' }, ordered, capture, exam)).toBe(
      'orphan',
    );
    expect(decideCapture({ ...order, orderNumber: 'O2' }, ordered, capture, exam)).toBe('orphan');
  });

  it('compares the pay time with the close, and the personal one', () => {
    const at = (paidAt: number) => decideCapture(order, ordered, { ...capture, paidAt }, exam);
    expect([payCloses - 1, payCloses, payCloses + 1].map(at)).toEqual([
      'settle',
      'settle',
      'surplus',
    ]);
    const extended = { ...ordered, extension: payCloses + 1 };
    expect(decideCapture(order, extended, { ...capture, paidAt: payCloses + 1 }, exam)).toBe(
      'settle',
    );
  });

  it('#53 lets the gateway’s pay time decide, however wrong our clock is', () => {
    const told = (paidAt: number, at: number) =>
      decideCapture(order, ordered, { ...capture, paidAt }, exam, at);
    for (const skew of [-86_400_000, -1, 1, 86_400_000]) {
      expect(told(payCloses - 1, payCloses + skew)).toBe('settle');
      expect(told(payCloses + 1, payCloses + skew)).toBe('surplus');
    }
  });

  it('asks when the notice has no pay time and came after the close', () => {
    expect(decideCapture(order, ordered, unsigned, exam, payCloses)).toBe('settle');
    expect(decideCapture(order, ordered, unsigned, exam, payCloses + 1)).toBe('ask');
    expect(decideCapture(order, ordered, unsigned, exam)).toBe('ask');
    expect(decideCapture(order, ordered, capture, exam, payCloses + 1)).toBe('settle');
  });
});

describe('53: a bill’s time within 30 minutes of the close', () => {
  const half = 30 * 60_000;
  const told = (paidAt: number, source: Capture['source']) =>
    decideCapture(order, ordered, { ...capture, paidAt, source }, exam, payCloses + 86_400_000);

  it.each([
    ['a millisecond more than 30 minutes before', -half - 1, 'settle', 'settle'],
    ['30 minutes before', -half, 'ask', 'settle'],
    ['at the close', 0, 'ask', 'settle'],
    ['a millisecond after the close', 1, 'ask', 'surplus'],
    ['30 minutes after', half, 'ask', 'surplus'],
    ['a millisecond more than 30 minutes after', half + 1, 'surplus', 'surplus'],
  ])('%s', (_name, distance, bill, query) => {
    expect(told(payCloses + distance, 'bill')).toBe(bill);
    expect(told(payCloses + distance, 'query')).toBe(query);
  });

  it('asks when the bill tells no time', () => {
    expect(decideCapture(order, ordered, { ...unsigned, source: 'bill' }, exam, during)).toBe(
      'ask',
    );
  });
});
