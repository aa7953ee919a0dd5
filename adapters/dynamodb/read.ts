import { BatchGetCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Key, Table } from './table.ts';

export type Item = Record<string, unknown>;

/** One item, read strongly unless told otherwise. */
export async function getItem(table: Table, key: Key, strong = true): Promise<Item | undefined> {
  const { Item } = await table.document.send(
    new GetCommand({ TableName: table.tableName, Key: key, ConsistentRead: strong }),
  );
  return Item;
}

/** Items of up to 100 keys in the order of the keys; absent ones are left out. */
export async function getItems(table: Table, keys: Key[]): Promise<Item[]> {
  const found = new Map<string, Item>();
  let wanted = keys;
  while (wanted.length > 0) {
    const answer = await table.document.send(
      new BatchGetCommand({
        RequestItems: { [table.tableName]: { Keys: wanted, ConsistentRead: true } },
      }),
    );
    for (const item of answer.Responses?.[table.tableName] ?? []) found.set(name(item), item);
    wanted = (answer.UnprocessedKeys?.[table.tableName]?.Keys ?? []) as Key[];
  }
  return keys.flatMap((key): Item[] => {
    const item = found.get(name(key));
    return item ? [item] : [];
  });
}

const name = (item: Item): string => `${item.PK} ${item.SK}`;

/** Every item under a partition whose sort key begins so; for small partitions only. */
export async function queryAll(
  table: Pick<Table, 'document' | 'tableName'>,
  pk: string,
  { skPrefix, strong = true }: { skPrefix?: string; strong?: boolean } = {},
): Promise<Item[]> {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await table.document.send(
      new QueryCommand({
        TableName: table.tableName,
        KeyConditionExpression: skPrefix ? 'PK = :pk AND begins_with(SK, :sk)' : 'PK = :pk',
        ExpressionAttributeValues: { ':pk': pk, ...(skPrefix && { ':sk': skPrefix }) },
        ConsistentRead: strong,
        ExclusiveStartKey: start,
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
}

/** Keys of the sparse `work` index after one sort key and up to another, oldest first. */
export async function queryWork(
  table: Table,
  workPk: string,
  range: { after?: string | undefined; until?: string; limit: number },
): Promise<{ PK: string; SK: string; workSk: string }[]> {
  const after = range.after ? `${range.after}\u0000` : '0';
  const page = await table.document.send(
    new QueryCommand({
      TableName: table.tableName,
      IndexName: 'work',
      KeyConditionExpression: 'workPk = :pk AND workSk BETWEEN :after AND :until',
      ExpressionAttributeValues: {
        ':pk': workPk,
        ':after': after,
        ':until': range.until ?? '~',
      },
      Limit: range.limit,
    }),
  );
  return (page.Items ?? []) as { PK: string; SK: string; workSk: string }[];
}
