import { unbar } from '../positions.ts';
import type { AppealSubject } from './cases.ts';
import type { Event } from './commands.ts';
import { staff } from './decision.ts';
import type { ApplicationState, Instant, Photo } from './state.ts';

export type Refusal = { of: AppealSubject; at: Instant; by?: string };

/** The no that stands against the applicant now, when it was said and by whom. */
export function standingNo(state: ApplicationState): Refusal | undefined {
  const { qualification, photo, confirmation } = state;
  if (qualification.status === 'withdrawn' || confirmation === 'disqualified') return undefined;
  // Until then the close held; a later personal end makes another abandonment.
  if (confirmation === 'abandoned') return { of: 'abandonment', at: state.extension ?? 0 };
  const decided = ({ decidedAt = 0, decidedBy }: { decidedAt?: Instant; decidedBy?: string }) => ({
    at: decidedAt,
    ...(decidedBy === undefined ? {} : { by: decidedBy }),
  });
  if (qualification.status === 'rejected') {
    return { of: 'qualification', ...decided(qualification) };
  }
  if (qualification.status === 'approved' && photo.status === 'rejected') {
    return { of: 'photo', ...decided(photo) };
  }
  return undefined;
}

/** An appeal that waits: one about a decision that an edit has overtaken does not. */
export function openAppeal(state: ApplicationState) {
  const { appeal } = state;
  const no = standingNo(state);
  const stands = appeal?.of === no?.of && appeal?.against === no?.at;
  return appeal?.status === 'requested' && stands ? appeal : undefined;
}

type Again = { kind: string; at: Instant; by: string; reason: string; closes?: Instant };

/** The decision is open again: in its queue, and the bar on the position lifted. */
export function reopened(state: ApplicationState, of: AppealSubject, again: Again): Event {
  const { kind, at, by, reason, closes } = again;
  const extension = closes === undefined ? {} : { extension: closes };
  const event = { kind, at, by: staff(by), detail: { of, reason } };
  if (of === 'abandonment') return { ...event, set: { confirmation: 'open', ...extension } };
  if (of === 'photo') return { ...event, set: { photo: undecided(state.photo, at), ...extension } };
  return {
    ...event,
    set: {
      qualification: { status: 'pending', reasons: [], since: at },
      barredPositions: unbar(state.barredPositions, state.positionCode),
      ...extension,
    },
  };
}

function undecided({ decidedAt, decidedBy, decidedIn, ...photo }: Photo, since: Instant): Photo {
  return { ...photo, status: 'pending', reasons: [], since };
}
