/** Eleven situations; each is explored in every order of steps with a crash at every step. */
import type { ProcessSpec } from './books.ts';

export type Scenario = { people?: string[]; processes: ProcessSpec[] };

const create = (order: string, gateway = 'y', person = 'A'): ProcessSpec => ({
  kind: 'create',
  person,
  order,
  gateway,
});
const pay = (order: string): ProcessSpec => ({ kind: 'pay', order });
/** The bank takes it although the gateway has closed the order. */
const payLate = (order: string): ProcessSpec => ({ kind: 'pay', order, late: true });
/** The bank debits an order a second time. */
const payTwice = (order: string): ProcessSpec => ({ kind: 'pay', order, twice: true });
/** Copies of the word about the n-th debit of an order. */
const told = (order: string, index = 0, copies = 2): ProcessSpec[] =>
  Array.from({ length: copies }, () => ({ kind: 'deliver', order, index }));
const once = (order: string, index = 0) => told(order, index, 1);
const worker: ProcessSpec = { kind: 'worker' };
const waive: ProcessSpec = { kind: 'waive', person: 'A' };
const refund: ProcessSpec = { kind: 'refund', person: 'A' };
const reopen: ProcessSpec = { kind: 'reopen', person: 'A' };
const expire: ProcessSpec = { kind: 'expire', order: 'o1' };

const twoOrders = (second = 'y') => [create('o1'), create('o2', second)];
const debitedTwice = [create('o1'), pay('o1'), payTwice('o1')];
const both = [...told('o1'), ...told('o2')];

export const scenarios: Record<string, Scenario> = {
  'a notice three times': { processes: [create('o1'), pay('o1'), ...told('o1', 0, 3), worker] },
  'two tabs': { processes: [...twoOrders(), pay('o1'), pay('o2'), ...both, worker] },
  'another gateway, both paid late': {
    processes: [...twoOrders('w'), payLate('o1'), payLate('o2'), ...both, worker, worker],
  },
  'one order debited twice': {
    processes: [...debitedTwice, ...told('o1'), ...told('o1', 1), worker, worker],
  },
  'a waiver while the bank page is open': {
    processes: [create('o1'), pay('o1'), ...told('o1'), waive, worker, worker],
  },
  'paid after the order expired': {
    processes: [...twoOrders(), expire, payLate('o1'), pay('o2'), ...both, worker],
  },
  'two operators refund': {
    processes: [...debitedTwice, ...once('o1'), ...told('o1', 1), refund, refund, worker, worker],
  },
  'two people': {
    people: ['A', 'B'],
    processes: [create('o1'), create('o2', 'y', 'B'), pay('o1'), pay('o2'), ...both, worker],
  },
  'refunded, then paid again': {
    processes: [
      ...[...debitedTwice, ...once('o1'), ...once('o1', 1), refund, reopen],
      ...[create('o2'), pay('o2'), ...told('o2'), worker],
    ],
  },
  'a late capture of a reopened fee': {
    processes: [
      ...[...twoOrders('w'), payLate('o1'), pay('o2'), ...once('o1'), ...once('o2')],
      ...[refund, reopen, worker],
    ],
  },
  'a waiver and a refund': {
    processes: [...debitedTwice, ...once('o1'), ...once('o1', 1), waive, refund, worker, worker],
  },
};
