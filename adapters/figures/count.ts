import { contributionOf } from '#domain/figures/contribution.ts';
import type { Store } from '../dynamodb/types.ts';

/** Brings the figures up to what one application is now; again and again without harm. */
export async function countApplication(store: Store, applicationId: string): Promise<void> {
  const loaded = await store.loadApplication(applicationId);
  if (!loaded) return;
  const { state, head } = loaded;
  const exam = await store.viewExam(state.examId);
  if (!exam) throw new Error('exam of a stored application is missing');
  const contribution = contributionOf(state, head.createdAt, exam.zone);
  await store.countApplication({
    applicationId,
    examId: state.examId,
    version: state.version,
    ...(contribution ? { contribution } : {}),
  });
}
