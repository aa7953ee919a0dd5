/**
 * A new 报名序号, from the request to the message. The request path only writes down keyed
 * digests, so it does the same work for everybody; here, later, somebody fits or nobody does.
 */

import type { Instant } from '#domain/application/state.ts';
import { formatRegistrationNumber } from '#domain/registration-number.ts';
import { changeApplication } from './change.ts';
import { registrationHintOf } from './dynamodb/create.ts';
import type { NumberChange, NumberRequest } from './dynamodb/number-types.ts';
import type { Loaded, Store } from './dynamodb/types.ts';
import type { Lookups } from './keys/lookups.ts';
import type { Channel } from './messages/port.ts';

/** A number that was sent this lately is sent again, instead of another one in its place. */
export const RESEND_MS = 10 * 60_000;
/** After so many tries the request ends as failed: about four hours. */
const TRIES = 10;
const LEASE_MS = 60_000;

type Keys = Pick<Lookups, 'laterRegistrationBytes' | 'registrationHmac' | 'phoneHmac'>;
type World = { store: Store; keys: Keys; channel: () => Promise<Channel>; now: Instant };

/** The number of a request: the same one at every try, known to nobody without the pepper. */
export function numberOf(keys: Keys, applicationId: string, requestId: string): string {
  return formatRegistrationNumber(keys.laterRegistrationBytes(applicationId, requestId));
}

/** What a change writes when it issues the number of this request. */
export function issuing(
  keys: Keys,
  { examId, applicationId }: { examId: string; applicationId: string },
  { id, at }: { id: string; at: Instant },
): NumberChange {
  const hmac = keys.registrationHmac(examId, numberOf(keys, applicationId, id));
  return { nextNumber: { hmac, id, at } };
}

/** What a change writes when the number that was sent is used for the first time. */
export const adopting = (hmac: string, number: string): NumberChange => ({
  registrationHmac: hmac,
  registrationHint: registrationHintOf(number),
  nextNumber: undefined,
});

/** Works on one request: finds whom it fits, issues the number, sends it. */
export async function answerNumberRequest(world: World, due: NumberRequest): Promise<string> {
  const { store, now } = world;
  const wait = LEASE_MS * 2 ** Math.min(due.tries, 5);
  const request = await store.leaseNumberRequest(due, now + wait);
  if (!request) return 'taken';
  const loaded = await fitting(world, request);
  const id = loaded && (await issuedFor(world, request, loaded));
  if (!loaded || !id) {
    await store.endNumberRequest(request, { status: 'void' });
    return 'void';
  }
  return deliver(world, request, loaded, id);
}

/** The application that the request is about, or nobody's. */
async function fitting({ store, keys }: World, request: NumberRequest) {
  const { asker, examId } = request;
  const id = asker ? await store.applicationOf(examId, asker.idHmac) : request.applicationId;
  const loaded = id === undefined ? undefined : await store.loadApplication(id);
  if (!loaded || !asker) return loaded;
  const { phone } = await store.loadForm(loaded);
  const fits =
    loaded.head.nameHmac === asker.nameHmac && keys.phoneHmac(examId, phone) === asker.phoneHmac;
  return fits ? loaded : undefined;
}

/** The request whose number is to be sent: an earlier one's while that is fresh. */
async function issuedFor(world: World, request: NumberRequest, loaded: Loaded) {
  const { store, keys, now } = world;
  const { applicationId, examId } = loaded.state;
  const pending = loaded.head.nextNumber;
  const own = keys.registrationHmac(examId, numberOf(keys, applicationId, request.id));
  // Issued by a try that then lost its way; or even used already, though its reply was lost.
  if (pending?.id === request.id || loaded.head.registrationHmac === own) return request.id;
  // The office's is issued with the decision; another one has taken its place since.
  if (!request.asker) return undefined;
  if (pending && now - pending.at < RESEND_MS) return pending.id;
  const number = issuing(keys, loaded.state, { id: request.id, at: now });
  const outcome = await changeApplication(
    store,
    applicationId,
    (found) =>
      found.loaded.head.nextNumber?.id === pending?.id
        ? { kind: 'issue-registration-number', at: now }
        : { refusal: { code: 'version-conflict' } },
    undefined,
    { number },
  );
  if ('refusal' in outcome) throw new Error(`no number issued: ${outcome.refusal.code}`);
  return request.id;
}

/** A throw leaves the request queued: it is tried again with the same key and number. */
async function deliver(world: World, request: NumberRequest, loaded: Loaded, id: string) {
  const { store, keys } = world;
  const { phone } = await store.loadForm(loaded);
  const channel = await world.channel();
  const number = numberOf(keys, loaded.state.applicationId, id);
  try {
    const { outcome } = await channel.send({
      to: { phone },
      template: request.template,
      params: { number },
      key: request.id,
    });
    const status = outcome === 'sent' ? 'sent' : 'failed';
    await store.endNumberRequest(request, { status, channel: channel.name });
    return status;
  } catch (cause) {
    if (request.tries < TRIES) throw cause;
    await store.endNumberRequest(request, { status: 'failed', channel: channel.name });
    return 'failed';
  }
}
