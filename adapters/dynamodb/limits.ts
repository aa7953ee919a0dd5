import { keyOf, type Table } from './table.ts';
import type { LimitStore } from './types.ts';
import { updateIf } from './update-if.ts';

/** At most one question to the gateway per order in this time. */
const ASK_EVERY_MS = 10_000;
const DAY_MS = 86_400_000;

/** Limits on what one applicant may ask for; the table counts, so that all instances agree. */
export function limitStore(table: Table): LimitStore {
  return {
    mayAsk: (order, now) =>
      updateIf(table, {
        Key: keyOf.order(order.orderNumber),
        UpdateExpression: 'SET askedAt = :now',
        ConditionExpression:
          'attribute_exists(PK) AND (attribute_not_exists(askedAt) OR askedAt <= :before)',
        ExpressionAttributeValues: { ':now': now, ':before': now - ASK_EVERY_MS },
      }),
    // A set of upload ids: adding one twice, as a repeated call does, counts once.
    noteUpload: ({ of, applicationId, uploadId, now, limit }) =>
      updateIf(table, {
        Key: keyOf.uploads(applicationId, of, Math.floor(now / DAY_MS)),
        UpdateExpression: 'ADD uploads :upload SET #ttl = :ttl',
        ConditionExpression:
          'attribute_not_exists(uploads) OR size(uploads) < :limit OR contains(uploads, :id)',
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':upload': new Set([uploadId]),
          ':id': uploadId,
          ':limit': limit,
          ':ttl': Math.ceil((now + 2 * DAY_MS) / 1000),
        },
      }),
    noteUse: ({ bucket, id, now, everyMs, limit }) => {
      const stretch = Math.floor(now / everyMs);
      return updateIf(table, {
        Key: keyOf.limit(bucket, stretch),
        UpdateExpression: 'ADD uses :use SET #ttl = :ttl',
        ConditionExpression:
          'attribute_not_exists(uses) OR size(uses) < :limit OR contains(uses, :id)',
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':use': new Set([id]),
          ':id': id,
          ':limit': limit,
          ':ttl': Math.ceil(((stretch + 2) * everyMs) / 1000),
        },
      });
    },
  };
}
