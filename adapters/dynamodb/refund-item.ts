import { createHash } from 'node:crypto';
import type { RefundKind } from '#domain/application/commands.ts';
import type { ApplicationState, Instant } from '#domain/application/state.ts';
import { base32 } from '../keys/base32.ts';
import { billKeys } from './bill-index.ts';
import type { Item } from './read.ts';
import { digits13, type Key, keyOf } from './table.ts';
import type { CaptureFacts, Refund } from './types.ts';

/** Partitions of the refund worker; a person's work has one of its own. */
const SHARDS = 4;
export const refundPartitions = Array.from({ length: SHARDS }, (_, shard) => `R#${shard}`);
export const manualPartition = 'R#manual';
export const proposedPartition = 'R#proposed';

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

type FeeRefund = {
  kind: RefundKind;
  status: 'proposed' | 'queued';
  reason: string;
  proposedBy: string;
  confirmedBy?: string;
};

/** The refund of the capture that paid this application's fee. */
export function feeRefund(state: ApplicationState, more: FeeRefund, now: Instant): Refund {
  const { gateway, transactionId, orderNumber, amountFen } = state.payment;
  if (!gateway || !transactionId || !orderNumber) throw new Error('no capture paid this fee');
  const facts = { gateway, transactionId, orderNumber, amountFen, createdAt: now };
  const { applicationId, examId } = state;
  const number = refundNumber(gateway, transactionId);
  return { refundNumber: number, applicationId, examId, ...facts, ...more };
}

/** Index attributes: the worker's by time, or a person's; none when nobody has to do anything. */
export function refundWork(refund: Refund): { workPk?: string; workSk?: string } {
  const { refundNumber: number, status, nextAt = refund.createdAt } = refund;
  const workSk = `${digits13(nextAt)}#${number}`;
  const shard = createHash('sha256').update(number).digest().readUInt8() % SHARDS;
  switch (status) {
    case 'done':
    case 'declined':
      return {};
    case 'proposed':
      return { workPk: proposedPartition, workSk };
    case 'failed':
    case 'manual':
      return { workPk: manualPartition, workSk };
    default:
      return { workPk: refundPartitions[shard] ?? '', workSk };
  }
}

/** Filed by the day on which the gateway took it; until then by the day it was queued. */
export const refundDay = ({ gateway, refundNumber: name }: Refund, at: Instant) =>
  billKeys('REFUND', { gateway, name, at });

/** A refund's item; `nextAt` lives in the index key alone. */
export function refundItem(refund: Refund): Key & Item {
  const { refundNumber: number, nextAt, ...rest } = refund;
  // Only asked for: no bill will have it.
  const asked = refund.status === 'proposed' || refund.status === 'declined';
  return {
    ...keyOf.refund(number),
    refundNumber: number,
    tries: 0,
    ...rest,
    ...refundWork(refund),
    ...(asked ? {} : refundDay(refund, nextAt ?? refund.createdAt)),
  };
}

/** The reverse of `refundItem`. */
export function refundFrom(item: Item): Refund {
  const { PK, SK, workPk, workSk, billPk, billSk, write, ...rest } = item;
  const next = workSk === undefined ? {} : { nextAt: Number(String(workSk).slice(0, 13)) };
  return { ...rest, ...next } as Refund;
}
