/**
 * Who is this? The secret is the registration number; name and ID number leak. Wrong ones are
 * slowed down (slow-down.ts); the right one always enters, so nobody can lock another person out
 * (its 55 bits make guessing hopeless at any rate that the gateway lets through).
 */
import { timingSafeEqual } from 'node:crypto';
import { changeApplication } from '#adapters/change.ts';
import type { Store, Whole } from '#adapters/dynamodb/types.ts';
import { adopting } from '#adapters/new-number.ts';
import type { Instant } from '#domain/application/state.ts';
import { normaliseName } from '#domain/identity/name.ts';
import { normaliseRegistrationNumber } from '#domain/registration-number.ts';
import { slowDown, type World } from './slow-down.ts';

type Credentials = { examId: string; name: string; idNumber: string; registrationNumber: string };
type Refused = {
  refusal: { code: 'login-failed' | 'too-many-requests' };
  retryAfter?: number;
};

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The first use of a new number: the old one and all sessions end in the same transaction. */
async function adopt(
  db: Store,
  { loaded }: Whole,
  { hmac, number }: { hmac: string; number: string },
  now: Instant,
): Promise<{ whole: Whole } | Refused> {
  const { applicationId } = loaded.state;
  const outcome = await changeApplication(
    db,
    applicationId,
    (found) =>
      found.loaded.head.nextNumber?.hmac === hmac
        ? { kind: 'adopt-registration-number', at: now }
        : { refusal: { code: 'login-failed' } },
    undefined,
    { number: adopting(hmac, number) },
  );
  // In two tabs at once, the other one was first: the number is the person's own by now.
  const whole = await db.loadWhole(applicationId);
  const isMine = whole?.loaded.head.registrationHmac === hmac;
  if (whole && isMine) return { whole };
  if ('refusal' in outcome && outcome.refusal.code !== 'version-conflict') {
    return { refusal: { code: 'login-failed' } };
  }
  throw new Error('a new registration number was not adopted');
}

export async function recognise(
  world: World,
  given: Credentials,
): Promise<{ whole: Whole } | Refused> {
  const { store: db, keys: k, now } = world;
  const idNumber = given.idNumber.trim().toUpperCase();
  const bucket = k.idNumberHmac(given.examId, idNumber);
  const claim = await db.findClaim(given.examId, idNumber);
  // The small item alone: opening a form would tell by its time that there is one.
  const known = await db.loadApplication(claim?.applicationId ?? 'nobody');
  const head = known?.head;
  const number = normaliseRegistrationNumber(given.registrationNumber);
  const hmac = k.registrationHmac(given.examId, number);
  const numberFits = equal(hmac, head?.registrationHmac ?? '');
  const nextFits = equal(hmac, head?.nextNumber?.hmac ?? '');
  const nameFits = equal(k.nameHmac(given.examId, normaliseName(given.name)), head?.nameHmac ?? '');
  if (known && nameFits && (numberFits || nextFits)) {
    const whole = await db.loadWhole(known.state.applicationId);
    // Read anew: in another tab the new number may have been adopted, or the old one ended.
    if (whole?.loaded.head.registrationHmac === hmac) return { whole };
    if (whole && nextFits) return adopt(db, whole, { hmac, number }, now);
  }
  const retryAfter = await slowDown(world, bucket);
  return retryAfter > 0
    ? { refusal: { code: 'too-many-requests' }, retryAfter }
    : { refusal: { code: 'login-failed' } };
}
