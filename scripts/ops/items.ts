/** Items as lines of text, exactly: types and bytes come back as they were. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { canonicalJson } from '#adapters/dynamodb/canonical-json.ts';
import type { Item } from '#adapters/dynamodb/read.ts';

/** DynamoDB's own JSON, bytes in base64, sets in order: equal items give equal text. */
export const itemText = (item: Item): string =>
  canonicalJson(plain(marshall(item, { removeUndefinedValues: true })));

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([type, each]) => {
      const shown = plain(each);
      const isSet = type === 'SS' || type === 'NS' || type === 'BS';
      return [type, isSet && Array.isArray(shown) ? shown.toSorted() : shown];
    }),
  );
}

export const itemFrom = (text: string): Item => {
  const bytes = (key: string, value: unknown) =>
    key === 'B' && typeof value === 'string' ? Buffer.from(value, 'base64') : value;
  return unmarshall(JSON.parse(text, bytes) as Record<string, AttributeValue>);
};

/** Every item of the table, a page at a time: for operators, never for a request. */
export async function* allItems(
  document: DynamoDBDocumentClient,
  tableName: string,
): AsyncGenerator<Item[]> {
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await document.send(
      new ScanCommand({ TableName: tableName, ConsistentRead: true, ExclusiveStartKey }),
    );
    yield page.Items ?? [];
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
}
