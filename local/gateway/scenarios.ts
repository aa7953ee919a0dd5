/**
 * What can happen after the applicant pressed a button at the bank. The tampered ones are an
 * attacker's: no money moves, a forged notice is sent.
 */
import type { Gateway } from './context.ts';
import { faceOf } from './faces.ts';
import type { Debit, SimOrder } from './ledger.ts';
import { notify } from './notices.ts';

export type PayResult = {
  transactionId: string | null;
  notices: { status: number; body: string }[];
};
export type Scenario = (gateway: Gateway, order: SimOrder, count: number) => Promise<PayResult>;

const DELAY_MS = 60_000;

const common: Record<string, Scenario> = {
  success: (gateway, order, count) => paid(gateway, order, count || 1),
  duplicate: (gateway, order, count) => paid(gateway, order, count || 2),
  async burst(gateway, order, count) {
    const debit = firstDebit(gateway, order);
    const copies = Array.from({ length: count || 20 }, () => tell(gateway, order, debit));
    return { transactionId: debit.transactionId, notices: (await Promise.all(copies)).flat() };
  },
  /** The notice comes a minute later on the virtual clock. */
  async delayed(gateway, order) {
    const debit = firstDebit(gateway, order);
    return {
      transactionId: debit.transactionId,
      notices: await tell(gateway, order, debit, DELAY_MS),
    };
  },
  /** The bank books the money although the order was closed meanwhile. */
  async late(gateway, order, count) {
    if (order.status === 'INIT') order.status = 'CANCELED';
    return paid(gateway, order, count || 1);
  },
  async 'double-debit'(gateway, order) {
    const debits = [firstDebit(gateway, order), newDebit(gateway, order)];
    const notices = [];
    for (const debit of debits) notices.push(...(await tell(gateway, order, debit)));
    return { transactionId: debits[0]?.transactionId ?? null, notices };
  },
  async never(gateway, order) {
    return { transactionId: firstDebit(gateway, order).transactionId, notices: [] };
  },
  async fail() {
    return { transactionId: null, notices: [] };
  },
};

/** What can happen to this order, by name. */
export function scenariosOf(order: SimOrder): Map<string, Scenario> {
  const forged = Object.entries(faceOf(order).forged).map(
    ([name, make]) => [name, forge(make)] as const,
  );
  return new Map([...Object.entries(common), ...forged]);
}

async function paid(gateway: Gateway, order: SimOrder, count: number): Promise<PayResult> {
  const debit = firstDebit(gateway, order);
  const notices = [];
  for (let sent = 0; sent < count; sent += 1) notices.push(...(await tell(gateway, order, debit)));
  return { transactionId: debit.transactionId, notices };
}

/** @returns what came back; nothing while the notice waits */
async function tell(gateway: Gateway, order: SimOrder, debit: Debit, delayMs?: number) {
  const { transactionId } = debit;
  const fields = faceOf(order).notice(gateway, order, debit);
  const delay = delayMs === undefined ? {} : { delayMs };
  const answer = await notify(gateway, order, { transactionId, fields, ...delay });
  return answer ? [answer] : [];
}

function forge(make: ReturnType<typeof faceOf>['notice']): Scenario {
  return async (gateway, order, count) => {
    const transactionId = nextTransactionId(gateway);
    const debit = { transactionId, amountFen: order.amountFen, paidAt: gateway.now() };
    const notices = [];
    for (let sent = 0; sent < (count || 1); sent += 1) {
      const fields = make(gateway, order, debit);
      const answer = await notify(gateway, order, { transactionId, fields }, false);
      if (answer) notices.push(answer);
    }
    return { transactionId, notices };
  };
}

/** Paying what is paid already repeats its notice; only double-debit books twice. */
function firstDebit(gateway: Gateway, order: SimOrder): Debit {
  return order.debits[0] ?? newDebit(gateway, order);
}

function newDebit(gateway: Gateway, order: SimOrder): Debit {
  const transactionId = nextTransactionId(gateway);
  const debit = { transactionId, amountFen: order.amountFen, paidAt: gateway.now() };
  order.debits.push(debit);
  order.status = 'SUCCESS';
  return debit;
}

/** Unique over restarts and over several simulators: the clock and a counter. */
function nextTransactionId(gateway: Gateway): string {
  const { book } = gateway.ledger;
  book.sequence += 1;
  return `61${gateway.now()}${String(book.sequence).padStart(6, '0')}I`;
}
