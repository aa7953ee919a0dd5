/**
 * The order belongs to the applicant from its creation (payments.md, T1). Its number comes from
 * the applicant and the Idempotency-Key, so the order itself is the record of the key: nothing is
 * ever half done, and no key is ever in progress.
 */
import { createHash } from 'node:crypto';
import { type Found, find } from '#adapters/change.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import type { NewOrder, Order, Store } from '#adapters/dynamodb/types.ts';
import { functionKeys } from '#adapters/keys/function-keys.ts';
import { gateways } from '#adapters/payments/gateways.ts';
import { openCashier } from '#adapters/payments/open-cashier.ts';
import { viewOrder } from '#contract/order.ts';
import type { OrderBody } from '#contract/routes.ts';
import { decide } from '#domain/application/decide.ts';
import { evolve } from '#domain/application/evolve.ts';
import type { Instant } from '#domain/application/state.ts';
import { leaveOrder, resolveOrder } from './leave-order.ts';

/** Who is going to pay, and where the answer's faults are noted. */
type Caller = { traceId: string; clientIp: string };
type Request = Caller & {
  session: { applicationId: string; epoch: number };
  key: string;
  body: OrderBody;
  now: Instant;
};

/** How long the gateway takes money for an order, and what must be left to answer it again. */
const lifetimeMs = 30 * 60 * 1000;
const leastLeftMs = 2 * 60 * 1000;
const rounds = 3;

export async function createOrder({ session, key, body, now, ...caller }: Request) {
  const db = await functionStore();
  const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  for (let round = 0; round < rounds; round += 1) {
    const found = await find(db, session.applicationId);
    if (!found || found.loaded.state.sessionEpoch !== session.epoch) {
      return { refusal: { code: 'unauthenticated' as const } };
    }
    const offered = found.exam.gateways.find((gateway) => gateway.id === body.gateway);
    if (!offered) return unknown('/gateway', 'unknown-gateway', '没有这个支付方式');
    if (body.bank && !offered.banks.some((bank) => bank.code === body.bank)) {
      return unknown('/bank', 'unknown-bank', '没有这家银行');
    }
    const outcome = await attempt({ db, found, key, bodyHash, body, now, caller });
    if (outcome) return outcome;
  }
  return { refusal: { code: 'order-unresolved' as const } };
}

/** WeChat's own cashier asks for the payer's openId, and Alipay's does not open: by a link then. */
function opensInWechat(gateway: string, openId: string | undefined): boolean {
  return gateway === 'wechat' ? openId !== undefined : gateway !== 'alipay';
}

const channelOf = ({ channel = 'qr' }: { channel?: OrderBody['channel'] }) => channel;

function unknown(pointer: string, code: string, detail: string) {
  return { errors: [{ pointer, code, detail }] };
}

async function answer(
  status: 200 | 201,
  order: NewOrder | Order,
  { bank, channel, openId }: OrderBody,
  { clientIp, traceId }: Caller,
) {
  const shown = viewOrder(order);
  if (channel === 'in-app' && !opensInWechat(order.gateway, openId)) {
    return { status, body: shown };
  }
  const cashier = await openCashier(
    (await gateways()).get(order.gateway),
    order,
    {
      ...(bank ? { bank } : {}),
      ...(channel ? { channel } : {}),
      payer: { clientIp, ...(openId ? { openId } : {}) },
    },
    { operation: 'create-order', traceId },
  );
  if (!cashier) return { refusal: { code: 'gateway-unavailable' as const } };
  return { status, body: { ...shown, cashier } };
}

type Attempt = {
  db: Store;
  found: Found;
  key: string;
  bodyHash: string;
  body: OrderBody;
  now: Instant;
  caller: Caller;
};

/** @returns undefined after a lost race: look again */
async function attempt({ db, found, key, bodyHash, body, now, caller }: Attempt) {
  const { state, head } = found.loaded;
  const orderNumber = (await functionKeys()).orderNumberFrom(
    state.applicationId,
    key,
    head.createdAt,
  );
  const [known, active] = await Promise.all([
    db.loadKeyUse(orderNumber),
    state.payment.orderNumber ? db.loadOrder(state.payment.orderNumber) : undefined,
  ]);
  if (known && known.bodyHash !== bodyHash) return { refusal: { code: 'key-reused' as const } };
  if (known?.order?.status === 'paid') return { status: 200, body: viewOrder(known.order) };
  if (active?.status === 'open' || active?.status === 'confirming') {
    const doubted = active.status === 'confirming' || state.payment.status === 'confirming';
    const same = active.gateway === body.gateway && channelOf(active) === channelOf(body);
    const fresh = active.expiresAt - now > leastLeftMs;
    if (same && fresh && !doubted) {
      const use = { orderNumber, answeredBy: active.orderNumber, bodyHash, now };
      if (!known && (await db.rememberKey(use)) === 'conflict') return undefined;
      return answer(200, active, body, caller);
    }
    const left = await (doubted ? resolveOrder(active, now) : leaveOrder(active, now));
    return left === 'closed' ? undefined : { refusal: { code: left } };
  }
  const command = { kind: 'open-order' as const, at: now, orderNumber, gateway: body.gateway };
  const decision = decide(state, command, { exam: found.exam });
  if ('refusal' in decision) return decision;
  if (known) return { refusal: { code: 'key-reused' as const } };
  const order: NewOrder = {
    orderNumber,
    applicationId: state.applicationId,
    examId: state.examId,
    gateway: body.gateway,
    ...(body.bank ? { bank: body.bank } : {}),
    ...(body.channel ? { channel: body.channel } : {}),
    amountFen: state.payment.amountFen,
    currency: 'CNY',
    status: 'open',
    keyHash: '',
    bodyHash,
    createdAt: now,
    expiresAt: now + lifetimeMs,
  };
  const after = evolve(state, decision.events);
  const opened = await db.openOrder({
    loaded: found.loaded,
    state: after,
    events: decision.events,
    order,
  });
  return opened === 'opened' ? answer(201, order, body, caller) : undefined;
}
