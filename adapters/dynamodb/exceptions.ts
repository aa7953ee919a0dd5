import { captureFrom, capturePartition } from './captures.ts';
import { openCursor, type Positions, sealCursor } from './cursor.ts';
import type { ExceptionKind, ExceptionStore, PaymentException } from './exception-types.ts';
import { oldOrderPartition, orderFrom } from './order-item.ts';
import { getItems, type Item, queryWork } from './read.ts';
import { manualPartition, proposedPartition, refundFrom } from './refund-item.ts';
import type { Table } from './table.ts';

const LIMIT = 50;

/** What waits for a person, by the partition of the sparse index that lists it. */
const partitions: Record<ExceptionKind, string> = {
  mismatch: capturePartition('mismatch'),
  orphan: capturePartition('orphan'),
  refund: manualPartition,
  proposal: proposedPartition,
  order: oldOrderPartition,
};

/** The index lags a little: what is decided meanwhile is left out. */
function exceptionOf(kind: ExceptionKind, item: Item | undefined): PaymentException[] {
  if (!item) return [];
  if (kind === 'mismatch' || kind === 'orphan') {
    const capture = captureFrom(item);
    return capture.disposition === kind && !capture.decision ? [{ kind, capture }] : [];
  }
  if (kind === 'order') {
    const order = orderFrom(item);
    return order.status === 'open' || order.status === 'confirming' ? [{ kind, order }] : [];
  }
  const refund = refundFrom(item);
  const wanted = kind === 'proposal' ? ['proposed'] : ['failed', 'manual'];
  return wanted.includes(refund.status) ? [{ kind, refund }] : [];
}

/** Merged over the kinds, oldest first; the cursor holds a place in each partition. */
export function exceptionStore(table: Table): ExceptionStore {
  return {
    async listExceptions({ kinds, cursor }) {
      const scope = `exceptions ${kinds.join(' ')}`;
      const positions: Positions = openCursor(table.lookups, scope, cursor);
      const pages = await Promise.all(
        kinds.map(async (kind) => {
          const range = { after: positions[kind], limit: LIMIT + 1 };
          const keys = await queryWork(table, partitions[kind], range);
          return keys.map((key) => ({ ...key, kind }));
        }),
      );
      const waiting = pages.flat().sort((a, b) => (a.workSk < b.workSk ? -1 : 1));
      const taken = waiting.slice(0, LIMIT);
      for (const { kind, workSk } of taken) positions[kind] = workSk;
      const found = await getItems(
        table,
        taken.map(({ PK, SK }) => ({ PK, SK })),
      );
      const byKey = new Map(found.map((item) => [item.PK, item]));
      const items = taken.flatMap(({ kind, PK }) => exceptionOf(kind, byKey.get(PK)));
      const more = waiting.length > LIMIT;
      return { items, ...(more && { cursor: sealCursor(table.lookups, scope, positions) }) };
    },
  };
}
