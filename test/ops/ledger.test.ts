import { expect, it } from 'vitest';
import type { Refund, StoredCapture } from '#adapters/dynamodb/types.ts';
import {
  type Books,
  disagreements,
  type TheirOrder,
  unlikeTheirs,
} from '../../scripts/ops/ledger.ts';
import { capture, NOON, order, pendingState } from '../support/application.ts';

const settled: StoredCapture = { ...capture('N1', 'T1'), disposition: 'settled', recordedAt: NOON };
const surplus: StoredCapture = { ...capture('N1', 'T2'), disposition: 'surplus', recordedAt: NOON };
const refund: Refund = {
  refundNumber: 'R2',
  gateway: 'yeepay',
  transactionId: 'T2',
  orderNumber: 'N1',
  amountFen: 15000,
  kind: 'surplus',
  status: 'done',
  createdAt: NOON,
};
const paid = { status: 'paid', amountFen: 15000, orderNumber: 'N1', transactionId: 'T1' } as const;
const books = (): Books => ({
  orders: [{ ...order('N1', 'A'), status: 'paid', transactionId: 'T1' }],
  captures: [settled, surplus],
  refunds: [refund],
  states: [{ ...pendingState('A'), payment: paid }],
});
const debit = (transactionId: string) => ({ transactionId, amountFen: 15000 });
const theirs: TheirOrder[] = [
  {
    orderNumber: 'N1',
    debits: [debit('T1'), debit('T2')],
    refunds: [{ ...debit('T2'), refundNumber: 'R2' }],
  },
];

it('books that agree have nothing to say', () => {
  expect(disagreements(books())).toEqual([]);
  expect(unlikeTheirs(books(), theirs)).toEqual([]);
});

const spoilt: [string, Partial<Books>, RegExp][] = [
  [
    'settled twice',
    { captures: [settled, { ...surplus, disposition: 'settled' }], refunds: [] },
    /I1/,
  ],
  ['paid without a capture', { captures: [surplus] }, /I2 order N1 paid, nothing settled/],
  ['another amount', { captures: [{ ...settled, amountFen: 1 }, surplus] }, /I2 .*amount/],
  ['a surplus kept', { refunds: [] }, /I3/],
  ['two refunds', { refunds: [refund, { ...refund, refundNumber: 'R3' }] }, /I4 two refunds/],
  ['a refund of nothing', { captures: [settled] }, /I4 refund R2 of no capture/],
  ['a larger refund', { refunds: [{ ...refund, amountFen: 20000 }] }, /I4 .*amount/],
  ['a refund on another order', { refunds: [{ ...refund, orderNumber: 'N2' }] }, /I5/],
  [
    'another one’s order',
    { orders: [{ ...order('N1', 'B'), status: 'paid', transactionId: 'T1' }] },
    /I5/,
  ],
  ['paid, shown as due', { states: [pendingState('A')] }, /I6/],
];
it.each(spoilt)('%s is found', (_name, change, line) => {
  expect(disagreements({ ...books(), ...change }).join('\n')).toMatch(line);
});

it('a movement that only one side has is found', () => {
  expect(unlikeTheirs(books(), [])).toHaveLength(3);
  expect(unlikeTheirs({ ...books(), captures: [], refunds: [] }, theirs)).toHaveLength(3);
});
