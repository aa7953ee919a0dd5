/** WeChat v3: sealed JSON, 200 or 204 without a word, fifteen tries in a day. */
import { randomUUID } from 'node:crypto';
import type { WechatAccount } from '../accounts.ts';
import type { Gateway } from '../context.ts';
import type { Face, Outcome } from '../face.ts';
import type { SimOrder } from '../ledger.ts';
import type { Signed } from '../sign.ts';
import { sealResource, signedHeaders } from './sign.ts';
import { rfc3339, transactionOf } from './transaction.ts';

const seconds = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600];
const hours = [3, 3, 3, 6, 6];

export function accountOf({ options }: Gateway): WechatAccount {
  if (!options.wechat) throw new Error('the simulator has no WeChat account');
  return options.wechat;
}

function bodyOf(gateway: Gateway, order: SimOrder, debit: Outcome, changes = {}, key?: string) {
  const account = accountOf(gateway);
  const transaction = { ...transactionOf(account, order, debit), trade_state: 'SUCCESS' };
  return JSON.stringify({
    id: randomUUID(),
    create_time: rfc3339(gateway.now()),
    resource_type: 'encrypt-resource',
    event_type: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    resource: sealResource(key ?? account.apiV3Key, { ...transaction, ...changes }),
  });
}

const told =
  (changes: object | ((order: SimOrder) => object), more: Signed = {}): Face['notice'] =>
  (gateway, order, debit) => {
    const made = typeof changes === 'function' ? changes(order) : changes;
    return { body: bodyOf(gateway, order, debit, made), ...more };
  };

/**
 * The fields of a notice: `body`; `signed`, what the signature is over if something else; `header`
 * changes of the headers, as JSON; `age`, how many seconds ago it claims to be signed.
 */
const touched =
  (changes: object): Face['notice'] =>
  (gateway, order, debit) => ({
    body: bodyOf(gateway, order, debit, changes),
    signed: bodyOf(gateway, order, debit),
  });

export const wechatFace: Face = {
  resends: [...seconds.map((one) => one * 1000), ...hours.map((one) => one * 3_600_000)],
  notice: told({}),
  forged: {
    'tamper-signature': touched({}),
    'tamper-amount': touched({ amount: { total: 1, currency: 'CNY' } }),
    'tamper-order': touched({ out_trade_no: 'GS00000000000000000000000X' }),
    'tamper-time': told({}, { age: '301' }),
    'tamper-future': told({}, { age: '-301' }),
    'tamper-serial': told({}, { header: '{"wechatpay-serial":"PUB_KEY_ID_UNKNOWN"}' }),
    'tamper-probe': told({}, { header: '{"wechatpay-signature":"WECHATPAY/SIGNTEST/cHJvYmU="}' }),
    'tamper-resource': (gateway, order, debit) => ({
      body: bodyOf(gateway, order, debit, {}, 'another-key-of-thirty-two-bytes!'),
    }),
    'wrong-merchant': told({ mchid: '1900000999' }),
    'wrong-app': told({ appid: 'wx0000000000000999' }),
    'wrong-amount': told({ amount: { total: 1, currency: 'CNY' } }),
    'wrong-currency': told(({ amountFen }) => ({ amount: { total: amountFen, currency: 'USD' } })),
  },
  deliver(gateway, { url, fields: { body = '', signed = body, header = '{}', age = '0' } }) {
    const at = gateway.options.now() - Number(age) * 1000;
    const headers = {
      'content-type': 'application/json',
      ...signedHeaders(accountOf(gateway), signed, at),
      ...(JSON.parse(header) as Signed),
    };
    return { url, init: { method: 'POST', headers, body } };
  },
  isAcknowledged: ({ status }) => status === 200 || status === 204,
  returnAddress: (_gateway, order) => order.returnUrl,
};
