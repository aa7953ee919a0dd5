/** The merchant's server-to-server commands. An answer is lines `key=value`, signed. */
import type { Gateway } from './context.ts';
import { commandOrders } from './fields.ts';
import { orderOfDebit, type SimOrder, sum } from './ledger.ts';
import { beijing, fenOf, shortYuanOf } from './money.ts';
import { isDone, makeRefund } from './refunding.ts';
import { isSigned, type Signed, signFields } from './sign.ts';

/** Text of the answer, or 'hang up' when the script wants the answer lost. */
export function runCommand(gateway: Gateway, form: Signed): string | 'hang up' {
  const cmd = form.p0_Cmd ?? '';
  const orders = commandOrders[cmd];
  const { merchantId, key } = gateway.options;
  if (!orders || form.p1_MerId !== merchantId || !isSigned(key, orders.request, form)) {
    return lines(signFields(key, ['r0_Cmd', 'r1_Code'], { r0_Cmd: cmd, r1_Code: '-100' }));
  }
  const answer = handlers[cmd]?.(gateway, form);
  if (!answer) return 'hang up';
  const signed = signFields(key, orders.answer, { r0_Cmd: cmd, ...answer });
  if (answer.spoil) signed.hmac = '0'.repeat(32);
  delete signed.spoil;
  return lines(signed);
}

type Handler = (gateway: Gateway, form: Signed) => Signed | undefined;
const handlers: Record<string, Handler> = {
  QueryOrdDetail(gateway, form) {
    const number = form.p2_Order ?? '';
    const step = gateway.script.take('query', number);
    const order = gateway.ledger.book.orders[number];
    if (step === 'timeout') return undefined;
    if (!order || step === 'notfound') return { r1_Code: '50', r6_Order: number };
    // A lagging book says that nothing is paid yet.
    const answer = describe(step === 'lag' ? { ...order, status: 'INIT', debits: [] } : order);
    return step === 'badsig' ? { ...answer, spoil: '1' } : answer;
  },
  CancelOrd(gateway, form) {
    const number = form.pb_TrxId ?? '';
    const step = gateway.script.take('close', number);
    const order = gateway.ledger.book.orders[number];
    if (step === 'timeout') return undefined;
    if (!order) return { r1_Code: '50' };
    if (step === 'alreadyPaid' || order.status === 'SUCCESS') return { r1_Code: '53' };
    order.status = 'CANCELED';
    return { r1_Code: '1' };
  },
  RefundOrd(gateway, form) {
    const trx = form.pb_TrxId ?? '';
    const amount = { r2_TrxId: trx, r3_Amt: form.p3_Amt ?? '', r4_Cur: 'RMB' };
    const order = orderOfDebit(gateway.ledger.book, trx);
    const step = gateway.script.take('refund', order?.orderNumber ?? '');
    if (step && step !== 'timeout' && step !== 'async') return { r1_Code: step, ...amount };
    const code = order ? refund(gateway, order, form, step === 'async') : '32';
    // The refund is made, only its answer is lost.
    return step === 'timeout' ? undefined : { r1_Code: code, ...amount };
  },
  RefundResults(gateway, form) {
    const order = orderOfDebit(gateway.ledger.book, form.pb_TrxId ?? '');
    const made = order?.refunds.find((row) => row.refundNumber === form.p2_Order);
    const echo = { r2_TrxId: form.pb_TrxId ?? '', r4_Order: form.p2_Order ?? '' };
    if (!made) return { r1_Code: '-1', ...echo };
    const refundFrpStatus = isDone(gateway, made) ? '2' : '1';
    return { r1_Code: '1', ...echo, refundStatus: '1', refundFrpStatus };
  },
};

function describe(order: SimOrder): Signed {
  const debit = order.debits[0];
  const last = order.refunds.at(-1);
  return {
    r1_Code: '1',
    r2_TrxId: debit?.transactionId ?? '',
    r3_Amt: shortYuanOf(order.amountFen),
    r4_Cur: 'RMB',
    r5_Pid: order.productId,
    r6_Order: order.orderNumber,
    r8_MP: order.memo,
    rw_RefundRequestID: last?.refundNumber ?? '',
    rx_CreateTime: beijing(order.createdAt),
    ry_FinshTime: debit ? beijing(debit.paidAt) : '',
    rz_RefundAmount: last ? shortYuanOf(last.amountFen) : '',
    rb_PayStatus: order.status,
    rc_RefundCount: String(order.refunds.length),
    rd_RefundAmt: shortYuanOf(sum(order.refunds)),
  };
}

/** The code of the manual; the same refund number again changes nothing. */
function refund(gateway: Gateway, order: SimOrder, form: Signed, isAsync: boolean): string {
  const refundNumber = form.p2_Order ?? '';
  const transactionId = form.pb_TrxId ?? '';
  const amountFen = fenOf(form.p3_Amt ?? '') ?? 0;
  const made = makeRefund(gateway, order, { refundNumber, transactionId, amountFen }, isAsync);
  return typeof made === 'string' ? { differs: '7', 'too-much': '10' }[made] : '1';
}

function lines(fields: Signed): string {
  const rows = Object.entries(fields).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return `${rows.join('\n')}\n`;
}
