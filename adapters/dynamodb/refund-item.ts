import { createHash } from 'node:crypto';
import type { Instant } from '#domain/application/state.ts';
import { base32 } from '../keys/base32.ts';
import { billKeys } from './bill-index.ts';
import type { Item } from './read.ts';
import { digits13, type Key, keyOf } from './table.ts';
import type { CaptureFacts, Refund } from './types.ts';

/** Partitions of the refund worker; a person's work has one of its own. */
const SHARDS = 4;
export const refundPartitions = Array.from({ length: SHARDS }, (_, shard) => `R#${shard}`);
const manualPartition = 'R#manual';

/** The one refund number a capture can have: a double refund is impossible by key. */
export function refundNumber(gateway: string, transactionId: string): string {
  const digest = createHash('sha256').update(`${gateway}#${transactionId}`).digest();
  return `R${base32(digest, 24)}`;
}

/** The queued refund of a capture that settles nothing. */
export function surplusRefund(capture: CaptureFacts, now: Instant): Refund {
  const { gateway, transactionId, orderNumber, amountFen } = capture;
  const number = refundNumber(gateway, transactionId);
  const facts = { refundNumber: number, gateway, transactionId, orderNumber, amountFen };
  return { ...facts, kind: 'surplus', status: 'queued', createdAt: now };
}

/** Index attributes: the worker's by time, or a person's; none when the refund is done. */
export function refundWork(refund: Refund): { workPk?: string; workSk?: string } {
  const { refundNumber: number, status, nextAt = refund.createdAt } = refund;
  if (status === 'done') return {};
  const shard = createHash('sha256').update(number).digest().readUInt8() % SHARDS;
  const byHand = status === 'failed' || status === 'manual';
  return {
    workPk: byHand ? manualPartition : (refundPartitions[shard] ?? ''),
    workSk: `${digits13(nextAt)}#${number}`,
  };
}

/** Filed by the day on which the gateway took it; until then by the day it was queued. */
export const refundDay = ({ gateway, refundNumber: name }: Refund, at: Instant) =>
  billKeys('REFUND', { gateway, name, at });

/** A refund's item; `nextAt` lives in the index key alone. */
export function refundItem(refund: Refund): Key & Item {
  const { refundNumber: number, nextAt, ...rest } = refund;
  return {
    ...keyOf.refund(number),
    refundNumber: number,
    tries: 0,
    ...rest,
    ...refundWork(refund),
    ...refundDay(refund, refund.createdAt),
  };
}

/** The reverse of `refundItem`. */
export function refundFrom(item: Item): Refund {
  const { PK, SK, workPk, workSk, billPk, billSk, ...rest } = item;
  const next = workSk === undefined ? {} : { nextAt: Number(String(workSk).slice(0, 13)) };
  return { ...rest, ...next } as Refund;
}
