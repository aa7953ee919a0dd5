import type { Command } from '#domain/application/commands.ts';
import type { Instant } from '#domain/application/state.ts';
import { type Beside, changeWhole } from './change.ts';
import type { Store } from './dynamodb/types.ts';
import { presentForReview, shownAfter } from './present.ts';
import { ownsDepartment, type Staff } from './staff.ts';

/** One decision of a member of staff on an application of the own departments (else: 404). */
export async function decideForStaff(
  store: Store,
  staff: Staff,
  applicationId: string,
  now: Instant,
  command: Command,
  beside: Beside = {},
) {
  const outcome = await changeWhole(
    store,
    applicationId,
    ({ loaded }) =>
      ownsDepartment(staff, loaded.state.departmentCode)
        ? command
        : { refusal: { code: 'not-found' } },
    beside,
  );
  if ('refusal' in outcome) return outcome;
  const body = await presentForReview(store, shownAfter(outcome), now);
  return { status: 200 as const, body };
}
