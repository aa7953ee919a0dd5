import { sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { alipay } from '#adapters/payments/alipay.ts';
import { makePair, orderNumber, paidAt } from '../keys.ts';

const theirs = makePair();
const ask = (part: string, sent = part) => {
  const signature = sign('sha256', Buffer.from(part), theirs.privateKey).toString('base64');
  const body = `{"alipay_trade_query_response":${sent},"sign":"${signature}"}`;
  const config = {
    ...{ appId: '2021000000000001', sellerId: '2088000000000001' },
    ...{ privateKey: makePair().privatePem, publicKeys: { current: theirs.publicPem } },
    ...{ noticeUrl: 'https://pay.test/n/a', returnUrl: 'https://site.test/' },
  };
  return alipay(config, async () => new Response(body)).query(orderNumber);
};
const paid = JSON.stringify({
  ...{ code: '10000', msg: 'a}"{', out_trade_no: orderNumber, trade_no: '20261123' },
  ...{ trade_status: 'TRADE_SUCCESS', total_amount: '100.00' },
  send_pay_date: '2026-11-23 10:00:00',
});

test('a signed answer is believed, a changed one is none', async () => {
  expect(await ask(paid)).toMatchObject({ kind: 'paid', capture: { amountFen: 10000, paidAt } });
  expect(await ask(paid, paid.replace('100.00', '900.00'))).toEqual({
    kind: 'unanswered',
    why: 'bad-signature',
  });
});
