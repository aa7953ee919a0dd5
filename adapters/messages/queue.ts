import type { Exam } from '#domain/application/exam.ts';
import type { ApplicationState, Instant } from '#domain/application/state.ts';
import { paramsFor } from '#domain/messages/message.ts';
import { dueReminder, openStep } from '#domain/messages/reminder.ts';
import { templateOf } from '#domain/messages/texts.ts';
import type { Store } from '../dynamodb/types.ts';

/** Queues what people are told about one committed change; heard again, it queues nothing. */
export async function queueForChange(
  store: Store,
  applicationId: string,
  version: number,
): Promise<number> {
  const history = await store.loadHistory(applicationId);
  const entry = history.find((each) => each.version === version);
  const loaded = await store.loadApplication(applicationId);
  if (!entry || !loaded) return 0;
  const exam = await store.viewExam(loaded.state.examId);
  if (!exam) throw new Error('exam of a stored application is missing');
  let queued = 0;
  for (const { kind, at } of entry.events) {
    const template = templateOf(kind);
    if (!template) continue;
    const params = paramsFor(template, exam, loaded.state);
    const message = { examId: exam.examId, applicationId, version, event: kind, at };
    if (await store.queueMessage({ ...message, template, params })) queued += 1;
  }
  return queued;
}

/** Tells one whose step is open of the exam's new windows. */
export async function queueAnnouncement(
  store: Store,
  exam: Exam,
  state: ApplicationState,
  announces: { version: number; at: Instant },
): Promise<boolean> {
  const step = openStep(state, exam, announces.at);
  if (!step) return false;
  const { applicationId, examId } = state;
  const template = 'windows-changed';
  const params = paramsFor(template, exam, state, step.closes);
  const message = { examId, applicationId, ...announces, event: template, until: step.closes };
  return store.queueMessage({ ...message, template, params });
}

/** Reminds one whose step is open, when it is time. */
export async function queueReminder(
  store: Store,
  exam: Exam,
  state: ApplicationState,
  now: Instant,
): Promise<boolean> {
  const due = dueReminder(state, exam, now);
  if (!due) return false;
  const { applicationId, examId } = state;
  const { step, hours, closes } = due;
  const template = `reminder-${step}` as const;
  const params = paramsFor(template, exam, state, closes);
  // The instant is the reminder's own, not this run's: a repetition finds the same name.
  const at = closes - hours * 3_600_000;
  const event = `${template}-${hours}`;
  const message = { examId, applicationId, version: 0, event, at, until: closes };
  return store.queueMessage({ ...message, template, params });
}
