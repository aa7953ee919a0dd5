/** Notices to the merchant: built, sent, and sent again as the manual says. */
import type { Gateway } from './context.ts';
import { noticeOrder } from './fields.ts';
import type { Debit, Notification, SimOrder } from './ledger.ts';
import { shortYuanOf } from './money.ts';
import { type Signed, signFields } from './sign.ts';

/** Three more notices, three minutes apart (manual V1.28). */
const RESENDS = 3;
const RESEND_AFTER_MS = 3 * 60_000;
const TIMEOUT_MS = 10_000;

/** The signed fields of a success; `changes` are made before signing. */
export function noticeFields(
  gateway: Gateway,
  order: SimOrder,
  debit: Pick<Debit, 'transactionId' | 'amountFen'>,
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

/** Sends one notice now and notes the outcome; a genuine one is repeated until acknowledged. */
export async function notify(
  gateway: Gateway,
  order: SimOrder,
  fields: Signed,
  genuine = true,
): Promise<{ status: number; body: string }> {
  const { book } = gateway.ledger;
  book.sequence += 1;
  const notification: Notification = {
    id: book.sequence,
    orderNumber: order.orderNumber,
    transactionId: fields.r2_TrxId ?? '',
    url: order.noticeUrl,
    fields,
    attempts: [],
    acknowledged: false,
  };
  book.notifications.push(notification);
  return attempt(gateway, notification, genuine);
}

/** Sends every notice whose time has come on the virtual clock. */
export async function resendDue(gateway: Gateway): Promise<number> {
  let sent = 0;
  for (const notification of gateway.ledger.book.notifications) {
    if (notification.nextAt === undefined || notification.nextAt > gateway.now()) continue;
    await attempt(gateway, notification, true);
    sent += 1;
  }
  if (sent > 0) await gateway.ledger.save();
  return sent;
}

async function attempt(gateway: Gateway, notification: Notification, repeat: boolean) {
  // A clock that jumped far still gives each resend its own turn, three minutes after the last.
  const due = notification.nextAt ?? gateway.now();
  delete notification.nextAt;
  const answer = await send(gateway, notification);
  notification.attempts.push({ at: due, ...answer });
  notification.acknowledged = /^success/i.test(answer.body.trim());
  if (repeat && !notification.acknowledged && notification.attempts.length <= RESENDS) {
    notification.nextAt = due + RESEND_AFTER_MS;
  }
  return answer;
}

async function send(gateway: Gateway, notification: Notification) {
  const query = new URLSearchParams(notification.fields).toString();
  const url = `${notification.url}${notification.url.includes('?') ? '&' : '?'}${query}`;
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await (gateway.options.noticeFetch ?? fetch)(url, { method: 'GET', signal });
    return { status: response.status, body: (await response.text()).slice(0, 500) };
  } catch (error) {
    return { status: 0, body: error instanceof Error ? error.message : 'unreachable' };
  }
}
