import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { NumberRequest, NumberRequestStore } from './number-types.ts';
import { getItem, getItems, type Item, queryWork } from './read.ts';
import { digits13, keyOf, type Table } from './table.ts';
import { putNew, type Write } from './transact.ts';
import { updateIf } from './update-if.ts';

const PARTITION = 'NUMBERS';
/** The delivery log is kept as long as logs are. */
const KEEP_MS = 400 * 86_400_000;

/** In whole seconds, as schedules tell the time: what came in this second is due at once. */
const workSkOf = ({ id, nextAt }: NumberRequest): string =>
  `${digits13(nextAt - (nextAt % 1000))}#${id}`;

const itemOf = (request: NumberRequest) => ({
  ...keyOf.numberRequest(request.id),
  ...request,
  workPk: PARTITION,
  workSk: workSkOf(request),
  ttl: Math.ceil((request.createdAt + KEEP_MS) / 1000),
});

function fromItem(item: Item): NumberRequest {
  const { PK, SK, workPk, workSk, ttl, ...request } = item;
  return request as NumberRequest;
}

/** The request of the office, in the transaction of its decision. */
export const putNumberRequest = (table: Table, request: NumberRequest): Write =>
  putNew(table, itemOf(request));

/** Requests for new registration numbers, worked on like refunds: leased, sent, ended. */
export function numberRequestStore(table: Table): NumberRequestStore {
  return {
    // A repeated put of the SDK writes the same item: no condition, nothing to tell apart.
    async putNumberRequest(request) {
      const Item = itemOf(request);
      await table.document.send(new PutCommand({ TableName: table.tableName, Item }));
    },
    async dueNumberRequests(now, limit) {
      const until = `${digits13(now)}#~`;
      const due = await queryWork(table, PARTITION, { until, limit });
      const items = await getItems(
        table,
        due.map(({ PK, SK }) => ({ PK, SK })),
      );
      return items.map(fromItem).filter(({ status }) => status === 'queued');
    },
    async leaseNumberRequest(request, until) {
      const leased = { ...request, tries: request.tries + 1, nextAt: until };
      const taken = await updateIf(table, {
        Key: keyOf.numberRequest(request.id),
        UpdateExpression: 'SET tries = :tries, nextAt = :until, workSk = :sk',
        ConditionExpression: '#status = :queued AND tries = :seen',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':tries': leased.tries,
          ':seen': request.tries,
          ':until': until,
          ':sk': workSkOf(leased),
          ':queued': 'queued',
        },
      });
      return taken ? leased : undefined;
    },
    async endNumberRequest({ id, tries }, { status, channel = 'none' }) {
      await updateIf(table, {
        Key: keyOf.numberRequest(id),
        UpdateExpression: 'SET #status = :status, channel = :channel REMOVE asker, workPk, workSk',
        ConditionExpression: '#status = :queued AND tries = :seen',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':status': status,
          ':channel': channel,
          ':queued': 'queued',
          ':seen': tries,
        },
      });
    },
    async applicationOf(examId, idHmac) {
      const item = await getItem(table, keyOf.claim(examId, idHmac));
      return item?.applicationId as string | undefined;
    },
  };
}
