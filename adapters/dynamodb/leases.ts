import { keyOf, type Table } from './table.ts';
import type { ClaimRequest, Lease, Loaded, Page, QueueRequest } from './types.ts';
import { updateIf } from './update-if.ts';

const LEASE_MS = 15 * 60 * 1000;
const PAGES = 5;

/** The lease goes to whoever finds none, an ended one, or the own one, at an unchanged version. */
function take(table: Table, { state }: Loaded, lease: Lease, now: number): Promise<boolean> {
  return updateIf(table, {
    Key: keyOf.state(state.applicationId),
    UpdateExpression: 'SET lease = :lease',
    ConditionExpression:
      'version = :version AND ' +
      '(attribute_not_exists(lease) OR lease.#until <= :now OR lease.#by = :by)',
    ExpressionAttributeNames: { '#until': 'until', '#by': 'by' },
    ExpressionAttributeValues: {
      ':lease': lease,
      ':version': state.version,
      ':now': now,
      ':by': lease.by,
    },
  });
}

/** Up to `count` of the oldest applications that no colleague holds, held for 15 minutes. */
export async function claimReviews(
  table: Table,
  request: ClaimRequest,
  list: (request: QueueRequest) => Promise<Page<Loaded>>,
): Promise<{ items: Loaded[]; leaseUntil: number }> {
  const { count, by, now, ...selection } = request;
  const lease = { by, until: now + LEASE_MS };
  const items: Loaded[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES && items.length < count; page += 1) {
    const found = await list({ ...selection, limit: Math.max(count * 2, 20), cursor });
    for (const loaded of found.items) {
      const held = loaded.head.lease;
      if (items.length === count || (held && held.by !== by && held.until > now)) continue;
      if (await take(table, loaded, lease, now))
        items.push({ ...loaded, head: { ...loaded.head, lease } });
    }
    cursor = found.cursor;
    if (!cursor) break;
  }
  return { items, leaseUntil: lease.until };
}
