/** Joins the stored parts of an application to what the wire shows. */

import type * as z from 'zod';
import type { Applicant } from '#contract/applicant.ts';
import { type ReviewApplication, viewApplication } from '#contract/application-view.ts';
import { viewHints } from '#contract/hints.ts';
import { toWireTime } from '#contract/time.ts';
import type { Exam, Position } from '#domain/application/exam.ts';
import type { ApplicationState, Instant, Photo } from '#domain/application/state.ts';
import { refundOwed } from '#domain/fee.ts';
import { maskIdNumber, parseIdNumber } from '#domain/identity/id-number.ts';
import { maskName } from '#domain/identity/name.ts';
import type { ChangedWhole, FoundWhole, WholeOutcome } from './change.ts';
import { waitsIn } from './dynamodb/state-item.ts';
import type { AuditEntry, Lease, Loaded, Order, Store, Whole } from './dynamodb/types.ts';
import { presentCases } from './present-cases.ts';
import { presentTrail } from './present-trail.ts';

/** What a view is made of; nothing of it is read again. */
export type Shown = {
  state: ApplicationState;
  exam: Exam;
  registrationHint: string;
  form: Applicant;
  history: Pick<AuditEntry, 'events'>[];
  lease?: Lease | undefined;
  appeal?: string | undefined;
  /** Read when absent. */
  position?: Position;
};

export function shownOf({ loaded, form, history, appeal, exam }: FoundWhole): Shown {
  const { state, head } = loaded;
  const { registrationHint, lease } = head;
  return { state, exam, form, history, appeal, registrationHint, lease };
}

/**
 * For views alone: everything may be a moment old. What is not as `expected` (a save that has just
 * been made, a session of a newer epoch) is read again, strongly.
 */
export async function findShown(
  store: Store,
  applicationId: string,
  expected: (state: ApplicationState) => boolean,
): Promise<Shown | undefined> {
  const recent = await store.viewWhole(applicationId);
  const fits = recent !== undefined && expected(recent.loaded.state);
  const whole = fits ? recent : await store.loadWhole(applicationId);
  return whole && viewOf(store, whole);
}

/** A view of what was read already; exam and position may be a moment old. */
export async function viewOf(store: Store, whole: Whole): Promise<Shown> {
  const { examId, positionCode } = whole.loaded.state;
  const [exam, position] = await Promise.all([
    store.viewExam(examId),
    positionOf(store, examId, positionCode),
  ]);
  if (!exam) throw new Error('exam of a stored application is missing');
  return { ...shownOf({ ...whole, exam }), position };
}

export async function presentApplication(store: Store, shown: Shown, now: Instant) {
  const { state, exam, form } = shown;
  return viewApplication({
    state,
    exam,
    applicant: masked(form),
    position: shown.position ?? (await positionOf(store, state.examId, state.positionCode)),
    registrationNumberHint: shown.registrationHint,
    history: historyOf(shown.history).filter(({ event }) => !ownedByOffice.test(event)),
    now,
  });
}

/** The application after a change, from what was read before it and the change itself. */
export function shownAfter(outcome: ChangedWhole, form = outcome.form): Shown {
  const { state, events, history } = outcome;
  const before = shownOf(outcome);
  if (events.length === 0) return before;
  // Any lease of a reviewer ends with a change.
  return { ...before, state, form, history: [...history, { events }], lease: undefined };
}

/** The answer of a change: the refusal, or the application as it is now. */
export async function presentChanged(
  store: Store,
  outcome: WholeOutcome,
  now: Instant,
  known: { form?: Applicant; position?: Position } = {},
) {
  if ('refusal' in outcome) return outcome;
  const { form, ...position } = known;
  const shown = { ...shownAfter(outcome, form), ...position };
  const body = await presentApplication(store, shown, now);
  return { status: 200 as const, body };
}

type ForReview = { photoUrl?: string | undefined; staff?: { username: string } };

