import { auditEntry, putAudit } from './audit.ts';
import { toItem } from './state-item.ts';
import type { Table } from './table.ts';
import type { Write } from './transact.ts';
import type { Change, Head } from './types.ts';

/**
 * The two writes that every change has: the state on condition of the version it was decided
 * upon, and the audit entry. Any lease of a reviewer ends with the change; a look at an ID number
 * is none of the kind that hands the work on.
 */
export function changeWrites(
  table: Table,
  change: Change,
  token: string,
  options: { head?: Partial<Head>; payable?: boolean } = {},
): Write[] {
  const { loaded, state, events } = change;
  const entry = auditEntry(state, events, loaded.head.auditHead);
  const { lease, ...kept } = loaded.head;
  const looks = lease && events.every(({ kind }) => kind === 'identity-revealed');
  const head = { ...kept, ...(looks ? { lease } : {}), ...options.head, auditHead: entry.hash };
  return [
    {
      Put: {
        TableName: table.tableName,
        Item: toItem(state, head),
        ConditionExpression: options.payable
          ? 'version = :version AND #state.payment.#status IN (:due, :confirming)'
          : 'version = :version',
        ExpressionAttributeValues: {
          ':version': loaded.state.version,
          ...(options.payable && { ':due': 'due', ':confirming': 'confirming' }),
        },
        ...(options.payable && {
          ExpressionAttributeNames: { '#state': 'state', '#status': 'status' },
        }),
      },
    },
    putAudit(table, entry, token, state),
  ];
}
