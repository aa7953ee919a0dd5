/**
 * One day of one gateway: the bill is fetched, kept, read whole, matched, and what it tells is
 * booked and written (payments.md, 4f). Everything may be repeated: each step finds what an
 * earlier run has done by its key, so a crash between any two is made good by the next firing.
 */
import type { BillDay, BillDifference } from '../../dynamodb/bill-types.ts';
import { BillBroken } from '../port.ts';
import { Unasked } from './asked.ts';
import { type Matched, matchBill } from './match.ts';
import { resolveDoubts } from './resolve.ts';
import { type Bill, type BillWorld, openBill } from './source.ts';

/** @returns the day's status as it is now stored */
export async function reconcileDay(world: BillWorld, day: string): Promise<BillDay['status']> {
  const { store, gateway, now } = world;
  const known = await store.loadBillDay(gateway.id, day);
  if (known?.status === 'sealed') return 'sealed';
  const facts = await compare(world, day, known);
  const stored = await store.putBillDay({
    gateway: gateway.id,
    day,
    version: (known?.version ?? 0) + 1,
    ...(known?.upload ? { upload: known.upload } : {}),
    checkedAt: now,
    ...facts,
  });
  if (stored === 'stored') return facts.status;
  return (await store.loadBillDay(gateway.id, day))?.status ?? 'waiting';
}

type Facts = Omit<BillDay, 'gateway' | 'day' | 'version' | 'upload' | 'checkedAt'>;

async function compare(world: BillWorld, day: string, known: BillDay | undefined): Promise<Facts> {
  const read = await readWhole(world, day, known);
  if ('why' in read) return { status: 'waiting', why: read.why };
  const { bill, matched } = read;
  const found = await resolveDoubts(world, day, matched);
  await world.store.replaceBillDifferences(world.gateway.id, day, found);
  const open = found.filter(({ resolution }) => resolution === 'open').length;
  return {
    status: open === 0 ? 'sealed' : 'differences',
    source: bill.source,
    totals: matched.totals,
    classes: countClasses(matched.same, found),
    open,
    ...(bill.rawKey ? { rawKey: bill.rawKey } : {}),
    ...(bill.sha256 ? { sha256: bill.sha256 } : {}),
    ...(open === 0 ? { sealedAt: world.now } : {}),
  };
}

type Read = { bill: Extract<Bill, { kind: 'rows' }>; matched: Matched };

/** A bill that is late, cut off or wrong tells nothing: the day waits, and nothing was booked. */
async function readWhole(
  world: BillWorld,
  day: string,
  known: BillDay | undefined,
): Promise<Read | { why: string }> {
  try {
    const bill = await openBill(world, day, known);
    if (bill.kind === 'waiting') return { why: bill.why };
    return { bill, matched: await matchBill(world, day, bill) };
  } catch (fault) {
    if (fault instanceof BillBroken) return { why: fault.code };
    if (fault instanceof Unasked) return { why: 'unanswered' };
    throw fault;
  }
}

function countClasses(same: number, found: BillDifference[]): NonNullable<BillDay['classes']> {
  const classes: NonNullable<BillDay['classes']> = { OK: same };
  for (const one of found) classes[one.class] = (classes[one.class] ?? 0) + 1;
  return classes;
}
