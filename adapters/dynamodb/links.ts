import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { getItem } from './read.ts';
import { keyOf, type Table } from './table.ts';
import type { LinkStore } from './types.ts';
import { updateIf } from './update-if.ts';

/** One link an order, known by its hash alone; what was used or has expired leads nowhere. */
export function linkStore(table: Table): LinkStore {
  return {
    async putLink({ orderNumber, hash, expiresAt }) {
      const ttl = Math.ceil(expiresAt / 1000);
      const Item = { ...keyOf.link(orderNumber), hash, expiresAt, ttl };
      await table.document.send(new PutCommand({ TableName: table.tableName, Item }));
    },
    async isLinkLive({ orderNumber, hash }, now) {
      const item = await getItem(table, keyOf.link(orderNumber));
      return item?.hash === hash && Number(item.expiresAt) > now;
    },
    spendLink: ({ orderNumber, hash }, now) =>
      updateIf(table, {
        Key: keyOf.link(orderNumber),
        UpdateExpression: 'REMOVE #hash',
        ConditionExpression: '#hash = :hash AND expiresAt > :now',
        ExpressionAttributeNames: { '#hash': 'hash' },
        ExpressionAttributeValues: { ':hash': hash, ':now': now },
      }),
  };
}
