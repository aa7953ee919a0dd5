import { randomUUID } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { getItem } from './read.ts';
import { keyOf, type Table } from './table.ts';
import type { LoginAttempts, LoginStore } from './types.ts';

/** Failures are forgotten after an hour without one: back-off, never a lock. */
const FORGET_MS = 60 * 60 * 1000;
const ATTEMPTS = 8;

type Bucket = LoginAttempts & { write: string };

/** The bucket with one more failure, on condition of the one that was read. */
function nextBucket(table: Table, bucket: string, known: Bucket | undefined, now: number) {
  const fresh = known && now - known.last < FORGET_MS;
  const failures = fresh ? known.failures + 1 : 1;
  return new PutCommand({
    TableName: table.tableName,
    Item: {
      ...keyOf.login(bucket),
      failures,
      last: now,
      ttl: Math.ceil((now + FORGET_MS) / 1000),
      write: randomUUID(),
    },
    ConditionExpression: known ? '#write = :known' : 'attribute_not_exists(PK)',
    ...(known && {
      ExpressionAttributeNames: { '#write': 'write' },
      ExpressionAttributeValues: { ':known': known.write },
    }),
  });
}

/**
 * Failed log-ins per bucket (a person, an address, everybody). Counting is read, then write on
 * condition: an ADD would count twice when the SDK repeats a call whose reply was lost.
 */
export function loginStore(table: Table): LoginStore {
  const load = async (bucket: string) =>
    (await getItem(table, keyOf.login(bucket))) as Bucket | undefined;
  return {
    async loginAttempts(bucket) {
      const item = await load(bucket);
      return item && { failures: item.failures, last: item.last };
    },
    async noteFailedLogin(bucket, now) {
      let write: unknown;
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const known = await load(bucket);
        if (write !== undefined && known?.write === write) return;
        const put = nextBucket(table, bucket, known, now);
        write = put.input.Item?.write;
        try {
          await table.document.send(put);
          return;
        } catch (fault) {
          if ((fault as Error).name !== 'ConditionalCheckFailedException') throw fault;
        }
      }
      // So contended that the bucket has grown by at least as many failures meanwhile.
    },
  };
}
