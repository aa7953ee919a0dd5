import type { Command } from '#domain/application/commands.ts';
import type { Instant } from '#domain/application/state.ts';
import { type Asked, changeWhole, type FoundWhole } from './change.ts';
import type { Store } from './dynamodb/types.ts';
import { presentForReview, shownAfter } from './present.ts';
import { ownsDepartment, type Staff } from './staff.ts';

const notFound = { refusal: { code: 'not-found' as const } };

/**
 * One decision of a member of staff on an application of the own departments (else: 404).
 * @param asked the command, or how it is made of the application as read
 */
export async function decideForStaff(
  store: Store,
  staff: Staff,
  applicationId: string,
  now: Instant,
  asked: Command | ((found: FoundWhole) => Asked | Promise<Asked>),
) {
  const outcome = await changeWhole(store, applicationId, (found) => {
    if (!ownsDepartment(staff, found.loaded.state.departmentCode)) return notFound;
    return typeof asked === 'function' ? asked(found) : asked;
  });
  if ('refusal' in outcome) return outcome;
  const body = await presentForReview(store, shownAfter(outcome), now, { staff });
  return { status: 200 as const, body };
}
