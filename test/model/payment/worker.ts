/** The refund worker: take one, send it under its number, note it done (T7), take the next. */
import { entry, type Process, type Removed, START, type World } from './books.ts';

export function workerStep(
  world: World,
  process: Process,
  _spec: unknown,
  removed?: Removed,
): boolean {
  const { refund = '' } = process.memory;
  if (process.at === START) {
    const queued = Object.keys(world.refunds).find(
      (number) => entry(world.refunds, number).status === 'queued',
    );
    if (!queued) return false;
    process.memory.refund = queued;
    process.at = 'send';
  } else if (process.at === 'send') {
    const number = removed === 'same refund number' ? `random${world.counter++}` : refund;
    giveBack(world, entry(world.refunds, refund).transaction, number);
    process.at = 'note';
  } else {
    noteDone(world, refund);
    process.at = START;
    process.memory = {};
  }
  return true;
}

/** The gateway gives back once per refund number. */
function giveBack(world: World, transaction: string, number: string): void {
  const numbers = world.returned[transaction] ?? [];
  world.returned[transaction] = numbers.includes(number) ? numbers : [...numbers, number];
}

function noteDone(world: World, number: string): void {
  const refund = entry(world.refunds, number);
  if (refund.status !== 'queued') return;
  refund.status = 'done';
  if (refund.kind !== 'voluntary') return;
  const fee = entry(world.fees, entry(world.debits, refund.transaction).person);
  if (fee.status === 'refunding') fee.status = 'refunded';
}
