/**
 * Who is this? The secret is the registration number; name and ID number leak. Wrong ones are
 * slowed down per ID number; the right one always enters, so nobody can lock another person out
 * (its 55 bits make guessing hopeless at any rate that the gateway lets through).
 */
import { timingSafeEqual } from 'node:crypto';
import { changeApplication } from '#adapters/change.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import type { Store, Whole } from '#adapters/dynamodb/types.ts';
import { functionKeys } from '#adapters/keys/function-keys.ts';
import { adopting } from '#adapters/new-number.ts';
import type { Instant } from '#domain/application/state.ts';
import { normaliseName } from '#domain/identity/name.ts';
import { normaliseRegistrationNumber } from '#domain/registration-number.ts';

type Credentials = { examId: string; name: string; idNumber: string; registrationNumber: string };
type Refused = {
  refusal: { code: 'login-failed' | 'too-many-requests' };
  retryAfter?: number;
};

/** Free failures before back-off starts, and its longest wait in seconds. */
const free = 5;
const longestWait = 60;

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
  given: Credentials,
  now: Instant,
): Promise<{ whole: Whole } | Refused> {
  const db = await functionStore();
  const k = await functionKeys();
  const idNumber = given.idNumber.trim().toUpperCase();
  const bucket = k.idNumberHmac(given.examId, idNumber);
  const claim = await db.findClaim(given.examId, idNumber);
  const whole = await db.loadWhole(claim?.applicationId ?? 'nobody');
  const head = whole?.loaded.head;
  const number = normaliseRegistrationNumber(given.registrationNumber);
  const hmac = k.registrationHmac(given.examId, number);
  const numberFits = equal(hmac, head?.registrationHmac ?? '');
  const nextFits = equal(hmac, head?.nextNumber?.hmac ?? '');
  const nameFits = equal(k.nameHmac(given.examId, normaliseName(given.name)), head?.nameHmac ?? '');
  if (whole && numberFits && nameFits) return { whole };
  if (whole && nextFits && nameFits) return adopt(db, whole, { hmac, number }, now);
  const attempts = await db.loginAttempts(bucket);
  const wait = Math.min(2 ** Math.max(0, (attempts?.failures ?? 0) - free), longestWait);
  const until = (attempts?.last ?? 0) + wait * 1000;
  if ((attempts?.failures ?? 0) >= free && now < until) {
    const retryAfter = Math.max(1, Math.ceil((until - now) / 1000));
    return { refusal: { code: 'too-many-requests' }, retryAfter };
  }
  await db.noteFailedLogin(bucket, now);
  return { refusal: { code: 'login-failed' } };
}
