/** The Buy form: what the browser posts to open the cashier. */
import type { Cashier, PaymentRequest } from '../port.ts';
import { formatYuan } from './amount.ts';
import type { YeepayConfig } from './config.ts';
import { orderNumberFormat, product } from './formats.ts';
import { sign } from './signature.ts';

/** The signing order of the manual; the names we leave empty do not travel. */
const order = [
  ...['p0_Cmd', 'p1_MerId', 'p2_Order', 'p3_Amt', 'p4_Cur', 'p5_Pid', 'p6_Pcat', 'p7_Pdesc'],
  ...['p8_Url', 'p9_SAF', 'pa_MP', 'pb_ServerNotifyUrl', 'pd_FrpId', 'pm_Period', 'pn_Unit'],
  ...['pr_NeedResponse', 'pt_UserName', 'pt_PostalCode', 'pt_Address', 'pt_TeleNo'],
  ...['pt_Mobile', 'pt_Email', 'pt_LeaveMessage'],
];

/** The same request always gives the same form, so that an open order can be shown again. */
export function createPayment(config: YeepayConfig, request: PaymentRequest): Cashier {
  if (!orderNumberFormat.test(request.orderNumber)) throw new Error('order number is not ASCII');
  const minutes = Math.max(1, Math.ceil((request.expiresAt - request.createdAt) / 60_000));
  const fields: Record<string, string> = {
    p0_Cmd: 'Buy',
    p1_MerId: config.merchantId,
    p2_Order: request.orderNumber,
    p3_Amt: formatYuan(request.amountFen),
    p4_Cur: 'CNY',
    p5_Pid: product,
    p8_Url: config.returnUrl,
    p9_SAF: '0',
    pb_ServerNotifyUrl: config.noticeUrl,
    pm_Period: String(minutes),
    pn_Unit: 'minute',
    pr_NeedResponse: '1',
  };
  const category = request.examId ?? '';
  if (/^[0-9A-Za-z-]{1,20}$/.test(category)) fields.p6_Pcat = category;
  if (request.bank) fields.pd_FrpId = bankCode(request.bank);
  return { method: 'POST', url: config.payUrl, fields: { ...fields, ...signBuy(config, fields) } };
}

function signBuy(config: YeepayConfig, fields: Record<string, string>) {
  const values = order.map((name) => fields[name] ?? '');
  return sign(config.key, values);
}

/** `ICBC` is accepted for `ICBC-NET-B2C`. Throws on what is no bank code. */
function bankCode(bank: string): string {
  const code = /^[A-Z]+$/.test(bank) ? `${bank}-NET-B2C` : bank;
  if (!/^[0-9A-Z]{1,20}-NET(-B2C)?$/.test(code)) throw new Error('not a bank code of yeepay');
  return code;
}
