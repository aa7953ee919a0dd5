/**
 * What can happen after the applicant pressed a button at the bank. The tampered ones are an
 * attacker's: no money moves, a forged notice is sent.
 */
import type { Gateway } from './context.ts';
import type { Debit, SimOrder } from './ledger.ts';
import { noticeFields, notify } from './notices.ts';

export type PayResult = {
  transactionId: string | null;
  notices: { status: number; body: string }[];
};
type Scenario = (gateway: Gateway, order: SimOrder, count: number) => Promise<PayResult>;

export const scenarios: Record<string, Scenario> = {
  success: (gateway, order, count) => paid(gateway, order, count || 1),
  duplicate: (gateway, order, count) => paid(gateway, order, count || 2),
  async burst(gateway, order, count) {
    const debit = firstDebit(gateway, order);
    const fields = noticeFields(gateway, order, debit);
    const copies = Array.from({ length: count || 20 }, () => notify(gateway, order, fields));
    return { transactionId: debit.transactionId, notices: await Promise.all(copies) };
  },
  /** The bank books the money although the order was closed meanwhile. */
  async late(gateway, order, count) {
    if (order.status === 'INIT') order.status = 'CANCELED';
    return paid(gateway, order, count || 1);
  },
  async 'double-debit'(gateway, order) {
    const debits = [firstDebit(gateway, order), newDebit(gateway, order)];
    const notices = [];
    for (const debit of debits) {
      notices.push(await notify(gateway, order, noticeFields(gateway, order, debit)));
    }
    return { transactionId: debits[0]?.transactionId ?? null, notices };
  },
  async never(gateway, order) {
    return { transactionId: firstDebit(gateway, order).transactionId, notices: [] };
  },
  async fail() {
    return { transactionId: null, notices: [] };
  },
  'tamper-signature': forged((fields) => {
    const flip = (hex = '') => hex.replace(/^./, (first) => (first === '0' ? '1' : '0'));
    return { ...fields, hmac: flip(fields.hmac), hmac_safe: flip(fields.hmac_safe) };
  }),
  'tamper-amount': forged((fields) => ({ ...fields, r3_Amt: '0.01' })),
  'tamper-order': forged((fields) => ({ ...fields, r6_Order: `${fields.r6_Order}X` })),
  /** A digit moves from the transaction to the amount: the plain hmac still fits. */
  'tamper-border': forged((fields) => ({
    ...fields,
    r2_TrxId: (fields.r2_TrxId ?? '').slice(0, -1),
    r3_Amt: `${(fields.r2_TrxId ?? '').slice(-1)}${fields.r3_Amt}`,
  })),
  /** Whole values move on by one field: both signatures still fit. */
  'tamper-fields': forged((fields) => ({
    ...fields,
    r5_Pid: '',
    r6_Order: fields.r5_Pid ?? '',
    r7_Uid: fields.r6_Order ?? '',
  })),
  'wrong-merchant': forged((fields) => fields, { p1_MerId: '10000000001' }),
  /** Signed by the gateway, yet not what was ordered. */
  'wrong-amount': forged((fields) => fields, { r3_Amt: '0.01' }),
  'wrong-currency': forged((fields) => fields, { r4_Cur: 'USD' }),
};

async function paid(gateway: Gateway, order: SimOrder, count: number): Promise<PayResult> {
  const debit = firstDebit(gateway, order);
  const fields = noticeFields(gateway, order, debit);
  const notices = [];
  for (let sent = 0; sent < count; sent += 1) notices.push(await notify(gateway, order, fields));
  return { transactionId: debit.transactionId, notices };
}

function forged(
  change: (fields: Record<string, string>) => Record<string, string>,
  beforeSigning: Record<string, string> = {},
): Scenario {
  return async (gateway, order, count) => {
    const debit = { transactionId: nextTransactionId(gateway), amountFen: order.amountFen };
    const fields = change(noticeFields(gateway, order, debit, beforeSigning));
    const notices = [];
    for (let sent = 0; sent < (count || 1); sent += 1) {
      notices.push(await notify(gateway, order, fields, false));
    }
    return { transactionId: debit.transactionId, notices };
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
