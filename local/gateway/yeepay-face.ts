/** YeePay classic: signed query strings, upper-case SUCCESS, three more tries. */
import type { Gateway } from './context.ts';
import type { Face, Outcome } from './face.ts';
import { noticeOrder } from './fields.ts';
import type { SimOrder } from './ledger.ts';
import { shortYuanOf } from './money.ts';
import { type Signed, signFields } from './sign.ts';

/** The signed fields of a success; `changes` are made before signing. */
function noticeFields(
  gateway: Gateway,
  order: SimOrder,
  debit: Pick<Outcome, 'transactionId' | 'amountFen'>,
  changes: Signed = {},
): Signed {
  return signFields(gateway.options.key, noticeOrder, {
    p1_MerId: gateway.options.merchantId,
    r0_Cmd: 'Buy',
    r1_Code: '1',
    r2_TrxId: debit.transactionId,
    r3_Amt: shortYuanOf(debit.amountFen),
    r4_Cur: 'RMB',
    r5_Pid: order.productId,
    r6_Order: order.orderNumber,
    r7_Uid: '',
    r8_MP: order.memo,
    r9_BType: '2',
    ...changes,
  });
}

const flip = (hex = '') => hex.replace(/^./, (first) => (first === '0' ? '1' : '0'));
/** Changed after signing. */
const touched =
  (change: (fields: Signed) => Signed): Face['notice'] =>
  (gateway, order, debit) => {
    const fields = noticeFields(gateway, order, debit);
    return { ...fields, ...change(fields) };
  };
/** Signed by the gateway, yet not what was ordered. */
const signed =
  (changes: Signed): Face['notice'] =>
  (gateway, order, debit) =>
    noticeFields(gateway, order, debit, changes);

export const yeepayFace: Face = {
  // Three more notices, three minutes apart (manual V1.28).
  resends: [180_000, 180_000, 180_000],
  notice: (gateway, order, debit) => noticeFields(gateway, order, debit),
  forged: {
    'tamper-signature': touched(({ hmac, hmac_safe }) => ({
      hmac: flip(hmac),
      hmac_safe: flip(hmac_safe),
    })),
    'tamper-amount': touched(() => ({ r3_Amt: '0.01' })),
    'tamper-order': touched(({ r6_Order }) => ({ r6_Order: `${r6_Order}X` })),
    /** A digit moves from the transaction to the amount: the plain hmac still fits. */
    'tamper-border': touched(({ r2_TrxId = '', r3_Amt }) => ({
      r2_TrxId: r2_TrxId.slice(0, -1),
      r3_Amt: `${r2_TrxId.slice(-1)}${r3_Amt}`,
    })),
    /** Whole values move on by one field: both signatures still fit. */
    'tamper-fields': touched(({ r5_Pid = '', r6_Order = '' }) => ({
      r5_Pid: '',
      r6_Order: r5_Pid,
      r7_Uid: r6_Order,
    })),
    'wrong-merchant': signed({ p1_MerId: '10000000001' }),
    'wrong-amount': signed({ r3_Amt: '0.01' }),
    'wrong-currency': signed({ r4_Cur: 'USD' }),
  },
  deliver(_gateway, { url, fields }) {
    const mark = url.includes('?') ? '&' : '?';
    return { url: `${url}${mark}${new URLSearchParams(fields)}`, init: { method: 'GET' } };
  },
  isAcknowledged: ({ body }) => /^success/i.test(body.trim()),
  /** The page return, signed as a notice; a failure says r1_Code 0 and names no transaction. */
  returnAddress(gateway, order) {
    const paid = order.debits[0];
    const failure: Signed = paid ? {} : { r1_Code: '0' };
    const debit = paid ?? { transactionId: '', amountFen: order.amountFen };
    const fields = noticeFields(gateway, order, debit, { r9_BType: '1', ...failure });
    const mark = order.returnUrl.includes('?') ? '&' : '?';
    return `${order.returnUrl}${mark}${new URLSearchParams(fields)}`;
  },
};
