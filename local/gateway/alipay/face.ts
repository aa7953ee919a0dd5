/** Alipay: a signed form, exactly `success`, seven more tries in 25 hours. */
import { randomUUID } from 'node:crypto';
import type { AlipayAccount } from '../accounts.ts';
import type { Gateway } from '../context.ts';
import type { Face, Outcome } from '../face.ts';
import type { SimOrder } from '../ledger.ts';
import { beijing, yuanOf } from '../money.ts';
import type { Signed } from '../sign.ts';
import { signNotice } from './sign.ts';

const minutes = [4, 10, 10, 60, 120, 360, 900];

export function accountOf({ options }: Gateway): AlipayAccount {
  if (!options.alipay) throw new Error('the simulator has no Alipay account');
  return options.alipay;
}

function noticeFields(
  gateway: Gateway,
  order: SimOrder,
  debit: Outcome,
  changes: Signed = {},
  digest?: string,
): Signed {
  const account = accountOf(gateway);
  const fields = {
    notify_time: beijing(gateway.now()),
    notify_type: 'trade_status_sync',
    notify_id: randomUUID().replaceAll('-', ''),
    charset: 'utf-8',
    version: '1.0',
    app_id: account.appId,
    seller_id: account.sellerId,
    trade_no: debit.transactionId,
    out_trade_no: order.orderNumber,
    trade_status: 'TRADE_SUCCESS',
    subject: order.productId,
    total_amount: yuanOf(debit.amountFen),
    receipt_amount: yuanOf(debit.amountFen),
    gmt_create: beijing(order.createdAt),
    gmt_payment: beijing(debit.paidAt),
    ...changes,
  };
  return signNotice(account, fields, digest);
}

const signed =
  (changes: Signed): Face['notice'] =>
  (gateway, order, debit) =>
    noticeFields(gateway, order, debit, changes);
const touched =
  (change: (fields: Signed) => Signed): Face['notice'] =>
  (gateway, order, debit) => {
    const fields = noticeFields(gateway, order, debit);
    return { ...fields, ...change(fields) };
  };

export const alipayFace: Face = {
  resends: minutes.map((one) => one * 60_000),
  notice: (gateway, order, debit) => noticeFields(gateway, order, debit),
  forged: {
    'tamper-signature': touched(({ sign = '' }) => ({ sign: `AAAA${sign.slice(4)}` })),
    'tamper-amount': touched(() => ({ total_amount: '0.01' })),
    'tamper-order': touched(({ out_trade_no }) => ({ out_trade_no: `${out_trade_no}X` })),
    'tamper-seller': touched(() => ({ seller_id: '2088000000000999' })),
    'tamper-status': (gateway, order, debit) => ({
      ...noticeFields(gateway, order, debit, { trade_status: 'WAIT_BUYER_PAY' }),
      trade_status: 'TRADE_SUCCESS',
    }),
    /** A field is swallowed by its neighbour: the signed text stays the same. */
    'tamper-border': touched(({ subject = '', total_amount = '' }) => ({
      subject: `${subject}&total_amount=${total_amount}`,
      total_amount: '',
    })),
    /** A right signature of the weaker algorithm, and the word that asks for it. */
    'tamper-algorithm': (gateway, order, debit) => ({
      ...noticeFields(gateway, order, debit, {}, 'SHA1'),
      sign_type: 'RSA',
    }),
    'tamper-digest': (gateway, order, debit) => noticeFields(gateway, order, debit, {}, 'SHA1'),
    'wrong-merchant': signed({ seller_id: '2088000000000999' }),
    'wrong-app': signed({ app_id: '2021000000000999' }),
    'wrong-amount': signed({ total_amount: '0.01' }),
  },
  deliver: (_gateway, { url, fields }) => ({
    url,
    init: { method: 'POST', body: new URLSearchParams(fields) },
  }),
  isAcknowledged: ({ body }) => body === 'success',
  returnAddress(gateway, order) {
    const debit = order.debits[0];
    if (!debit) return order.returnUrl;
    const fields = noticeFields(gateway, order, debit);
    const url = new URL(order.returnUrl);
    const shown = ['out_trade_no', 'trade_no', 'total_amount', 'app_id', 'seller_id'];
    for (const name of shown) url.searchParams.set(name, fields[name] ?? '');
    return url.href;
  },
};
