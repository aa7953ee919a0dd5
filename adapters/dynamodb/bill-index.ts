import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '#domain/application/state.ts';
import { billDay } from '#domain/payment/bill-day.ts';
import type { Item } from './read.ts';
import type { Table } from './table.ts';

/** What the `bill` index carries beside its keys: facts of an entry that never change. */
export const billFacts = ['amountFen', 'orderNumber', 'transactionId', 'examId'] as const;

/** One row of the index; PK and SK name the item. */
export type BillIndexRow = Partial<Record<(typeof billFacts)[number], unknown>> & {
  PK: string;
  SK: string;
  billSk: string;
};

const partition = (gateway: string, day: string): string => `${gateway}#${day}`;

/** Files an order, capture or refund under its gateway and Beijing day. */
export const billKeys = (
  kind: 'ORDER' | 'CAPTURE' | 'REFUND',
  { gateway, name, at }: { gateway: string; name: string; at: Instant },
) => ({ billPk: partition(gateway, billDay(at)), billSk: `${kind}#${name}` });

/** Files the waiver of a fee under its month, for the monthly summary. */
export const waiverKeys = (at: Instant, applicationId: string) => ({
  billPk: `waived#${billDay(at).slice(0, 7)}`,
  billSk: `${billDay(at)}#${applicationId}`,
});

/** The rows of one kind of a day, page by page; eventually consistent, as every index is. */
export const billRows = (table: Table, gateway: string, day: string, kind: string) =>
  indexRows(table, partition(gateway, day), `${kind}#`);
export const waiverRows = (table: Table, month: string) => indexRows(table, `waived#${month}`, '');

async function* indexRows(table: Table, pk: string, prefix: string): AsyncGenerator<BillIndexRow> {
  let start: Item | undefined;
  do {
    const page = await table.document.send(
      new QueryCommand({
        TableName: table.tableName,
        IndexName: 'bill',
        KeyConditionExpression: 'billPk = :pk AND billSk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':from': prefix || '0', ':to': `${prefix}~` },
        ExclusiveStartKey: start,
      }),
    );
    yield* (page.Items ?? []) as BillIndexRow[];
    start = page.LastEvaluatedKey;
  } while (start);
}
