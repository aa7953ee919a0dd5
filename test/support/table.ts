import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const hash = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' as const });
const range = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' as const });
const keysOnly = { ProjectionType: 'KEYS_ONLY' as const };

/** Creates the single table as infra declares it: four sparse KEYS_ONLY indexes and `bill`. */
export async function createTable(client: DynamoDBClient, tableName: string): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        'PK',
        'SK',
        'workPk',
        'workSk',
        'examShard',
        'applicationId',
        'registrationHmac',
        'auditPk',
        'auditSk',
        'billPk',
        'billSk',
      ].map(text),
      KeySchema: [hash('PK'), range('SK')],
      GlobalSecondaryIndexes: [
        { IndexName: 'work', KeySchema: [hash('workPk'), range('workSk')], Projection: keysOnly },
        {
          IndexName: 'exam',
          KeySchema: [hash('examShard'), range('applicationId')],
          Projection: keysOnly,
        },
        { IndexName: 'registration', KeySchema: [hash('registrationHmac')], Projection: keysOnly },
        {
          IndexName: 'audit',
          KeySchema: [hash('auditPk'), range('auditSk')],
          Projection: keysOnly,
        },
        {
          IndexName: 'bill',
          KeySchema: [hash('billPk'), range('billSk')],
          Projection: {
            ProjectionType: 'INCLUDE' as const,
            NonKeyAttributes: ['amountFen', 'orderNumber', 'transactionId', 'examId'],
          },
        },
      ],
    }),
  );
}
