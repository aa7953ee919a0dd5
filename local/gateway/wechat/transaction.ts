import type { WechatAccount } from '../accounts.ts';
import type { Outcome } from '../face.ts';
import type { SimOrder } from '../ledger.ts';
import { beijing } from '../money.ts';

/** RFC 3339 in Beijing. */
export const rfc3339 = (at: number) => `${beijing(at).replace(' ', 'T')}+08:00`;

/** A transaction as queries and notices tell it; without a debit it is not paid. */
export function transactionOf(account: WechatAccount, order: SimOrder, debit?: Outcome) {
  const about = {
    appid: account.appId,
    mchid: account.merchantId,
    out_trade_no: order.orderNumber,
    attach: '',
  };
  if (!debit) {
    const state = order.status === 'CANCELED' ? 'CLOSED' : 'NOTPAY';
    return { ...about, trade_state: state, trade_state_desc: state };
  }
  const back = order.refunds.some(({ transactionId }) => transactionId === debit.transactionId);
  return {
    ...about,
    transaction_id: debit.transactionId,
    trade_type: 'NATIVE',
    trade_state: back ? 'REFUND' : 'SUCCESS',
    trade_state_desc: '支付成功',
    bank_type: 'OTHERS',
    success_time: rfc3339(debit.paidAt),
    payer: { openid: 'oSimulatorPayer0000000000001' },
    amount: {
      total: debit.amountFen,
      payer_total: debit.amountFen,
      currency: 'CNY',
      payer_currency: 'CNY',
    },
  };
}
