/** Notices to the merchant: sent, noted, and sent again on each gateway's own schedule. */
import type { Gateway } from './context.ts';
import { faceOf } from './faces.ts';
import type { Notification, SimOrder } from './ledger.ts';
import type { Signed } from './sign.ts';

const TIMEOUT_MS = 10_000;

type Notice = { transactionId: string; fields: Signed; delayMs?: number };

/** Notes a notice; one that is not delayed is sent now. A genuine one repeats until acknowledged. */
export async function notify(
  gateway: Gateway,
  order: SimOrder,
  { transactionId, fields, delayMs }: Notice,
  genuine = true,
): Promise<{ status: number; body: string } | undefined> {
  const { book } = gateway.ledger;
  book.sequence += 1;
  const notification: Notification = {
    id: book.sequence,
    ...(order.face ? { face: order.face } : {}),
    orderNumber: order.orderNumber,
    transactionId,
    url: order.noticeUrl,
    fields,
    attempts: [],
    acknowledged: false,
  };
  book.notifications.push(notification);
  if (delayMs === undefined) return attempt(gateway, notification, genuine);
  notification.nextAt = gateway.now() + delayMs;
  return undefined;
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
  const face = faceOf(notification);
  // A clock that jumped far still gives each resend its own turn, its wait after the last.
  const due = notification.nextAt ?? gateway.now();
  delete notification.nextAt;
  const answer = await send(gateway, notification);
  notification.attempts.push({ at: due, ...answer });
  notification.acknowledged = face.isAcknowledged(answer);
  const wait = face.resends[notification.attempts.length - 1];
  if (repeat && !notification.acknowledged && wait !== undefined) notification.nextAt = due + wait;
  return answer;
}

async function send(gateway: Gateway, notification: Notification) {
  const { url, init } = faceOf(notification).deliver(gateway, notification);
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await (gateway.options.noticeFetch ?? fetch)(url, { ...init, signal });
    return { status: response.status, body: (await response.text()).slice(0, 500) };
  } catch (error) {
    return { status: 0, body: error instanceof Error ? error.message : 'unreachable' };
  }
}
