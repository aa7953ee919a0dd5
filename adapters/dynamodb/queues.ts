import { openCursor, type Positions, sealCursor } from './cursor.ts';
import { claimNamed, claimReviews } from './leases.ts';
import { getItems, queryWork } from './read.ts';
import { fromItem, waitsIn, workPartition } from './state-item.ts';
import { keyOf, type Table } from './table.ts';
import type { ClaimRequest, Loaded, Page, QueueRequest, QueueStore } from './types.ts';

/** Applications that wait, merged over the departments (a partition each), oldest first. */
export async function listQueue(table: Table, request: QueueRequest): Promise<Page<Loaded>> {
  const { examId, queue, departments, limit } = request;
  // A cursor is a place in one question: the same departments too, or it is refused.
  const scope = [examId, queue, ...departments.toSorted()].join(' ');
  const positions: Positions = openCursor(table.lookups, scope, request.cursor);
  const pages = await Promise.all(
    departments.map(async (department) => {
      const range = { after: positions[department], limit: limit + 1 };
      const keys = await queryWork(table, workPartition(examId, queue, department), range);
      return keys.map(({ workSk }) => ({ department, workSk }));
    }),
  );
  const waiting = pages.flat().sort((a, b) => (a.workSk < b.workSk ? -1 : 1));
  const taken = waiting.slice(0, limit);
  for (const { department, workSk } of taken) positions[department] = workSk;

  // `workSk` is 13 digits, '#', the application's id.
  const keys = taken.map(({ workSk }) => keyOf.state(workSk.slice(14)));
  const loaded = (await getItems(table, keys)).map(fromItem);
  const items = loaded.filter((item) => stillWaits(item, request));
  const more = waiting.length > limit;
  return { items, ...(more && { cursor: sealCursor(table.lookups, scope, positions) }) };
}

/** The index lags a little behind the items: what was decided meanwhile is left out. */
function stillWaits(
  { state }: Loaded,
  { examId, queue, departments }: Omit<QueueRequest, 'limit'>,
): boolean {
  return (
    state.examId === examId &&
    waitsIn(state)?.queue === queue &&
    departments.includes(state.departmentCode)
  );
}

/** The named ones that wait in this queue, in the order of their names. */
async function namedIn(table: Table, request: ClaimRequest, ids: string[]): Promise<Loaded[]> {
  const items = await getItems(table, ids.map(keyOf.state));
  return items.map(fromItem).filter((loaded) => stillWaits(loaded, request));
}

export function queueStore(table: Table): QueueStore {
  return {
    listQueue: (request) => listQueue(table, request),
    async claimReviews(request) {
      const { applicationIds } = request;
      return applicationIds
        ? claimNamed(table, request, await namedIn(table, request, applicationIds))
        : claimReviews(table, request, (page) => listQueue(table, page));
    },
  };
}
