import type { Command } from '#domain/application/commands.ts';
import type { Instant } from '#domain/application/state.ts';
import { changeApplication } from './change.ts';
import type { Store } from './dynamodb/types.ts';
import { presentForReview } from './present.ts';
import { ownsDepartment, type Staff } from './staff.ts';

/** One decision of a member of staff on an application of the own departments (else: 404). */
export async function decideForStaff(
  store: Store,
  staff: Staff,
  applicationId: string,
  now: Instant,
  command: Command,
) {
  const outcome = await changeApplication(store, applicationId, ({ loaded }) =>
    ownsDepartment(staff, loaded.state.departmentCode)
      ? command
      : { refusal: { code: 'not-found' } },
  );
  if ('refusal' in outcome) return outcome;
  const loaded = await store.loadApplication(applicationId);
  if (!loaded) throw new Error('a decided application cannot be read');
  const body = await presentForReview(store, { loaded, exam: outcome.exam }, now);
  return { status: 200 as const, body };
}
