/**
 * Who is this? The secret is the registration number; name and ID number leak. Wrong ones are
 * slowed down per ID number; the right one always enters, so nobody can lock another person out
 * (its 55 bits make guessing hopeless at any rate that the gateway lets through).
 */
import { timingSafeEqual } from 'node:crypto';
import { functionStore } from '#adapters/dynamodb/open.ts';
import type { Whole } from '#adapters/dynamodb/types.ts';
import { functionKeys } from '#adapters/keys/function-keys.ts';
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
  const numberFits = equal(k.registrationHmac(given.examId, number), head?.registrationHmac ?? '');
  const nameFits = equal(k.nameHmac(given.examId, normaliseName(given.name)), head?.nameHmac ?? '');
  if (whole && numberFits && nameFits) return { whole };
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
