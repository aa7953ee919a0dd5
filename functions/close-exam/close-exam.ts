import { changeApplication } from '#adapters/change.ts';
import type { Store } from '#adapters/dynamodb/types.ts';
import type { Instant } from '#domain/application/state.ts';

const atOnce = 8;

/**
 * Confirms or abandons the live applications of one exam whose pay window is over. The decision
 * is the rules': nobody whose order is unresolved or whose next step is the office's is touched.
 * @returns how many applications changed
 */
export async function closeExam(store: Store, examId: string, now: Instant): Promise<number> {
  const exam = await store.loadExam(examId);
  if (!exam || now < exam.windows.pay.closes) return 0;
  let changed = 0;
  let cursor: string | undefined;
  do {
    const page = await store.examApplications(examId, cursor);
    for (let start = 0; start < page.items.length; start += atOnce) {
      const outcomes = await Promise.all(
        page.items
          .slice(start, start + atOnce)
          .map((id) => changeApplication(store, id, () => ({ kind: 'close', at: now }))),
      );
      changed += outcomes.filter((outcome) => 'changed' in outcome && outcome.changed).length;
    }
    cursor = page.cursor;
  } while (cursor);
  return changed;
}
