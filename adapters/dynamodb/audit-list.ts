import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { actorPrefix, auditItemFrom, auditPartition } from './audit-index.ts';
import type { AuditListStore } from './audit-types.ts';
import { openCursor, sealCursor } from './cursor.ts';
import { getItems, type Item } from './read.ts';
import type { Key, Table } from './table.ts';

const PAGE = 50;
/** Days that one call looks into: a quiet month is one page, not one request a day. */
const DAYS = 31;

/** What staff did, by day and person, through the sparse `audit` index. */
export function auditListStore(table: Table): AuditListStore {
  /** Keys of one day after a place, newest first within a person. */
  async function rowsOf(
    { examId, actor }: { examId: string; actor?: string | undefined },
    day: string,
    start: Item | undefined,
    limit: number,
  ) {
    const prefix = actor === undefined ? '' : actorPrefix(actor);
    const page = await table.document.send(
      new QueryCommand({
        TableName: table.tableName,
        IndexName: 'audit',
        KeyConditionExpression: 'auditPk = :pk AND auditSk BETWEEN :from AND :until',
        ExpressionAttributeValues: {
          ':pk': auditPartition(examId, day),
          ':from': prefix || ' ',
          ':until': `${prefix}\uffff`,
        },
        ScanIndexForward: false,
        Limit: limit,
        ExclusiveStartKey: start,
      }),
    );
    return { rows: page.Items ?? [], last: page.LastEvaluatedKey };
  }

  return {
    async listAudit({ examId, actor, days, cursor }) {
      const scope = JSON.stringify([examId, 'audit', actor, days.length === 1 ? days[0] : '']);
      const { day: place, ...after } = openCursor(table.lookups, scope, cursor);
      const first = place ? Math.max(0, days.indexOf(place)) : 0;
      let start: Item | undefined = Object.keys(after).length > 0 ? after : undefined;
      let next: Record<string, string> | undefined;
      const found: Item[] = [];
      for (let index = first; index < days.length && !next; index += 1) {
        const day = days[index] as string;
        if (found.length >= PAGE || index >= first + DAYS) {
          next = { day };
          break;
        }
        const { rows, last } = await rowsOf({ examId, actor }, day, start, PAGE - found.length);
        found.push(...rows);
        start = undefined;
        if (last) next = { day, ...(last as Record<string, string>) };
      }
      const keys = found.map(({ PK, SK }) => ({ PK, SK }) as Key);
      const items = (await getItems(table, keys)).map(auditItemFrom);
      return { items, ...(next && { cursor: sealCursor(table.lookups, scope, next) }) };
    },
  };
}
