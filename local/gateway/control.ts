/** The control API `/_sim/*` of tests: pay, script, clock, and the two books to compare with. */
import type { Gateway } from './context.ts';
import { HttpError } from './http.ts';
import { sum } from './ledger.ts';
import { resendDue } from './notices.ts';
import { pay } from './pay.ts';
import { uploadedBill } from './yeepay-bill.ts';

type Json = Record<string, unknown>;

/** The answer of one call: a value for JSON, or the text of a bill. Throws HttpError. */
export async function control(
  gateway: Gateway,
  method: string,
  url: URL,
  body: string,
): Promise<unknown> {
  const payment = /^\/_sim\/orders\/([0-9A-Za-z_-]+)\/pay$/.exec(url.pathname);
  const call = payment ? `${method} pay` : `${method} ${url.pathname.slice('/_sim/'.length)}`;
  switch (call) {
    case 'POST pay':
      return payOrder(gateway, payment?.[1] ?? '', parse(body));
    case 'POST script':
      return addScript(gateway, parse(body));
    case 'GET ledger':
      return ledgerOf(gateway, url.searchParams.get('order'));
    case 'GET bill':
      return billOf(gateway, url.searchParams);
    case 'GET notifications':
      return notificationsOf(gateway, url.searchParams.get('order'));
    case 'GET clock':
      return { now: gateway.now(), offsetMs: gateway.ledger.book.offsetMs };
    case 'POST clock':
      return advance(gateway, url, parse(body));
    default:
      throw new HttpError(404, 'no such control');
  }
}

async function payOrder(gateway: Gateway, orderNumber: string, body: Json) {
  const scripted = gateway.script.take('pay', orderNumber);
  const scenario = body.scenario ?? scripted ?? 'success';
  return pay(gateway, orderNumber, String(scenario), Number(body.notices ?? 0));
}

function addScript(gateway: Gateway, body: Json) {
  const orderNumber = body.orderNumber ?? body.orderNo ?? '*';
  if (!Array.isArray(body.steps)) throw new HttpError(400, 'steps is a list');
  const steps = body.steps.map(String);
  const wrong = gateway.script.add(String(orderNumber), steps);
  if (wrong !== undefined) throw new HttpError(400, `not a step: ${wrong}`);
  return { orderNumber, steps };
}

function ledgerOf(gateway: Gateway, orderNumber: string | null) {
  const all = Object.values(gateway.ledger.book.orders);
  const orders = all
    .filter((order) => orderNumber === null || order.orderNumber === orderNumber)
    .map((order) => ({
      ...order,
      capturedFen: sum(order.debits),
      refundedFen: sum(order.refunds),
    }));
  return { orders };
}

/** The file that an operator would take from the gateway's back office, as text. */
function billOf(gateway: Gateway, query: URLSearchParams) {
  const [face, day] = [query.get('gateway'), query.get('day') ?? ''];
  if (face !== 'yeepay' && face !== 'yeepay-yop') throw new HttpError(400, 'no such gateway');
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new HttpError(400, 'day is YYYY-MM-DD');
  return uploadedBill(gateway, face, day);
}

function notificationsOf(gateway: Gateway, orderNumber: string | null) {
  const all = gateway.ledger.book.notifications;
  return {
    notifications: all.filter((row) => orderNumber === null || row.orderNumber === orderNumber),
  };
}

/** `{ advanceMs }`, `{ advance: "9m" }` or `?+=9m`; answers after the resends that fell due. */
async function advance(gateway: Gateway, url: URL, body: Json) {
  const { ledger } = gateway;
  const text = /[?&](?:\+|%2B)=([^&]+)/i.exec(url.search)?.[1] ?? body.advance;
  const step = text === undefined ? Number(body.advanceMs) : duration(String(text));
  if (!Number.isSafeInteger(step) || step < 0) throw new HttpError(400, 'no such step of time');
  ledger.book.offsetMs += step;
  await ledger.save();
  let resent = 0;
  for (let sent = await resendDue(gateway); sent > 0; sent = await resendDue(gateway)) {
    resent += sent;
  }
  return { now: gateway.now(), offsetMs: ledger.book.offsetMs, resent };
}

function duration(text: string): number {
  const match = /^(\d{1,9})(ms|s|m|h|d)?$/.exec(text);
  const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
  return match ? Number(match[1]) * units[(match[2] ?? 'ms') as keyof typeof units] : Number.NaN;
}

function parse(body: string): Json {
  try {
    const value: unknown = body === '' ? {} : JSON.parse(body);
    if (typeof value === 'object' && value !== null) return value as Json;
  } catch {
    // Falls through to the same refusal.
  }
  throw new HttpError(400, 'body is a JSON object');
}
