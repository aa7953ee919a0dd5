import type { Cashier, PaymentRequest } from '../port.ts';
import { formatBeijing } from '../shared/beijing.ts';
import { goods, orderNumberFormat } from '../shared/formats.ts';
import { textOf } from '../shared/json.ts';
import type { Fetcher } from '../shared/send.ts';
import { formatYuan } from '../yeepay/amount.ts';
import { call } from './call.ts';
import type { Yop } from './config.ts';
import { canonicalForm } from './encode.ts';
import { sealText } from './signature.ts';

/**
 * Opens the order at YOP and answers the signed address of its cashier.
 * @throws when YOP does not confirm the order: there is nothing to show the payer
 */
export async function createPayment(
  yop: Yop,
  fetcher: Fetcher,
  request: PaymentRequest,
): Promise<Cashier> {
  if (!orderNumberFormat.test(request.orderNumber)) throw new Error('order number is malformed');
  const { config, parentMerchantId } = yop;
  const answer = await call(yop, fetcher, 'POST', '/rest/v1.0/trade/order', {
    parentMerchantNo: parentMerchantId,
    merchantNo: config.merchantId,
    orderId: request.orderNumber,
    orderAmount: formatYuan(request.amountFen),
    goodsName: goods,
    fundProcessType: 'REAL_TIME',
    notifyUrl: config.noticeUrl,
    // Nothing comes back with the browser: the order's own page waits for the notice.
    redirectUrl: `${config.returnUrl}#/orders/${request.orderNumber}`,
    expiredTime: formatBeijing(request.expiresAt),
  });
  if ('fault' in answer) throw new Error(`yop order: ${answer.fault}`);
  if (answer.code !== '') throw new Error(`yop order: code ${answer.code}`);
  const token = textOf(answer.fields, 'token');
  if (textOf(answer.fields, 'orderId') !== request.orderNumber || token === '') {
    throw new Error('yop order: not the answer to this order');
  }
  return cashierOf(yop, token);
}

function cashierOf({ config, cashierUrl, suite, clock }: Yop, token: string): Cashier {
  const fields = {
    appKey: config.appKey,
    cardType: '',
    directPayType: '',
    merchantNo: config.merchantId,
    timestamp: String(Math.floor(clock() / 1000)),
    token,
    userNo: '',
    userType: '',
  };
  const sign = sealText(suite, canonicalForm(fields));
  return { method: 'GET', url: cashierUrl, fields: { ...fields, sign } };
}
