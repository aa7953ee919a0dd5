/** T1: an applicant's tab opens an order; the old one is closed at its gateway first. */
import { APPLY, applyStep } from './apply.ts';
import { END, entry, type Process, type Removed, START, type World } from './books.ts';

type Create = { person: string; order: string; gateway: string };

export function createStep(
  world: World,
  process: Process,
  spec: Create,
  removed?: Removed,
): boolean {
  const fee = entry(world.fees, spec.person);
  const { active = '' } = process.memory;
  switch (process.at) {
    case START:
      process.memory.active = fee.active ?? '';
      process.at = fee.status !== 'due' ? END : fee.active ? 'look at the old' : 'open the first';
      return true;
    case 'look at the old': {
      // The same gateway and still open: both tabs get the same number.
      const old = entry(world.orders, active);
      const same = old.gateway === spec.gateway && old.status === 'open';
      process.at = same ? END : 'close the old';
      return true;
    }
    case 'close the old': {
      const there = entry(world.gateway, active);
      if (there.status === 'paid') {
        process.memory.transaction = there.transactions[0] ?? '';
        process.at = APPLY;
      } else {
        there.status = 'closed';
        process.at = 'open instead';
      }
      return true;
    }
    case 'open the first':
      if (fee.status === 'due' && fee.active === null) open(world, spec);
      process.at = END;
      return true;
    case 'open instead': {
      const old = entry(world.orders, active);
      if (fee.status === 'due' && fee.active === active && old.status === 'open') {
        old.status = 'closed';
        open(world, spec);
      }
      process.at = END;
      return true;
    }
    default:
      applyStep(world, process, process.memory.transaction ?? '', removed);
      return true;
  }
}

function open(world: World, { person, order, gateway }: Create): void {
  if (world.orders[order]) return;
  world.orders[order] = { person, gateway, status: 'open', transaction: null };
  world.gateway[order] = { status: 'open', transactions: [] };
  entry(world.fees, person).active = order;
}
