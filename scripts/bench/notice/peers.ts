/**
 * The usual way: Powertools idempotency around a handler that reads the same items, decides the
 * same and leaves the same four items behind. Its writes are four updates, or one transaction.
 */
import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { openStore } from '#adapters/dynamodb/store.ts';
import type { Table } from '#adapters/dynamodb/table.ts';
import type { Write } from '#adapters/dynamodb/transact.ts';
import { httpHandler } from '#adapters/http.ts';
import { applyCapture } from '#adapters/payments/apply-capture.ts';
import { yeepayClassic } from '#adapters/payments/yeepay.ts';
import { merchant, now } from './ground.ts';

type Peer = (event: unknown) => Promise<{ statusCode: number }>;
type Sent = { input: { TransactItems?: Write[] } };

/** A document client that makes one update after the other of what is one transaction. */
function oneByOne(document: DynamoDBDocumentClient): DynamoDBDocumentClient {
  return {
    async send(command: Sent) {
      const { TransactItems } = command.input;
      if (!TransactItems) return document.send(command as never);
      for (const { Put, Update } of TransactItems) {
        if (Put) await document.send(new PutCommand(Put));
        if (Update) await document.send(new UpdateCommand(Update as never));
      }
      return {};
    },
  } as unknown as DynamoDBDocumentClient;
}

export function openPeer(
  { document, tableName }: Pick<Table, 'document' | 'tableName'>,
  records: string,
  writes: 'updates' | 'transaction',
): Peer {
  const client = writes === 'updates' ? oneByOne(document) : document;
  const store = openStore({ document: client, tableName } as Table);
  const at = 'http://127.0.0.1';
  const gateway = yeepayClassic({
    ...merchant,
    ...{ payUrl: at, commandUrl: at, noticeUrl: `${at}/n/y`, returnUrl: at },
  });
  const work = async ({ rawQuery }: { rawQuery: string }) => {
    const notice = gateway.parseNotice({ method: 'GET', rawQuery, body: '' });
    if (notice.kind !== 'capture') throw new Error('the notice was refused');
    const applied = await applyCapture(store, gateway, notice.capture, now);
    return { applied };
  };
  const persistenceStore = new DynamoDBPersistenceLayer({ tableName: records });
  const config = new IdempotencyConfig({ eventKeyJmesPath: 'key' });
  const handler = makeIdempotent(work, { persistenceStore, config });
  config.registerLambdaContext({ getRemainingTimeInMillis: () => 10_000 } as never);
  // In the same shell as the product: parsing, answer and log line are no difference.
  const notified = httpHandler('payment-notice', async ({ event }) => {
    const { rawQueryString: rawQuery } = event;
    const key = `${writes} ${new URLSearchParams(rawQuery).get('r2_TrxId')}`;
    await handler({ rawQuery, key } as { rawQuery: string });
    return gateway.acknowledgement();
  });
  return (event) => Promise.resolve(notified(event as never, {} as never));
}
