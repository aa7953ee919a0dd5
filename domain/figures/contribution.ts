import type { ApplicationState, Instant } from '../application/state.ts';
import { localDate } from '../local-time.ts';

/** What is counted, in the order in which people reach it. */
export const milestones = ['applied', 'approved', 'photoPassed', 'paid'] as const;
export type Milestone = (typeof milestones)[number];
/**
 * What the office has before it, and what stands decided: counted with the figures, for leads
 * alone. A decision that was taken back is none.
 */
const workMilestones = [
  'waitsQualification',
  'waitsPhoto',
  'decidedQualification',
  'decidedPhoto',
] as const;
export type Counted = Milestone | (typeof workMilestones)[number];
const counted = [...milestones, ...workMilestones] as const;

/** What one application adds to the figures: under its position, a day (YYYY-MM-DD) for each milestone. */
export type Contribution = {
  departmentCode: string;
  positionCode: string;
  days: Partial<Record<Counted, string>>;
};

/** One step of one counter. */
export type Step = {
  departmentCode: string;
  positionCode: string;
  milestone: Counted;
  day: string;
  by: 1 | -1;
};

/**
 * The contribution of a state, and of nothing but that state: whatever order changes are heard
 * in, the newest state alone decides. A withdrawn application adds nothing.
 * @param savedAt when it was first saved
 * @param zone IANA zone of the exam: in it a day begins
 */
export function contributionOf(
  state: ApplicationState,
  savedAt: Instant,
  zone: string,
): Contribution | undefined {
  const { qualification, photo, payment, departmentCode, positionCode } = state;
  if (qualification.status === 'withdrawn') return undefined;
  const days: Contribution['days'] = { applied: localDate(savedAt, zone) };
  if (qualification.status === 'approved') {
    days.approved = localDate(qualification.decidedAt ?? qualification.since, zone);
  }
  if (photo.status === 'approved') {
    days.photoPassed = localDate(photo.decidedAt ?? photo.since ?? savedAt, zone);
  }
  if (payment.status === 'paid') days.paid = localDate(payment.paidAt ?? savedAt, zone);
  Object.assign(days, workOf(state, zone));
  return { departmentCode, positionCode, days };
}

function workOf(
  { qualification, photo, confirmation }: ApplicationState,
  zone: string,
): Contribution['days'] {
  const days: Contribution['days'] = {};
  if (qualification.decidedAt !== undefined) {
    days.decidedQualification = localDate(qualification.decidedAt, zone);
  }
  if (photo.decidedAt !== undefined) days.decidedPhoto = localDate(photo.decidedAt, zone);
  if (confirmation !== 'open') return days;
  if (qualification.status === 'pending') {
    days.waitsQualification = localDate(qualification.since, zone);
  }
  if (qualification.status === 'approved' && photo.status === 'pending') {
    days.waitsPhoto = localDate(photo.since ?? qualification.since, zone);
  }
  return days;
}

/** The steps that lead from one contribution to another; none when nothing that counts changed. */
export function stepsBetween(
  before: Contribution | undefined,
  after: Contribution | undefined,
): Step[] {
  const gone = stepsOf(before, -1);
  const come = stepsOf(after, 1);
  const stays = (step: Step, others: Step[]) =>
    others.some((other) => nameOf(other) === nameOf(step));
  return [
    ...gone.filter((step) => !stays(step, come)),
    ...come.filter((step) => !stays(step, gone)),
  ];
}

function stepsOf(contribution: Contribution | undefined, by: 1 | -1): Step[] {
  if (!contribution) return [];
  const { departmentCode, positionCode, days } = contribution;
  return counted.flatMap((milestone) => {
    const day = days[milestone];
    return day === undefined ? [] : [{ departmentCode, positionCode, milestone, day, by }];
  });
}

const nameOf = ({ departmentCode, positionCode, milestone, day }: Step) =>
  JSON.stringify([departmentCode, positionCode, milestone, day]);
