import { BatchWriteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dayEntries, dayOrders } from './bill-entries.ts';
import { waiverRows } from './bill-index.ts';
import type { BillDay, BillDifference, BillStore } from './bill-types.ts';
import { getItem, getItems, type Item, queryAll } from './read.ts';
import { keyOf, type Table } from './table.ts';

const PAGE = 500;
const without = <T>({ PK, SK, ...rest }: Item): T => rest as T;

/** On condition that nobody has written since it was read: runs may overlap. */
async function putDay(table: Table, day: BillDay): Promise<'stored' | 'conflict'> {
  const first = day.version === 1;
  try {
    await table.document.send(
      new PutCommand({
        TableName: table.tableName,
        Item: { ...keyOf.billDay(day.gateway, day.day), ...day },
        ConditionExpression: first ? 'attribute_not_exists(PK)' : 'version = :was',
        ...(first ? {} : { ExpressionAttributeValues: { ':was': day.version - 1 } }),
      }),
    );
    return 'stored';
  } catch (fault) {
    if ((fault as Error).name === 'ConditionalCheckFailedException') return 'conflict';
    throw fault;
  }
}

/** The differences of a day become exactly these; each has a key of its own, so a re-run repeats nothing. */
async function replace(table: Table, gateway: string, day: string, found: BillDifference[]) {
  const { PK } = keyOf.billDay(gateway, day);
  const keep = new Set(found.map(({ name }) => `DIFF#${name}`));
  const stale = (await queryAll(table, PK, { skPrefix: 'DIFF#' })).filter(
    ({ SK }) => !keep.has(String(SK)),
  );
  await write(table, [
    ...found.map((one) => ({ PutRequest: { Item: { PK, SK: `DIFF#${one.name}`, ...one } } })),
    ...stale.map(({ SK }) => ({ DeleteRequest: { Key: { PK, SK } } })),
  ]);
}

type Requests = NonNullable<BatchWriteCommand['input']['RequestItems']>[string];

async function write(table: Table, requests: Requests): Promise<void> {
  for (let start = 0; start < requests.length; start += 25) {
    let left = requests.slice(start, start + 25);
    while (left.length > 0) {
      const answer = await table.document.send(
        new BatchWriteCommand({ RequestItems: { [table.tableName]: left } }),
      );
      left = answer.UnprocessedItems?.[table.tableName] ?? [];
    }
  }
}

/** The store of reconciled days: `RECON#gateway#day`, META and one DIFF for each difference. */
export function billStore(table: Table): BillStore {
  return {
    billEntries: (gateway, day) => dayEntries(table, gateway, day),
    billOrders: (gateway, day) => dayOrders(table, gateway, day),
    async loadBillDay(gateway, day) {
      const item = await getItem(table, keyOf.billDay(gateway, day));
      return item && without<BillDay>(item);
    },
    async loadBillDays(names) {
      const keys = names.map(({ gateway, day }) => keyOf.billDay(gateway, day));
      const days: BillDay[] = [];
      for (let start = 0; start < keys.length; start += 100) {
        const items = await getItems(table, keys.slice(start, start + 100));
        days.push(...items.map((item) => without<BillDay>(item)));
      }
      return days;
    },
    putBillDay: (day) => putDay(table, day),
    async billDifferences(gateway, day) {
      const { PK } = keyOf.billDay(gateway, day);
      const items = await queryAll(table, PK, { skPrefix: 'DIFF#' });
      return items.map((item) => without<BillDifference>(item));
    },
    async pageBillDifferences(gateway, day, after) {
      const page = await table.document.send(
        new QueryCommand({
          TableName: table.tableName,
          KeyConditionExpression: 'PK = :pk AND SK BETWEEN :after AND :until',
          ExpressionAttributeValues: {
            ':pk': keyOf.billDay(gateway, day).PK,
            ':after': after === undefined ? 'DIFF#' : `DIFF#${after}\u0000`,
            ':until': 'DIFF#~',
          },
          Limit: PAGE,
        }),
      );
      const items = (page.Items ?? []).map((item) => without<BillDifference>(item));
      const last = page.LastEvaluatedKey && items.at(-1)?.name;
      return last ? { items, cursor: last } : { items };
    },
    replaceBillDifferences: (gateway, day, found) => replace(table, gateway, day, found),
    async noteBillDifferences(gateway, day, found) {
      const { PK } = keyOf.billDay(gateway, day);
      await write(
        table,
        found.map((one) => ({ PutRequest: { Item: { PK, SK: `DIFF#${one.name}`, ...one } } })),
      );
    },
    async waiversOf(month) {
      const byExam: Record<string, number> = {};
      for await (const { examId } of waiverRows(table, month)) {
        const exam = String(examId ?? '');
        byExam[exam] = (byExam[exam] ?? 0) + 1;
      }
      return byExam;
    },
  };
}
