import { randomUUID } from 'node:crypto';
import { auditKeys } from './audit-index.ts';
import { keyOf, type Table } from './table.ts';
import { isOwn, putNew, transact } from './transact.ts';
import type { ClaimRequest, Lease, Loaded, Page, QueueRequest } from './types.ts';
import { updateIf } from './update-if.ts';

const LEASE_MS = 10 * 60 * 1000;
const PAGES = 5;

/** The lease goes to whoever finds none, an ended one, or the own one, at an unchanged version. */
function lend({ tableName }: Table, { state }: Loaded, lease: Lease, now: number) {
  return {
    TableName: tableName,
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
  };
}

const take = (table: Table, loaded: Loaded, lease: Lease, now: number): Promise<boolean> =>
  updateIf(table, lend(table, loaded, lease, now));

/** From the colleague who was seen to hold it, with its entry in the trail or not at all. */
async function takeOver(
  table: Table,
  { state, head }: Loaded,
  lease: Lease,
  now: number,
): Promise<boolean> {
  const { applicationId, examId, version, departmentCode } = state;
  const from = head.lease?.by;
  const Update = {
    TableName: table.tableName,
    Key: keyOf.state(applicationId),
    UpdateExpression: 'SET lease = :lease',
    ConditionExpression: 'version = :version AND lease.#by = :from',
    ExpressionAttributeNames: { '#by': 'by' },
    ExpressionAttributeValues: { ':lease': lease, ':version': version, ':from': from },
  };
  const keys = auditKeys({ examId, by: lease.by, at: now, of: `${applicationId}#take-over` });
  const key = keyOf.takeOver(examId, now, applicationId);
  const note = { ...key, ...keys, at: now, by: lease.by, from, departmentCode };
  const write = randomUUID();
  const entry = putNew(table, { ...note, write });
  const cancelled = await transact(table, write, [{ Update }, entry]);
  return !cancelled || isOwn(table, key, write);
}

const heldByOther = ({ head: { lease } }: Loaded, by: string, now: number): boolean =>
  lease !== undefined && lease.by !== by && lease.until > now;

/** Keeps or takes the named ones; what a colleague holds only when it is taken over. */
export async function claimNamed(
  table: Table,
  { by, now, takeOver: force }: ClaimRequest,
  named: Loaded[],
): Promise<{ items: Loaded[]; leaseUntil: number }> {
  const lease = { by, until: now + LEASE_MS };
  const items: Loaded[] = [];
  for (const loaded of named) {
    const held = heldByOther(loaded, by, now);
    if (held && !force) continue;
    const taken = await (held ? takeOver : take)(table, loaded, lease, now);
    if (taken) items.push({ ...loaded, head: { ...loaded.head, lease } });
  }
  return { items, leaseUntil: lease.until };
}

/** Up to `count` of the oldest applications that no colleague holds, held for ten minutes. */
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
      if (items.length === count || heldByOther(loaded, by, now)) continue;
      if (await take(table, loaded, lease, now))
        items.push({ ...loaded, head: { ...loaded.head, lease } });
    }
    cursor = found.cursor;
    if (!cursor) break;
  }
  return { items, leaseUntil: lease.until };
}
