/** A cancelled position or exam: every fee goes back, page by page, each application once. */
import type { ApplicationState, Instant } from '#domain/application/state.ts';
import { fitting, isConcerned } from '#domain/payment/mass-refund.ts';
import type { MassRefund } from '../../dynamodb/mass-types.ts';
import { feeRefund, refundNumber } from '../../dynamodb/refund-item.ts';
import type { Refund, Store } from '../../dynamodb/types.ts';
import { moveRefund } from './fee-refund.ts';

const atOnce = 8;

/**
 * One page of the exam. Everything about it is written by condition of the run's revision after
 * its refunds exist; a crash before repeats the page, which finds its own refunds and counts them.
 * @returns the run after the page, or undefined when another worker wrote it
 */
export async function workMassRefund(
  store: Store,
  run: MassRefund,
  now: Instant,
): Promise<MassRefund | undefined> {
  const page = await store.examApplications(run.examId, run.cursor);
  const states = await inTurns(page.items, async (id) => {
    return (await store.loadApplication(id))?.state;
  });
  const known = states.filter((state) => state !== undefined);
  const worked =
    run.status === 'counting' ? count(run, known) : await start(store, run, known, now);
  const ended = page.cursor === undefined;
  const { cursor, ...rest } = worked;
  const after: MassRefund = {
    ...rest,
    status: ended && worked.status !== 'stopped' ? afterWalk(worked) : worked.status,
    revision: run.revision + 1,
    ...(ended ? {} : { cursor: page.cursor ?? '' }),
  };
  return (await store.saveMassRefund(after)) === 'saved' ? after : undefined;
}

function afterWalk({ status, preview }: MassRefund): MassRefund['status'] {
  if (status !== 'counting') return 'done';
  return preview ? 'counted' : 'proposed';
}

function count(run: MassRefund, states: ApplicationState[]): MassRefund {
  const amounts = states.filter((state) => isConcerned(run, state)).map(amountOf);
  const plannedFen = run.plannedFen + sum(amounts);
  return { ...run, planned: run.planned + amounts.length, plannedFen };
}

async function start(
  store: Store,
  run: MassRefund,
  states: ApplicationState[],
  now: Instant,
): Promise<MassRefund> {
  const begun = (await inTurns(states, (state) => ownRefund(store, run, state))).flat();
  const counted = add(run, begun);
  const due = states.filter((state) => isConcerned(run, state));
  const fit = due.slice(0, fitting(counted, due.map(amountOf)));
  const refunds = await inTurns(fit, (state) => startOne(store, run, state, now));
  const after = add(counted, refunds.flat());
  return fit.length < due.length ? { ...after, status: 'stopped' } : after;
}

/** What this run began on a page that it could not note before it died. */
async function ownRefund(
  store: Store,
  run: MassRefund,
  { payment }: ApplicationState,
): Promise<Refund[]> {
  const { status, gateway, transactionId } = payment;
  if (status === 'paid' || !gateway || !transactionId) return [];
  const refund = await store.loadRefund(refundNumber(gateway, transactionId));
  return refund?.massId === run.id ? [refund] : [];
}

/** A refund that exists already (proposed by hand, or begun) is not this run's to start. */
async function startOne(
  store: Store,
  run: MassRefund,
  state: ApplicationState,
  now: Instant,
): Promise<Refund[]> {
  const { proposedBy, confirmedBy = '', reason, id } = run;
  const more = { kind: 'cancelled', status: 'queued', reason, proposedBy, confirmedBy } as const;
  const refund = { ...feeRefund(state, more, now), massId: id };
  const { gateway, transactionId, refundNumber: number } = refund;
  const was = await store.loadRefund(number);
  if (was && was.status !== 'declined') return [];
  const outcome = await moveRefund(store, refund, was, {
    kind: 'start-refund',
    at: now,
    gateway,
    transactionId,
    refundNumber: number,
    refundKind: 'cancelled',
    proposedBy,
    by: confirmedBy,
  });
  if ('refund' in outcome) return [outcome.refund];
  // The page is worked again, for it must not be passed over.
  if (outcome.refusal.code === 'version-conflict') throw new Error('an application was contended');
  return [];
}

const amountOf = ({ payment }: ApplicationState): number => payment.amountFen;
const sum = (amounts: number[]): number => amounts.reduce((total, one) => total + one, 0);

function add(run: MassRefund, refunds: Refund[]): MassRefund {
  const startedFen = run.startedFen + sum(refunds.map(({ amountFen }) => amountFen));
  return { ...run, started: run.started + refunds.length, startedFen };
}

async function inTurns<In, Out>(all: In[], work: (one: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  for (let at = 0; at < all.length; at += atOnce) {
    results.push(...(await Promise.all(all.slice(at, at + atOnce).map(work))));
  }
  return results;
}
