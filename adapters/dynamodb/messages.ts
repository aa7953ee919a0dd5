import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { openCursor, sealCursor } from './cursor.ts';
import {
  duePartitions,
  fromMessageItem,
  messageId,
  messageKey,
  messagePartitions,
  toMessageItem,
} from './message-item.ts';
import type { Message, MessageStore } from './message-types.ts';
import { getItem, getItems, queryWork } from './read.ts';
import { digits13, type Table } from './table.ts';
import type { Page } from './types.ts';

/** Puts a message; false when the condition did not hold. */
async function put(table: Table, message: Message, was?: Message): Promise<boolean> {
  const condition = was
    ? {
        ConditionExpression: '#status = :status AND tries = :tries',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':status': was.status, ':tries': was.tries },
      }
    : { ConditionExpression: 'attribute_not_exists(PK)' };
  const Item = toMessageItem(message);
  try {
    await table.document.send(new PutCommand({ TableName: table.tableName, Item, ...condition }));
    return true;
  } catch (fault) {
    if ((fault as Error).name === 'ConditionalCheckFailedException') return false;
    throw fault;
  }
}

async function dueMessages(table: Table, now: number, limit: number): Promise<Message[]> {
  const until = `${digits13(now)}#~`;
  const pages = duePartitions.map((shard) => queryWork(table, shard, { until, limit }));
  const due = (await Promise.all(pages)).flat();
  due.sort((a, b) => (a.workSk < b.workSk ? -1 : 1));
  const keys = due.slice(0, Math.min(limit, 100)).map(({ PK, SK }) => ({ PK, SK }));
  const messages = (await getItems(table, keys)).map(fromMessageItem);
  // The index lags behind the items.
  return messages.filter(({ nextAt }) => nextAt !== undefined && nextAt <= now);
}

/** One page of every shard, merged: the cursor holds a position in each. */
async function listMessages(
  table: Table,
  examId: string,
  limit: number,
  cursor?: string,
): Promise<Page<Message>> {
  const scope = `${examId} messages`;
  const positions = openCursor(table.lookups, scope, cursor);
  const pages = await Promise.all(
    messagePartitions(examId).map(async (shard) => {
      const page = await table.document.send(
        new QueryCommand({
          TableName: table.tableName,
          KeyConditionExpression: 'PK = :shard AND SK < :before',
          ExpressionAttributeValues: { ':shard': shard, ':before': positions[shard] ?? '~' },
          ScanIndexForward: false,
          Limit: limit + 1,
        }),
      );
      return (page.Items ?? []).map((item) => ({ shard, message: fromMessageItem(item) }));
    }),
  );
  const found = pages.flat().sort((a, b) => (messageId(a.message) < messageId(b.message) ? 1 : -1));
  const taken = found.slice(0, limit);
  for (const { shard, message } of taken) positions[shard] = messageId(message);
  const items = taken.map(({ message }) => message);
  if (found.length <= limit) return { items };
  return { items, cursor: sealCursor(table.lookups, scope, positions) };
}

/** Messages with their log: queued once under their name, then worked off under leases. */
export function messageStore(table: Table): MessageStore {
  return {
    queueMessage: (message) =>
      put(table, {
        ...message,
        status: 'queued',
        tries: 0,
        resends: 0,
        nextAt: message.at,
      }),
    async loadMessage(examId, id) {
      const item = await getItem(table, messageKey(examId, id));
      return item && fromMessageItem(item);
    },
    dueMessages: (now, limit) => dueMessages(table, now, limit),
    async leaseMessage(message, now, until) {
      const { triedSince = now, tries } = message;
      const leased = { ...message, tries: tries + 1, triedSince, nextAt: until };
      return (await put(table, leased, message)) ? leased : undefined;
    },
    async noteMessage({ nextAt, why, ...leased }, note) {
      return (await put(table, { ...leased, ...note }, leased)) ? 'noted' : 'conflict';
    },
    async resendMessage({ nextAt, why, until, triedSince, ...message }, now) {
      if (message.status === 'queued') return 'conflict';
      const again = { ...message, tries: message.tries + 1, resends: message.resends + 1 };
      const next = { ...again, status: 'queued' as const, nextAt: now };
      return (await put(table, next, message)) ? 'queued' : 'conflict';
    },
    listMessages: (examId, limit, cursor) => listMessages(table, examId, limit, cursor),
  };
}
