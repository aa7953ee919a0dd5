/** What an application has in the table, as nobody reads it in production. */
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Endpoints } from '../../../scripts/journey/client.ts';

type Item = Record<string, unknown> & { SK: string };

/** Every item of an application: state, form, trail. */
export async function storedItems(endpoints: Endpoints, applicationId: string): Promise<Item[]> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new DynamoDBClient({
    ...{ endpoint: endpoints.dynamodb, region: 'ap-east-1', credentials },
  });
  const document = DynamoDBDocumentClient.from(client);
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const items: Item[] = [];
  for (const TableName of TableNames) {
    const page = await document.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'PK = :pk',
        ExpressionAttributeValues: { ':pk': `APP#${applicationId}` },
        ConsistentRead: true,
      }),
    );
    items.push(...((page.Items ?? []) as Item[]));
  }
  client.destroy();
  return items;
}

/** The kinds of events in the trail, in its order. */
export async function trailOf(endpoints: Endpoints, applicationId: string): Promise<string[]> {
  const items = await storedItems(endpoints, applicationId);
  return items
    .filter(({ SK }) => SK.startsWith('AUDIT#'))
    .flatMap((item) =>
      (JSON.parse(String(item.events)) as { kind: string }[]).map(({ kind }) => kind),
    );
}
