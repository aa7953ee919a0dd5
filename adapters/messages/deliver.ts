import { createHash } from 'node:crypto';
import type { Instant } from '#domain/application/state.ts';
import { messageId } from '../dynamodb/message-item.ts';
import type { Message } from '../dynamodb/message-types.ts';
import type { Store } from '../dynamodb/types.ts';
import { inGroups } from '../in-groups.ts';
import type { Channel, SendOutcome } from './port.ts';

const minute = 60_000;
/** Longer than any vendor takes to answer. */
const lease = 2 * minute;
const longestPause = 60 * minute;
const day = 1440 * minute;

export type Delivery = 'sent' | 'again' | 'failed' | 'taken';

/**
 * One try. The message is leased before the vendor is asked and noted afterwards; whoever dies
 * in between leaves it to the next run, and the vendor knows the key.
 */
export async function deliver(
  store: Store,
  channel: Channel,
  message: Message,
  now: Instant,
): Promise<Delivery> {
  const leased = await store.leaseMessage(message, now, now + lease);
  if (!leased) return 'taken';
  if (leased.until !== undefined && now >= leased.until) {
    await store.noteMessage(leased, { status: 'failed', why: 'too-late' });
    return 'failed';
  }
  const loaded = await store.loadApplication(leased.applicationId);
  if (!loaded) throw new Error('a message to an application that is missing');
  const { phone, email } = await store.loadForm(loaded);
  const { template, params } = leased;
  let outcome: SendOutcome;
  try {
    outcome = await channel.send({ to: { phone, email }, template, params, key: keyOf(leased) });
  } catch (cause) {
    return later(store, leased, cause, now);
  }
  if (outcome.outcome === 'refused') {
    await store.noteMessage(leased, { status: 'failed', why: outcome.why });
    return 'failed';
  }
  await store.noteMessage(leased, { status: 'sent', sentAt: now });
  return 'sent';
}

/** The same for every try, another for every resend; 43 characters, for vendors take few. */
const keyOf = (message: Message): string =>
  createHash('sha256')
    .update(`${message.examId} ${messageId(message)} ${message.resends}`)
    .digest('base64url');

/** Again with growing pauses, for a day; then a person decides. Only the cause's name: its text may hold a number. */
async function later(store: Store, leased: Message, cause: unknown, now: Instant) {
  const why = cause instanceof Error ? cause.name : 'Error';
  if (now - (leased.triedSince ?? now) > day) {
    await store.noteMessage(leased, { status: 'failed', why });
    return 'failed';
  }
  const pause = Math.min(longestPause, minute * 2 ** Math.min(leased.tries, 10));
  await store.noteMessage(leased, { status: 'queued', nextAt: now + pause, why });
  return 'again';
}

const perPage = 100;
const atOnce = 16;

/** Everything that is due, until nothing is left or `mayGoOn` says no; one that fails hurts no other. */
export async function sendDue(
  store: Store,
  channel: Channel,
  now: Instant,
  mayGoOn: () => boolean,
) {
  const result = { sent: 0, again: 0, failed: 0, taken: 0, faults: 0 };
  let before = 0;
  while (mayGoOn()) {
    const due = await store.dueMessages(now, perPage);
    for await (const group of inGroups(due, atOnce)) {
      const tries = await Promise.allSettled(group.map((one) => deliver(store, channel, one, now)));
      for (const each of tries) result[each.status === 'fulfilled' ? each.value : 'faults'] += 1;
    }
    const worked = result.sent + result.again + result.failed;
    if (worked === before) break;
    before = worked;
  }
  return result;
}
