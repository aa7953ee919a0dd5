/** The two books after a test: ours from the table, the gateway's from its simulator. */
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Order, Refund, StoredCapture } from '#adapters/dynamodb/types.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import { Client, type Endpoints } from '../../../scripts/journey/client.ts';

type OurOrder = Order & { workSk?: string };
export type OurBooks = {
  orders: OurOrder[];
  captures: StoredCapture[];
  refunds: Refund[];
  states: ApplicationState[];
};
type Debit = { transactionId: string; amountFen: number };
export type TheirOrder = {
  orderNumber: string;
  status: string;
  debits: Debit[];
  refunds: (Debit & { refundNumber: string })[];
};

/** Reads the whole table as nobody may in production. */
export async function ourBooks(endpoints: Endpoints): Promise<OurBooks> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new DynamoDBClient({
    endpoint: endpoints.dynamodb,
    region: 'ap-east-1',
    credentials,
  });
  const document = DynamoDBDocumentClient.from(client);
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const books: OurBooks = { orders: [], captures: [], refunds: [], states: [] };
  for (const TableName of TableNames) {
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await document.send(new ScanCommand({ TableName, ExclusiveStartKey }));
      for (const item of page.Items ?? []) sort(books, item);
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
  }
  client.destroy();
  return books;
}

function sort(books: OurBooks, item: Record<string, unknown>): void {
  const orderNumber = String(item.PK).slice('ORD#'.length);
  // The record of a key that opened nothing stands at an order's place.
  if (item.SK === 'ORDER' && item.status)
    books.orders.push({ ...item, orderNumber } as unknown as OurOrder);
  if (item.SK === 'CAPTURE') books.captures.push(item as unknown as StoredCapture);
  if (item.SK === 'REFUND') books.refunds.push(item as unknown as Refund);
  const applicationId = String(item.PK).slice('APP#'.length);
  if (item.SK === 'STATE') {
    books.states.push({ ...(item.state as ApplicationState), applicationId });
  }
}

export async function theirOrders(endpoints: Endpoints): Promise<TheirOrder[]> {
  const { body } = await new Client(endpoints.gateway).call('GET', '/_sim/ledger');
  return body.orders;
}

const sorted = (lines: string[]) => [...new Set(lines)].sort();
const kept = ({ disposition }: StoredCapture) =>
  disposition === 'settled' || disposition === 'surplus';

/**
 * Both books as lines to compare: every debit once, every refund once. What we hold for a person
 * to decide (mismatch, orphan) never moved money in the simulator.
 */
export function asLines(ours: OurBooks, theirs: TheirOrder[]) {
  const line = (kind: string, one: Debit) => `${kind} ${one.transactionId} ${one.amountFen}`;
  const done = ours.refunds.filter(({ status }) => status === 'done');
  return {
    ours: sorted([
      ...ours.captures.filter(kept).map((one) => line('debit', one)),
      ...done.map((one) => `${line('refund', one)} ${one.refundNumber}`),
    ]),
    theirs: sorted(
      theirs.flatMap(({ debits, refunds }) => [
        ...debits.map((one) => line('debit', one)),
        ...refunds.map((one) => `${line('refund', one)} ${one.refundNumber}`),
      ]),
    ),
  };
}

/**
 * A fee is paid exactly when one capture of it settled and is not on its way back, and no capture
 * settles twice.
 */
export function unpaidOrTwice({ states, orders, captures, refunds }: OurBooks): string[] {
  const goesBack = (capture: StoredCapture) =>
    refunds.some(
      ({ gateway, transactionId, status }) =>
        gateway === capture.gateway &&
        transactionId === capture.transactionId &&
        status !== 'proposed' &&
        status !== 'declined',
    );
  return states.flatMap(({ applicationId, payment }) => {
    const own = orders.filter((order) => order.applicationId === applicationId);
    const numbers = new Set(own.map(({ orderNumber }) => orderNumber));
    const settled = captures.filter(
      (one) => one.disposition === 'settled' && numbers.has(one.orderNumber) && !goesBack(one),
    );
    const wanted = payment.status === 'paid' ? 1 : 0;
    return settled.length === wanted ? [] : [`${payment.status} with ${settled.length} settled`];
  });
}
