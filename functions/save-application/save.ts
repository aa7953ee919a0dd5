/**
 * One save. The application's id comes from the Idempotency-Key, so the application itself is the
 * record of the key: a lost reply and its repeat end in the same application and number.
 */
import { createHash } from 'node:crypto';
import { registrationHintOf } from '#adapters/dynamodb/create.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { functionKeys } from '#adapters/keys/function-keys.ts';
import { checkPlace, type FieldErrors } from '#adapters/place.ts';
import { type Shown, shownOf } from '#adapters/present.ts';
import type { SaveBody } from '#contract/routes.ts';
import { decide } from '#domain/application/decide.ts';
import { evolve } from '#domain/application/evolve.ts';
import type { Instant } from '#domain/application/state.ts';
import { formatRegistrationNumber } from '#domain/registration-number.ts';

type Request = {
  params: { examId: string };
  idempotencyKey: string;
  body: SaveBody;
  now: Instant;
};
type Saved = { registrationNumber: string; shown: Shown };
type Refused = {
  refusal: {
    code:
      | 'not-found'
      | 'key-reused'
      | 'already-registered'
      | 'window-closed'
      | 'position-barred'
      | 'pledge-outdated';
  };
};

/** How long a repeat of the same call is answered as the first was. */
const replayMs = 24 * 60 * 60 * 1000;

export async function save(request: Request): Promise<Saved | Refused | FieldErrors> {
  const { body, now } = request;
  const { examId } = request.params;
  const key = request.idempotencyKey;
  const db = await functionStore();
  const exam = await db.loadExam(examId);
  if (!exam) return { refusal: { code: 'not-found' } };
  const k = await functionKeys();
  const applicationId = k.applicationIdFrom(examId, key);
  const registrationNumber = formatRegistrationNumber(k.registrationBytes(applicationId, key));
  const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest('hex');

  const replay = async (): Promise<Saved | Refused> => {
    const whole = await db.loadWhole(applicationId);
    if (!whole) return { refusal: { code: 'already-registered' } };
    const { head } = whole.loaded;
    if (head.bodyHash !== bodyHash) return { refusal: { code: 'key-reused' } };
    // A number that was replaced since is no answer any more.
    const isReplaced = head.registrationHmac !== k.registrationHmac(examId, registrationNumber);
    if (isReplaced || now - head.createdAt > replayMs)
      return { refusal: { code: 'already-registered' } };
    return { registrationNumber, shown: shownOf({ ...whole, exam }) };
  };

  const claim = await db.findClaim(examId, body.applicant.idNumber);
  if (claim?.applicationId === applicationId) return replay();
  if (claim) {
    const earlier = await db.loadApplication(claim.applicationId);
    if (earlier && earlier.state.qualification.status !== 'withdrawn') {
      return { refusal: { code: 'already-registered' } };
    }
  }
  const place = await checkPlace(db, exam, body, now);
  if ('errors' in place) return place;
  const decision = decide(
    undefined,
    {
      kind: 'save',
      at: now,
      applicationId,
      positionCode: body.positionCode,
      departmentCode: place.position.department.code,
      areaCode: body.areaCode,
      pledgeVersion: body.pledge.version,
      attempt: (claim?.attempt ?? 0) + 1,
      barredPositions: claim?.barred ?? [],
    },
    { exam },
  );
  if ('refusal' in decision) return decision as Refused;
  const state = evolve(undefined, decision.events);
  const { events } = decision;
  const form = body.applicant;
  const created = await db.createApplication({
    state,
    events,
    form,
    registrationNumber,
    name: body.applicant.name,
    idNumber: body.applicant.idNumber,
    bodyHash,
    ...(claim ? { previousApplicationId: claim.applicationId } : {}),
  });
  if (created === 'claimed') return replay();
  if (created === 'key-used') return replay();
  const { position } = place;
  const registrationHint = registrationHintOf(registrationNumber);
  const shown = { state, exam, form, registrationHint, history: [{ events }], position };
  return { registrationNumber, shown };
}
