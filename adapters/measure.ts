/** Gauges of what waits for people; they look at the head of each queue and count nothing long. */
import { metrics } from '#contract/metrics.ts';
import type { Exam } from '#domain/application/exam.ts';
import type { Instant } from '#domain/application/state.ts';
import { waitsIn } from './dynamodb/state-item.ts';
import type { Store } from './dynamodb/types.ts';
import { count } from './metrics.ts';

/** What an exam's queues are followed for after its last window: an appeal comes late. */
const followed = 30 * 86_400_000;

/** Measures the queues of every exam that is not long over, and what waits for finance. */
export async function measureWaiting(store: Store, exams: Exam[], now: Instant): Promise<void> {
  const live = exams.filter(
    ({ windows }) => now >= windows.apply.opens && now <= windows.pay.closes + followed,
  );
  const open = live.filter(({ windows }) => now < windows.apply.closes);
  count('OpenExams', {}, open.length);
  for (const queue of metrics.OldestReview.dimensions.queue) {
    let oldest = now;
    for (const { examId } of live) {
      const departments = await store.loadDepartments(examId);
      const { items } = await store.listQueue({ examId, queue, departments, limit: 1 });
      for (const { state } of items) oldest = Math.min(oldest, waitsIn(state)?.since ?? now);
    }
    count('OldestReview', { queue }, Math.round((now - oldest) / 1000));
  }
  for (const outcome of metrics.PaymentExceptions.dimensions.outcome) {
    const { items, cursor } = await store.listExceptions({ kinds: [outcome] });
    count('PaymentExceptions', { outcome }, cursor ? items.length + 1 : items.length);
  }
}
