import { createHash } from 'node:crypto';
import { billKeys } from './bill-index.ts';
import type { Item } from './read.ts';
import { digits13, keyOf } from './table.ts';
import type { NewOrder, Order } from './types.ts';

/** Partitions of the reconciler's work. */
const WORK_SHARDS = 8;
const orderPartition = (shard: number): string => `O#${shard}`;

/** Orders that are unresolved after a day: few, and listed for people too. */
export const oldOrderPartition = 'O#old';
const oldMs = 24 * 3_600_000;

/** Everything that the reconciler looks through. */
export const orderPartitions = [
  oldOrderPartition,
  ...Array.from({ length: WORK_SHARDS }, (_, shard) => orderPartition(shard)),
];

type Work = Pick<Order, 'orderNumber' | 'status' | 'createdAt'>;

/** The index attributes of an order that the reconciler asks about at `nextQueryAt`. */
export function orderWork({ orderNumber, status, createdAt }: Work, nextQueryAt: number) {
  const shard = createHash('sha256').update(orderNumber).digest().readUInt8() % WORK_SHARDS;
  const unresolved = status === 'open' || status === 'confirming';
  const old = unresolved && nextQueryAt > createdAt + oldMs;
  return {
    workPk: old ? oldOrderPartition : orderPartition(shard),
    workSk: `${digits13(nextQueryAt)}#${orderNumber}`,
  };
}

/** An order's item; `nextQueryAt` lives in the index key alone. */
export function orderItem(order: NewOrder): ReturnType<typeof keyOf.order> & Item {
  const { orderNumber, nextQueryAt = order.createdAt + 30_000, ...rest } = order;
  const { gateway, createdAt: at } = order;
  return {
    ...keyOf.order(orderNumber),
    tries: 0,
    ...rest,
    ...orderWork(order, nextQueryAt),
    ...billKeys('ORDER', { gateway, name: orderNumber, at }),
  };
}

/**
 * The record of a key that opened no order stands where that order would: two requests with one
 * key can never leave both. It is no order to anybody else.
 */
export const answeredBy = (item: Item): string | undefined =>
  item.answeredBy === undefined ? undefined : String(item.answeredBy);

/** The reverse of `orderItem`. */
export function orderFrom(item: Item): Order {
  const { PK, SK, workPk, workSk, billPk, billSk, write, askedAt, ...rest } = item;
  return {
    ...rest,
    orderNumber: String(PK).slice('ORD#'.length),
    ...(workSk !== undefined && { nextQueryAt: Number(String(workSk).slice(0, 13)) }),
  } as Order;
}
