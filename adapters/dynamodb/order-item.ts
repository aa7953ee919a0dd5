import { createHash } from 'node:crypto';
import { billKeys } from './bill-index.ts';
import type { Item } from './read.ts';
import { digits13, keyOf } from './table.ts';
import type { NewOrder, Order } from './types.ts';

/** Partitions of the reconciler's work. */
export const WORK_SHARDS = 8;
export const orderPartition = (shard: number): string => `O#${shard}`;

/** The index attributes of an order that the reconciler asks about at `nextQueryAt`. */
export function orderWork(orderNumber: string, nextQueryAt: number) {
  const shard = createHash('sha256').update(orderNumber).digest().readUInt8() % WORK_SHARDS;
  return {
    workPk: orderPartition(shard),
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
    ...orderWork(orderNumber, nextQueryAt),
    ...billKeys('ORDER', { gateway, name: orderNumber, at }),
  };
}

/** The reverse of `orderItem`. */
export function orderFrom(item: Item): Order {
  const { PK, SK, workPk, workSk, billPk, billSk, write, askedAt, ...rest } = item;
  return {
    ...rest,
    orderNumber: String(PK).slice('ORD#'.length),
    ...(workSk !== undefined && { nextQueryAt: Number(String(workSk).slice(0, 13)) }),
  } as Order;
}
