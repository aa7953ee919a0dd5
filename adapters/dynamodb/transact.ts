import type { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { getItem } from './read.ts';
import { type Key, keyOf, type Table } from './table.ts';

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Reason = 'None' | 'ConditionalCheckFailed' | 'TransactionConflict';

/** `undefined` = committed; else one reason per write. */
export type Cancelled = Reason[] | undefined;

/**
 * One TransactWriteItems under the caller's token. A lost condition or a concurrent transaction
 * is an answer; throttling and everything else is thrown.
 */
export async function transact(table: Table, token: string, writes: Write[]): Promise<Cancelled> {
  try {
    await table.document.send(
      new TransactWriteCommand({ TransactItems: writes, ClientRequestToken: token }),
    );
    return undefined;
  } catch (fault) {
    if ((fault as Error).name !== 'TransactionCanceledException') throw fault;
    const reasons = ((fault as TransactionCanceledException).CancellationReasons ?? []).map(
      (reason) => reason.Code ?? 'None',
    );
    const known = ['None', 'ConditionalCheckFailed', 'TransactionConflict'];
    if (reasons.length === 0 || reasons.some((reason) => !known.includes(reason))) throw fault;
    return reasons as Reason[];
  }
}

/** A put of an item that must not exist yet. */
export function putNew(table: Table, item: Key & Record<string, unknown>): Write {
  return {
    Put: {
      TableName: table.tableName,
      Item: item,
      ConditionExpression: 'attribute_not_exists(PK)',
    },
  };
}

/**
 * Whether a write was this process's own: the SDK repeats a transaction whose reply was lost,
 * and after ten minutes, or on an engine without idempotency, meets its own items.
 */
export async function isOwn(table: Table, key: Key, token: string): Promise<boolean> {
  const item = await getItem(table, key);
  return item?.write === token;
}

/** As `isOwn`, for the change that led to this version of an application. */
export function isOwnChange(
  table: Table,
  state: { applicationId: string; version: number },
  token: string,
): Promise<boolean> {
  return isOwn(table, keyOf.audit(state.applicationId, state.version), token);
}
