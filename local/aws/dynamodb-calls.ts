import { ACCOUNT, REGION } from '../template.ts';

export type Access = { action: string; resource: string };
type Input = Record<string, unknown>;

const tableArn = (table: unknown) =>
  String(table).startsWith('arn:')
    ? String(table)
    : `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${String(table)}`;

const onTable =
  (action: string) =>
  (input: Input): Access[] => [
    { action: `dynamodb:${action}`, resource: tableArn(input.TableName) },
  ];
const onIndex =
  (action: string) =>
  (input: Input): Access[] => {
    const index = input.IndexName ? `/index/${String(input.IndexName)}` : '';
    return [{ action: `dynamodb:${action}`, resource: tableArn(input.TableName) + index }];
  };
const onTables =
  (action: string) =>
  (input: Input): Access[] =>
    Object.keys((input.RequestItems ?? {}) as Input).map((table) => ({
      action: `dynamodb:${action}`,
      resource: tableArn(table),
    }));

const transactionActions: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};
/** IAM knows no action for a transaction: it needs the action of each of its items. */
const onItems = (input: Input): Access[] =>
  ((input.TransactItems ?? []) as Record<string, Input>[]).flatMap((item) =>
    Object.entries(item).map(([kind, { TableName }]) => ({
      action: `dynamodb:${transactionActions[kind] ?? kind}`,
      resource: tableArn(TableName),
    })),
  );

/** What each DynamoDB operation needs; an operation that is not here fails by name. */
export const dynamodbAccess: Record<string, (input: Input) => Access[]> = {
  GetItem: onTable('GetItem'),
  PutItem: onTable('PutItem'),
  UpdateItem: onTable('UpdateItem'),
  DeleteItem: onTable('DeleteItem'),
  Query: onIndex('Query'),
  Scan: onIndex('Scan'),
  BatchGetItem: onTables('BatchGetItem'),
  BatchWriteItem: onTables('BatchWriteItem'),
  TransactWriteItems: onItems,
  TransactGetItems: onItems,
  DescribeTable: onTable('DescribeTable'),
};
