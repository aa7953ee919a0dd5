import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Table } from './table.ts';

const lost = ['ConditionalCheckFailedException', 'TransactionConflictException'];

/** One conditional update: false when its condition did not hold or a transaction was faster. */
export async function updateIf(
  table: Table,
  update: Omit<UpdateCommandInput, 'TableName'>,
): Promise<boolean> {
  try {
    await table.document.send(new UpdateCommand({ TableName: table.tableName, ...update }));
    return true;
  } catch (fault) {
    if (lost.includes((fault as Error).name)) return false;
    throw fault;
  }
}
