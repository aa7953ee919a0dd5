/** What each kind of process does in one step; false when it cannot move now. */
import { APPLY, applyStep } from './apply.ts';
import {
  END,
  entry,
  type Process,
  type ProcessSpec,
  type Removed,
  START,
  type World,
} from './books.ts';
import { createStep } from './create.ts';
import { workerStep } from './worker.ts';

type Step<Kind extends ProcessSpec['kind']> = (
  world: World,
  process: Process,
  spec: Extract<ProcessSpec, { kind: Kind }>,
  removed?: Removed,
) => boolean;

/** The applicant pays at the bank; the worst gateway takes money late and twice. */
const pay: Step<'pay'> = (world, process, { order: number, late, twice }) => {
  const order = world.gateway[number];
  const takes = { open: true, closed: late === true, paid: twice === true };
  if (!order || !takes[order.status]) return false;
  const transaction = `T${world.counter++}`;
  order.status = 'paid';
  order.transactions.push(transaction);
  world.debits[transaction] = { order: number, person: entry(world.orders, number).person };
  process.at = END;
  return true;
};

/** Notice, return page, query and bill are all this. */
const deliver: Step<'deliver'> = (world, process, { order, index }, removed) => {
  const transaction = world.gateway[order]?.transactions[index];
  if (transaction === undefined) return false;
  // Reading the order comes first.
  if (process.at === START) process.at = APPLY;
  else applyStep(world, process, transaction, removed);
  return true;
};

const waive: Step<'waive'> = (world, process, { person }, removed) => {
  if (entry(world.fees, person).status === 'due' || removed === 'waiver of a due fee') {
    world.fees[person] = { status: 'waived', transaction: null, active: null };
  }
  process.at = END;
  return true;
};

/** The reconciler: closes at the gateway, then in the books; money found there is applied. */
const expire: Step<'expire'> = (world, process, { order: number }, removed) => {
  const order = world.orders[number];
  if (!order) return false;
  if (process.at === START) {
    const there = entry(world.gateway, number);
    if (there.status === 'paid') {
      process.memory.transaction = there.transactions[0] ?? '';
      process.at = APPLY;
    } else {
      there.status = 'closed';
      process.at = 'closed there';
    }
  } else if (process.at === 'closed there') {
    if (order.status === 'open') {
      order.status = 'closed';
      const fee = entry(world.fees, order.person);
      if (fee.active === number) fee.active = null;
    }
    process.at = END;
  } else {
    applyStep(world, process, process.memory.transaction ?? '', removed);
  }
  return true;
};

const reopen: Step<'reopen'> = (world, process, { person }) => {
  if (entry(world.fees, person).status !== 'refunded') return false;
  world.fees[person] = { status: 'due', transaction: null, active: null };
  process.at = END;
  return true;
};

/** T6: an operator gives a paid fee back. */
const refund: Step<'refund'> = (world, process, { person }) => {
  const fee = entry(world.fees, person);
  const number = `R${fee.transaction}`;
  if (fee.status === 'paid' && fee.transaction !== null && !world.refunds[number]) {
    world.refunds[number] = {
      status: 'queued',
      transaction: fee.transaction,
      kind: 'voluntary',
    };
    fee.status = 'refunding';
  }
  process.at = END;
  return true;
};

export const steps: { [Kind in ProcessSpec['kind']]: Step<Kind> } = {
  create: createStep,
  pay,
  deliver,
  waive,
  expire,
  reopen,
  refund,
  worker: workerStep,
};
