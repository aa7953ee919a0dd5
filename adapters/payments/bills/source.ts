/** Where the rows of a day come from: a file that finance brought, the gateway's own, or a question for each order. */
import type { Instant } from '#domain/application/state.ts';
import { isOverdue } from '#domain/payment/bill-day.ts';
import type { BillDay } from '../../dynamodb/bill-types.ts';
import type { Store } from '../../dynamodb/types.ts';
import type { BillFiles } from '../../s3/bills.ts';
import type { BillRow, PaymentGateway } from '../port.ts';
import { askedRows } from './asked.ts';

export type BillWorld = {
  store: Store;
  gateway: PaymentGateway;
  files: BillFiles;
  now: Instant;
  /** What was agreed that the gateway keeps of an amount, where that is configured. */
  feeOf?: ((amountFen: number) => number) | undefined;
};

export type Bill =
  | { kind: 'waiting'; why: string }
  | {
      kind: 'rows';
      source: NonNullable<BillDay['source']>;
      rows: AsyncIterable<BillRow>;
      rawKey?: string;
      sha256?: string;
    };

/** Far above the bill of 100,000 payments (about 17 MB); more is no bill of ours. */
const maxBytes = 128 * 2 ** 20;

export async function openBill(
  world: BillWorld,
  day: string,
  known: BillDay | undefined,
): Promise<Bill> {
  const { gateway, files } = world;
  const brought = known?.upload && (await files.uploaded(known.upload.key));
  if (brought) return fromBytes(world, day, 'upload', brought);
  const file = await gateway.fetchBill(day);
  if (file.kind === 'file') {
    const bytes = await collect(file.bytes);
    return bytes ? fromBytes(world, day, 'file', bytes) : { kind: 'waiting', why: 'too-large' };
  }
  if (file.kind === 'undocumented') {
    return { kind: 'rows', source: 'asked', rows: askedRows(world, day) };
  }
  if (!(await isQuiet(world, day))) return { kind: 'waiting', why: file.why };
  return { kind: 'rows', source: 'quiet', rows: none() };
}

/** Kept before it is read: what could not be read can be looked at. */
async function fromBytes(
  { gateway, files }: BillWorld,
  day: string,
  source: 'file' | 'upload',
  bytes: Uint8Array,
): Promise<Bill> {
  const kept = await files.keep(gateway.id, day, bytes);
  const stream = (async function* () {
    yield bytes;
  })();
  return { kind: 'rows', source, rows: gateway.readBill(stream), ...kept };
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > maxBytes) return undefined;
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

/**
 * Some gateways make no bill of a day without trade. When none has come by 14:00 and we opened
 * no order and booked nothing on that day, there is nothing to compare.
 */
async function isQuiet({ store, gateway, now }: BillWorld, day: string): Promise<boolean> {
  if (!isOverdue(day, now)) return false;
  for await (const _ of store.billOrders(gateway.id, day)) return false;
  for await (const _ of store.billEntries(gateway.id, day)) return false;
  return true;
}

async function* none(): AsyncGenerator<BillRow> {}
