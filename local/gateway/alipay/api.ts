/** gateway.do for servers: signed calls of trade, refund and bill, each answer signed. */
import type { AlipayAccount } from '../accounts.ts';
import type { Gateway } from '../context.ts';
import { orderOf, orderOfDebit, type SimOrder } from '../ledger.ts';
import { beijing, fenOf, yuanOf } from '../money.ts';
import { isDone, makeRefund } from '../refunding.ts';
import { rsaSign } from '../rsa.ts';
import type { Signed } from '../sign.ts';
import { billAddress } from './bill.ts';
import { accountOf } from './face.ts';
import { isSignedRequest } from './sign.ts';

type Content = Record<string, string>;
/** Undefined: the script wants the answer lost. `spoil`: its signature does not fit. */
type Answer = (Record<string, string> & { spoil?: string }) | undefined;
type Method = (gateway: Gateway, content: Content) => Answer;

export const failed = (sub_code: string): Record<string, string> => ({
  code: '40004',
  msg: 'Business Failed',
  sub_code,
  sub_msg: sub_code,
});
const ok = (fields: Record<string, string>) => ({ code: '10000', msg: 'Success', ...fields });
const absent = failed('ACQ.TRADE_NOT_EXIST');

const methods: Record<string, Method> = {
  'alipay.trade.query'(gateway, { out_trade_no = '' }) {
    const step = gateway.script.take('query', out_trade_no);
    const order = orderOf(gateway.ledger.book, 'alipay', out_trade_no);
    if (step === 'timeout') return undefined;
    if (!order || step === 'notfound') return absent;
    const shown: SimOrder = step === 'lag' ? { ...order, status: 'INIT', debits: [] } : order;
    return { ...ok(describe(shown)), ...(step === 'badsig' ? { spoil: '1' } : {}) };
  },
  'alipay.trade.close'(gateway, { out_trade_no = '' }) {
    const step = gateway.script.take('close', out_trade_no);
    const order = orderOf(gateway.ledger.book, 'alipay', out_trade_no);
    if (step === 'timeout') return undefined;
    if (!order) return absent;
    if (step === 'alreadyPaid' || order.status !== 'INIT') {
      return failed('ACQ.TRADE_STATUS_ERROR');
    }
    order.status = 'CANCELED';
    return ok({ out_trade_no });
  },
  'alipay.trade.refund'(gateway, content) {
    const { trade_no: transactionId = '', out_request_no: refundNumber = '' } = content;
    const order = orderOfDebit(gateway.ledger.book, transactionId);
    if (order?.face !== 'alipay') return absent;
    const amountFen = fenOf(content.refund_amount ?? '') ?? 0;
    if (amountFen < 1 || refundNumber === '') return failed('ACQ.INVALID_PARAMETER');
    const step = gateway.script.take('refund', order.orderNumber);
    if (step === 'reject') return failed('ACQ.SELLER_BALANCE_NOT_ENOUGH');
    if (step && !['timeout', 'async', 'badsig'].includes(step)) return failed(step);
    const before = order.refunds.length;
    const asked = { refundNumber, transactionId, amountFen };
    const made = makeRefund(gateway, order, asked, step === 'async');
    if (typeof made === 'string') return failed('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL');
    if (step === 'timeout') return undefined;
    const names = { trade_no: transactionId, out_trade_no: order.orderNumber };
    const change = order.refunds.length > before ? 'Y' : 'N';
    const answer = ok({ ...names, fund_change: change, refund_fee: yuanOf(made.amountFen) });
    return { ...answer, ...(step === 'badsig' ? { spoil: '1' } : {}) };
  },
  'alipay.trade.fastpay.refund.query'(gateway, content) {
    const { trade_no = '', out_request_no = '' } = content;
    const order = orderOfDebit(gateway.ledger.book, trade_no);
    if (order?.face !== 'alipay') return absent;
    const made = order.refunds.find((row) => row.refundNumber === out_request_no);
    if (!made) return ok({});
    const names = { trade_no, out_trade_no: order.orderNumber, out_request_no };
    const status: Content = isDone(gateway, made) ? { refund_status: 'REFUND_SUCCESS' } : {};
    return ok({ ...names, refund_amount: yuanOf(made.amountFen), ...status });
  },
  'alipay.data.dataservice.bill.downloadurl.query'(gateway, { bill_type, bill_date = '' }) {
    if (bill_type !== 'trade') return failed('isv.invalid-arguments');
    const bill_download_url = billAddress(gateway, bill_date);
    return bill_download_url ? ok({ bill_download_url }) : failed('isp.bill_not_exist');
  },
};

function describe(order: SimOrder): Record<string, string> {
  const debit = order.debits[0];
  const about = { out_trade_no: order.orderNumber, total_amount: yuanOf(order.amountFen) };
  if (!debit) {
    const status = order.status === 'CANCELED' ? 'TRADE_CLOSED' : 'WAIT_BUYER_PAY';
    return { ...about, trade_status: status };
  }
  const back = order.refunds.some(({ transactionId }) => transactionId === debit.transactionId);
  return {
    ...about,
    trade_no: debit.transactionId,
    trade_status: back ? 'TRADE_CLOSED' : 'TRADE_SUCCESS',
    send_pay_date: beijing(debit.paidAt),
  };
}

/** The JSON of one call, or 'hang up'. */
export function alipayApi(gateway: Gateway, form: Signed): string {
  const account = accountOf(gateway);
  const method = form.method ?? '';
  const handle = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (!handle || form.app_id !== account.appId || !isSignedRequest(account, form)) {
    const error = { code: '40002', msg: 'Invalid Arguments', sub_code: 'isv.invalid-signature' };
    return signed(account, 'error', error);
  }
  const answer = handle(gateway, JSON.parse(form.biz_content ?? '{}'));
  return answer ? signed(account, method.replaceAll('.', '_'), answer) : 'hang up';
}

function signed(account: AlipayAccount, name: string, { spoil, ...answer }: NonNullable<Answer>) {
  // PHP's way of writing a slash, as Alipay does: whoever writes the JSON anew signs other bytes.
  const node = JSON.stringify(answer).replaceAll('/', '\\/');
  const signature = rsaSign(account.privateKey, spoil ? `${node} ` : node);
  return `{"${name}_response":${node},"sign":"${signature}"}`;
}
