import { changeApplication } from '#adapters/change.ts';
import type { Store } from '#adapters/dynamodb/types.ts';
import { inGroups } from '#adapters/in-groups.ts';
import { heldByColleague, ownsDepartment, type Staff } from '#adapters/staff.ts';
import type { DecidedMany } from '#contract/case.ts';
import type { Parsed } from '#contract/routes.ts';
import type { Instant } from '#domain/application/state.ts';

type Body = Parsed<'decide-many', 'body'>;
type Item = Body['items'][number];

const atOnce = 10;

/** Each on the one path of a single decision: version, department, transaction, trail. */
export async function decideMany(store: Store, staff: Staff, body: Body, now: Instant) {
  const { decision } = body;
  const reasons = body.reasons.map(({ code, text }) => ({ code, text: text ?? code }));
  const by = staff.username;
  const one = async ({ applicationId, version }: Item) => {
    const command = {
      kind: 'decide-qualification' as const,
      at: now,
      version,
      decision,
      reasons,
      by,
    };
    const outcome = await changeApplication(store, applicationId, ({ loaded }) =>
      ownsDepartment(staff, loaded.state.departmentCode)
        ? (heldByColleague(loaded, staff, now) ?? command)
        : { refusal: { code: 'not-found' } },
    );
    return 'refusal' in outcome
      ? { applicationId, result: 'skipped' as const, code: outcome.refusal.code }
      : { applicationId, result: 'done' as const, version: outcome.state.version };
  };
  const items: DecidedMany['items'] = [];
  for await (const group of inGroups(body.items, atOnce)) {
    items.push(...(await Promise.all(group.map(one))));
  }
  return items;
}
