import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { entryFrom } from '#adapters/dynamodb/audit.ts';
import { findBreak } from '#adapters/dynamodb/chain.ts';

type Item = Record<string, unknown> & { PK: string; SK: string };

/** Every item of the one table, read beside the platform. */
async function scan(endpoint: string): Promise<Item[]> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new DynamoDBClient({ endpoint, region: 'ap-east-1', credentials });
  const document = DynamoDBDocumentClient.from(client);
  const { TableNames } = await client.send(new ListTablesCommand({}));
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await document.send(
      new ScanCommand({
        TableName: TableNames?.[0],
        ExclusiveStartKey: start,
        ConsistentRead: true,
      }),
    );
    items.push(...((page.Items ?? []) as Item[]));
    start = page.LastEvaluatedKey;
  } while (start);
  client.destroy();
  return items;
}

/** What is torn: an application without one of its items, a broken chain, a claim of nothing. */
export async function findTorn(
  endpoint: string,
): Promise<{ applications: number; torn: string[] }> {
  const items = await scan(endpoint);
  const partitions = Map.groupBy(items, ({ PK }) => PK);
  const torn: string[] = [];
  let applications = 0;
  for (const [pk, own] of partitions) {
    if (!pk.startsWith('APP#')) continue;
    applications += 1;
    const state = own.find(({ SK }) => SK === 'STATE');
    const form = own.find(({ SK }) => SK === 'FORM');
    const entries = own
      .filter(({ SK }) => SK.startsWith('AUDIT#'))
      .sort((a, b) => (a.SK < b.SK ? -1 : 1))
      .map((item) => entryFrom(pk.slice('APP#'.length), item));
    if (!state || !form) torn.push(`${pk}: state or form is missing`);
    else if (state.version !== entries.length) torn.push(`${pk}: version and audit differ`);
    else if (state.formVersion !== form.formVersion) torn.push(`${pk}: state and form differ`);
    else if (findBreak(entries, String(state.auditHead)) !== undefined)
      torn.push(`${pk}: the audit chain is broken`);
  }
  const claims = items.filter(({ SK }) => SK === 'CLAIM');
  for (const { PK, applicationId } of claims)
    if (!partitions.has(`APP#${applicationId}`)) torn.push(`${PK}: claims nothing`);
  if (claims.length !== applications)
    torn.push(`${claims.length} claims, ${applications} applications`);
  return { applications, torn };
}

/** Applications whose figures or messages are behind: what the stream still owes. */
export async function findUnheard(endpoint: string): Promise<string[]> {
  const items = await scan(endpoint);
  const keys = new Set(items.map(({ PK, SK }) => `${PK} ${SK}`));
  const told = new Set(
    items.flatMap(({ message }) => {
      const { applicationId, event } = (message ?? {}) as Record<string, string>;
      return applicationId ? [`${applicationId} ${event}`] : [];
    }),
  );
  return items
    .filter(({ SK }) => SK === 'STATE')
    .filter(({ PK, version }) => {
      const id = PK.slice('APP#'.length);
      const seen = keys.has(`SEEN#${id} SEEN`) && items.find((item) => item.PK === `SEEN#${id}`);
      return !seen || seen.version !== version || !told.has(`${id} saved`);
    })
    .map(({ PK }) => PK);
}
