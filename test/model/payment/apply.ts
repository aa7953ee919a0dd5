/** Every word of money, whoever tells it, takes this path: settle, else surplus, else again. */
import { END, entry, type Process, type Removed, type World } from './books.ts';
import { recordSurplus, settle } from './transactions.ts';

export const APPLY = 'apply';

/** One step of applying a transaction; the process moves on or ends. */
export function applyStep(
  world: World,
  process: Process,
  transaction: string,
  removed?: Removed,
): void {
  if (removed === 'one transaction') {
    applySeparately(world, process, transaction);
  } else if (process.at === APPLY) {
    const failed = settle(world, transaction, removed);
    if (failed.length === 0 || failed.includes('capture')) {
      process.at = END;
    } else {
      process.memory.cause = failed.includes('order') ? 'order' : 'fee';
      process.at = 'surplus';
    }
  } else {
    const cause = process.memory.cause === 'order' ? 'order' : 'fee';
    const failed = recordSurplus(world, transaction, cause, removed);
    process.at = failed.length === 0 || failed.includes('capture') ? END : APPLY;
  }
}

/** The mistake that the design forbids: read, then write the items one after the other. */
function applySeparately(world: World, process: Process, transaction: string): void {
  const { order, person } = entry(world.debits, transaction);
  if (process.at === APPLY) {
    process.memory.due = String(entry(world.fees, person).status === 'due');
    process.at = world.captures[transaction] ? END : 'capture alone';
  } else if (process.at === 'capture alone') {
    const due = process.memory.due === 'true';
    process.at = due && !world.captures[transaction] ? 'fee alone' : END;
    if (world.captures[transaction]) return;
    world.captures[transaction] = {
      disposition: due ? 'settled' : 'surplus',
      person,
      booked: 1,
    };
    if (!due) {
      world.refunds[`R${transaction}`] = { status: 'queued', transaction, kind: 'surplus' };
    }
  } else {
    world.fees[person] = { status: 'paid', transaction, active: null };
    Object.assign(entry(world.orders, order), { status: 'paid', transaction });
    process.at = END;
  }
}
