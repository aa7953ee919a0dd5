/** The gateway's simulator in memory: its own book and signatures, reached without a socket. */
import { register } from '../../../local/gateway/buy.ts';
import { runCommand } from '../../../local/gateway/commands.ts';
import type { Gateway } from '../../../local/gateway/context.ts';
import { noticeOrder } from '../../../local/gateway/fields.ts';
import { newScript } from '../../../local/gateway/script.ts';
import { signFields } from '../../../local/gateway/sign.ts';
import { yeepayFace } from '../../../local/gateway/yeepay-face.ts';
import { step } from './faults.ts';

export const merchant = {
  merchantId: '10000457067',
  key: 'SIMKEY-8f3c2a71-do-not-use-in-production',
};

export function newSimulator(now: () => number) {
  const book: Gateway['ledger']['book'] = {
    sequence: 0,
    offsetMs: 0,
    orders: {},
    notifications: [],
  };
  const gateway: Gateway = {
    options: { port: 0, folder: '', ...merchant, now },
    ledger: { book, save: async () => {} },
    script: newScript(),
    now,
    origin: () => 'http://127.0.0.1',
  };
  const orderOf = (orderNumber: string) => {
    const order = book.orders[orderNumber];
    if (!order) throw new Error(`the gateway knows no ${orderNumber}`);
    return order;
  };
  return {
    book,
    script: (orderNumber: string, ...steps: string[]) => gateway.script.add(orderNumber, steps),
    /** The browser posts the form. */
    buy: (fields: Record<string, string>) => register(gateway, fields),
    /** Money moves, whatever the order's status: the worst bank. */
    debit(orderNumber: string): string {
      const order = orderOf(orderNumber);
      book.sequence += 1;
      const transactionId = `61${now()}${String(book.sequence).padStart(6, '0')}I`;
      order.debits.push({ transactionId, amountFen: order.amountFen, paidAt: now() });
      order.status = 'SUCCESS';
      return transactionId;
    },
    /** The signed query of a notice; `changes` are made before signing. */
    notice(orderNumber: string, transactionId: string, changes: Record<string, string> = {}) {
      const order = orderOf(orderNumber);
      const debit = { transactionId, amountFen: order.amountFen, paidAt: now() };
      const { hmac, hmac_safe, ...fields } = yeepayFace.notice(gateway, order, debit);
      const signed = signFields(merchant.key, noticeOrder, { ...fields, ...changes });
      return new URLSearchParams(signed).toString();
    },
    /** Stands for the network between the functions and the gateway. */
    fetch: (async (_url: string | URL | Request, init: RequestInit = {}) =>
      step('gateway', async () => {
        const form = Object.fromEntries(new URLSearchParams(String(init.body)));
        const answer = runCommand(gateway, form);
        if (answer === 'hang up') throw new TypeError('fetch failed');
        return new Response(answer);
      })) as typeof fetch,
  };
}
