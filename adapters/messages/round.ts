import type { Exam } from '#domain/application/exam.ts';
import type { Instant } from '#domain/application/state.ts';
import { longestReminder } from '#domain/messages/reminder.ts';
import { canonicalJson } from '../dynamodb/canonical-json.ts';
import type { Round } from '../dynamodb/message-types.ts';
import type { Store } from '../dynamodb/types.ts';
import { inGroups } from '../in-groups.ts';
import { queueAnnouncement, queueReminder } from './queue.ts';

const atOnce = 16;
/** Personal extensions end later than the exam's own windows. */
const extensions = 14 * 86_400_000;

/** Nobody's close is near: the applications need not be read. */
function isQuiet({ windows: { edit, photo, pay } }: Exam, now: Instant): boolean {
  const closes = [edit.closes, photo.closes, pay.closes];
  const near = closes.some((close) => close > now && close - longestReminder <= now);
  const extended = now >= photo.closes && now <= pay.closes + extensions;
  return !near && !extended;
}

/** A new round, which announces the windows when they are others than those people know. */
function begin(round: Round, exam: Exam, now: Instant): Round {
  const windows = canonicalJson(exam.windows);
  const changed = round.windows !== undefined && round.windows !== windows;
  const announces = { version: exam.version, at: now };
  return { ...round, windows, ...(changed ? { announces } : {}) };
}

/**
 * Goes over the live applications of an exam from where the last run stopped, until the end or
 * until `mayGoOn` says no. Whoever is met twice is told once.
 * @returns how many messages were queued
 */
export async function goRound(
  store: Store,
  exam: Exam,
  now: Instant,
  mayGoOn: () => boolean,
): Promise<number> {
  const stored = await store.loadRound(exam.examId);
  let round: Round | undefined = stored;
  if (!stored.cursor && !stored.announces) {
    const begun = begin(stored, exam, now);
    if (isQuiet(exam, now) && !begun.announces && begun.windows === stored.windows) return 0;
    round = await store.saveRound(begun);
  }
  let queued = 0;
  while (round && mayGoOn()) {
    const { cursor, announces, ...rest }: Round = round;
    const page = await store.examApplications(exam.examId, cursor);
    for await (const group of inGroups(page.items, atOnce)) {
      const told = await Promise.all(group.map((id) => tell(store, exam, id, now, announces)));
      queued += told.filter(Boolean).length;
    }
    if (!page.cursor) {
      await store.saveRound(rest);
      return queued;
    }
    round = await store.saveRound({ ...round, cursor: page.cursor });
  }
  return queued;
}

async function tell(
  store: Store,
  exam: Exam,
  applicationId: string,
  now: Instant,
  announces: Round['announces'],
): Promise<boolean> {
  const loaded = await store.loadApplication(applicationId);
  if (!loaded) return false;
  if (announces) return queueAnnouncement(store, exam, loaded.state, announces);
  return queueReminder(store, exam, loaded.state, now);
}