export async function presentForReview(
  store: Store,
  shown: Shown,
  now: Instant,
  { photoUrl, staff }: ForReview = {},
): Promise<z.output<typeof ReviewApplication>> {
  const { state, form, lease } = shown;
  const view = await presentApplication(store, shown, now);
  const identity = parseIdNumber(form.idNumber, now);
  const { note, evidence } = state.waiver ?? {};
  const owed = refundOwed(state);
  return {
    applicationId: state.applicationId,
    ...view,
    hints: viewHints(shown.exam, view.position, form, identity.ok ? identity.birthDate : undefined),
    ...(identity.ok ? { sex: identity.sex, birthDate: identity.birthDate } : {}),
    ...leaseOf(lease, now),
    ...(photoUrl ? { photoUrl } : {}),
    ...(shown.appeal ? { photoAppeal: shown.appeal } : {}),
    ...(note ? { waiverNote: await store.openText(state, note) } : {}),
    ...(evidence ? { waiverEvidence: await store.openText(state, evidence) } : {}),
    ...(owed === 'waiver' || owed === 'disqualified' ? { refundOwed: owed } : {}),
    ...(await presentCases(store, state, now, staff?.username)),
    trail: await presentTrail(store, state, shown.history),
    history: historyOf(shown.history).map((entry) => ({ ...entry, at: toWireTime(entry.at) })),
  };
}

/** `photoUrl`: a short-lived address of the picture, where the queue shows pictures. */
export async function presentQueueItem(
  store: Store,
  loaded: Loaded,
  now: Instant,
  photoUrl?: string,
) {
  const { state, head } = loaded;
  const photoQueue = state.qualification.status === 'approved';
  const [form, position, appeal] = await Promise.all([
    store.loadForm(loaded),
    positionOf(store, state.examId, state.positionCode),
    photoQueue ? store.loadAppeal(loaded) : undefined,
  ]);
  const { code, name, department } = position;
  const waits = waitsIn(state);
  const decided = photoQueue ? (state.photo.since ?? head.createdAt) : state.qualification.since;
  return {
    applicationId: state.applicationId,
    version: state.version,
    position: { code, name, department },
    name: maskName(form.name),
    waitingSince: toWireTime(waits?.since ?? decided),
    ...leaseOf(head.lease, now),
    ...(photoQueue ? photoOfItem(state.photo, photoUrl, appeal) : {}),
    ...(waits?.queue === 'waiver' && state.waiver ? { waiver: { kind: state.waiver.kind } } : {}),
  };
}

const leaseOf = (lease: Lease | undefined, now: Instant) =>
  lease && lease.until > now ? { claimedBy: lease.by, leaseUntil: toWireTime(lease.until) } : {};

function photoOfItem(photo: Photo, url?: string, appeal?: string) {
  const { sha256, reasons, advice = [] } = photo;
  if (!sha256) return {};
  const more = { ...(url ? { url } : {}), ...(appeal ? { appeal } : {}) };
  return { photo: { sha256, reasons, advice, ...more } };
}

export function presentPaymentPage(order: Order, { loaded, form }: Whole) {
  return {
    status: order.status,
    amountFen: order.amountFen,
    maskedName: maskName(form.name),
    registrationNumberHint: loaded.head.registrationHint,
  };
}

async function positionOf(store: Store, examId: string, code: string): Promise<Position> {
  const position = await store.loadPosition(examId, code);
  if (!position) throw new Error('the position of a stored application is missing');
  return position;
}

function masked(applicant: Applicant) {
  return { ...applicant, idNumber: maskIdNumber(applicant.idNumber) };
}

/** That one of two people has agreed is the office's business until the other has. */
const ownedByOffice = /^(correction|disqualification|claim-release|withdrawal)-proposed$/;

function historyOf(entries: Pick<AuditEntry, 'events'>[]) {
  return entries.flatMap((entry) =>
    entry.events.map((event) => ({ at: event.at, event: event.kind, by: event.by.kind })),
  );
}
