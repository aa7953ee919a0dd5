/** One delivery of each function that moves money, and of each transaction of the ledger. */
import type { LedgerStage, Person } from './stage.ts';

/** What a fault befalls; delivered again it must end the same. */
export type Ready = { person: Person; deliver(): Promise<unknown>; others?: string[] };
export type Situation = {
  name: string;
  /** Looks at every due order or refund of the table: not beside others. */
  sweeps?: true;
  prepare(stage: LedgerStage): Promise<Ready>;
};

/** Money at the gateway, and the notice of it. */
async function paid(stage: LedgerStage) {
  const person = await stage.payable();
  const orderNumber = await stage.open(person);
  const transactionId = stage.simulator.debit(orderNumber);
  return { person, orderNumber, notice: stage.simulator.notice(orderNumber, transactionId) };
}

/** A second debit of an order whose first one settled. */
async function twice(stage: LedgerStage) {
  const first = await paid(stage);
  await stage.notice(first.notice);
  const transactionId = stage.simulator.debit(first.orderNumber);
  return { ...first, notice: stage.simulator.notice(first.orderNumber, transactionId) };
}

const told =
  (told: 'notice' | 'back', situation: typeof paid) =>
  async (stage: LedgerStage): Promise<Ready> => {
    const { person, notice } = await situation(stage);
    return { person, deliver: () => stage[told](notice) };
  };

/** An order that its gateway did not answer about. */
async function doubted(stage: LedgerStage) {
  const person = await stage.payable();
  const orderNumber = await stage.open(person);
  stage.simulator.script(orderNumber, 'query=timeout');
  await stage.refresh(person, orderNumber);
  stage.clock.now += 11_000;
  return { person, orderNumber };
}

/** Those that sweep come first: the fewer others are due, the quicker they are. */
export const situations: Situation[] = [
  {
    name: 'reconcile-payments: paid there',
    sweeps: true,
    async prepare(stage) {
      const { person } = await paid(stage);
      return { person, deliver: () => swept(stage, 61_000) };
    },
  },
  {
    name: 'reconcile-payments: expired (close)',
    sweeps: true,
    async prepare(stage) {
      const person = await stage.payable();
      await stage.open(person);
      return { person, deliver: () => swept(stage, 3_600_000) };
    },
  },
  {
    name: 'refund-captures: lease, send, note',
    sweeps: true,
    async prepare(stage) {
      const { person, notice } = await twice(stage);
      await stage.notice(notice);
      return { person, deliver: () => refunded(stage) };
    },
  },
  { name: 'payment-notice: settle (T2)', prepare: told('notice', paid) },
  { name: 'payment-notice: surplus (T3)', prepare: told('notice', twice) },
  {
    name: 'payment-notice: mismatch (T4)',
    async prepare(stage) {
      const person = await stage.payable();
      const orderNumber = await stage.open(person);
      const id = `M${orderNumber}`;
      const notice = stage.simulator.notice(orderNumber, id, { r3_Amt: '0.01' });
      return { person, deliver: () => stage.notice(notice), others: [id] };
    },
  },
  { name: 'payment-return: settle', prepare: told('back', paid) },
  { name: 'payment-return: surplus', prepare: told('back', twice) },
  {
    name: 'refresh-order: paid there',
    async prepare(stage) {
      const { person, orderNumber } = await paid(stage);
      return { person, deliver: () => refreshed(stage, person, orderNumber) };
    },
  },
  {
    name: 'refresh-order: in doubt, unpaid there (close)',
    async prepare(stage) {
      const { person, orderNumber } = await doubted(stage);
      return { person, deliver: () => refreshed(stage, person, orderNumber) };
    },
  },
  {
    name: 'create-order: the first (T1)',
    async prepare(stage) {
      const person = await stage.payable();
      return { person, deliver: () => stage.order(person, 'key') };
    },
  },
  {
    name: 'create-order: instead of one in doubt',
    async prepare(stage) {
      const { person } = await doubted(stage);
      return { person, deliver: () => stage.order(person, 'key') };
    },
  },
];

/** After the ten seconds within which nobody may ask again. */
function refreshed(stage: LedgerStage, person: Person, orderNumber: string) {
  stage.clock.now += 11_000;
  return stage.refresh(person, orderNumber);
}

function swept(stage: LedgerStage, later: number) {
  stage.clock.now += later;
  return stage.reconcile();
}

function refunded(stage: LedgerStage) {
  stage.clock.now += 3_600_000;
  return stage.refund();
}
