import { expect, test } from 'vitest';
import { dynamodbAccess } from '../../local/aws/dynamodb-calls.ts';

const table = 'arn:aws:dynamodb:ap-east-1:000000000000:table/T';

test('a transaction needs the action of each of its items', () => {
  const TransactItems = [
    { Put: { TableName: 'T' } },
    { Update: { TableName: 'T' } },
    { ConditionCheck: { TableName: 'T' } },
  ];
  expect(dynamodbAccess.TransactWriteItems?.({ TransactItems })).toEqual([
    { action: 'dynamodb:PutItem', resource: table },
    { action: 'dynamodb:UpdateItem', resource: table },
    { action: 'dynamodb:ConditionCheckItem', resource: table },
  ]);
});

test('a query of an index needs the index', () => {
  expect(dynamodbAccess.Query?.({ TableName: 'T', IndexName: 'work' })).toEqual([
    { action: 'dynamodb:Query', resource: `${table}/index/work` },
  ]);
});
