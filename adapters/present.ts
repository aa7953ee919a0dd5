/** Joins the stored parts of an application to what the wire shows. */

import type * as z from 'zod';
import type { Applicant } from '#contract/applicant.ts';
import { type ReviewApplication, viewApplication } from '#contract/application-view.ts';
import { toWireTime } from '#contract/time.ts';
import type { Position } from '#domain/application/exam.ts';
import type { Instant } from '#domain/application/state.ts';
import { maskIdNumber, parseIdNumber } from '#domain/identity/id-number.ts';
import { maskName } from '#domain/identity/name.ts';
import type { Found, Outcome } from './change.ts';
import type { AuditEntry, Loaded, Order, Store } from './dynamodb/types.ts';

export async function presentApplication(store: Store, found: Found, now: Instant) {
  const { state, head } = found.loaded;
  const [applicant, position, entries] = await Promise.all([
    store.loadForm(found.loaded),
    positionOf(store, found.loaded),
    store.loadHistory(state.applicationId),
  ]);
  return viewApplication({
    state,
    exam: found.exam,
    applicant: masked(applicant),
    position,
    registrationNumberHint: head.registrationHint,
    history: historyOf(entries),
    now,
  });
}

/** The answer of a change: the refusal, or the application as it is now. */
export async function presentChanged(store: Store, outcome: Outcome, now: Instant) {
  if ('refusal' in outcome) return outcome;
  const loaded = await store.loadApplication(outcome.state.applicationId);
  if (!loaded) throw new Error('a changed application cannot be read');
  return {
    status: 200 as const,
    body: await presentApplication(store, { loaded, exam: outcome.exam }, now),
  };
}

export async function presentForReview(
  store: Store,
  found: Found,
  now: Instant,
  photoUrl?: string,
): Promise<z.output<typeof ReviewApplication>> {
  const view = await presentApplication(store, found, now);
  const { state, head } = found.loaded;
  const identity = parseIdNumber((await store.loadForm(found.loaded)).idNumber, now);
  return {
    applicationId: state.applicationId,
    ...view,
    ...(identity.ok ? { sex: identity.sex, birthDate: identity.birthDate } : {}),
    ...(head.lease && head.lease.until > now
      ? { claimedBy: head.lease.by, leaseUntil: toWireTime(head.lease.until) }
      : {}),
    ...(photoUrl ? { photoUrl } : {}),
  };
}

export async function presentQueueItem(store: Store, loaded: Loaded, now: Instant) {
  const { state, head } = loaded;
  const [form, position] = await Promise.all([store.loadForm(loaded), positionOf(store, loaded)]);
  const { code, name, department } = position;
  const photoQueue = state.qualification.status === 'approved';
  const since = photoQueue ? (state.photo.since ?? head.createdAt) : state.qualification.since;
  return {
    applicationId: state.applicationId,
    version: state.version,
    position: { code, name, department },
    name: maskName(form.name),
    waitingSince: toWireTime(since),
    ...(head.lease && head.lease.until > now ? { claimedBy: head.lease.by } : {}),
    ...(photoQueue && state.photo.sha256 ? { photo: { sha256: state.photo.sha256 } } : {}),
  };
}

export async function presentPaymentPage(store: Store, order: Order, loaded: Loaded) {
  const form = await store.loadForm(loaded);
  return {
    status: order.status,
    amountFen: order.amountFen,
    maskedName: maskName(form.name),
    registrationNumberHint: loaded.head.registrationHint,
  };
}

async function positionOf(store: Store, { state }: Loaded): Promise<Position> {
  const position = await store.loadPosition(state.examId, state.positionCode);
  if (!position) throw new Error('the position of a stored application is missing');
  return position;
}

function masked(applicant: Applicant) {
  return { ...applicant, idNumber: maskIdNumber(applicant.idNumber) };
}

function historyOf(entries: AuditEntry[]) {
  return entries.flatMap((entry) =>
    entry.events.map((event) => ({ at: event.at, event: event.kind, by: event.by.kind })),
  );
}
