import type { Cloud, Properties } from '../template.ts';
import { callEngine, EngineError } from './client.ts';

/** Creates the tables of the templates; one that exists keeps its items. */
export async function createTables(url: string, cloud: Cloud): Promise<void> {
  for (const { name, properties } of cloud.all('AWS::DynamoDB::GlobalTable'))
    await callEngine(url, 'CreateTable', tableInput(name, properties)).catch((error: unknown) => {
      if (!(error instanceof EngineError && error.code === 'ResourceInUseException')) throw error;
    });
}

function tableInput(name: string, properties: Properties) {
  const stream = properties.StreamSpecification as Properties | undefined;
  const indexes = properties.GlobalSecondaryIndexes as Properties[] | undefined;
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: properties.KeySchema,
    AttributeDefinitions: properties.AttributeDefinitions,
    ...(indexes?.length
      ? {
          GlobalSecondaryIndexes: indexes.map(({ IndexName, KeySchema, Projection }) => ({
            IndexName,
            KeySchema,
            Projection,
          })),
        }
      : {}),
    ...(stream ? { StreamSpecification: { StreamEnabled: true, ...stream } } : {}),
  };
}

/** Deletes what has expired: the engine keeps expired items for ever. */
export async function sweepExpired(url: string, cloud: Cloud, now: number): Promise<void> {
  for (const { name, properties } of cloud.all('AWS::DynamoDB::GlobalTable')) {
    const ttl = (properties.TimeToLiveSpecification as Properties | undefined)?.AttributeName;
    const keys = (properties.KeySchema as Properties[]).map(({ AttributeName }) => AttributeName);
    if (!ttl) continue;
    const { Items } = await callEngine(url, 'Scan', {
      TableName: name,
      FilterExpression: '#ttl < :now',
      ExpressionAttributeNames: { '#ttl': ttl },
      ExpressionAttributeValues: { ':now': { N: String(Math.floor(now / 1000)) } },
    });
    for (const item of (Items ?? []) as Record<string, unknown>[])
      await callEngine(url, 'DeleteItem', {
        TableName: name,
        Key: Object.fromEntries(keys.map((key) => [String(key), item[String(key)]])),
      });
  }
}
