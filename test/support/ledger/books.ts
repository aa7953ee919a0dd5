/** Both books of the money, and what must hold between them at rest. */
import { entryFrom } from '#adapters/dynamodb/audit.ts';
import { findBreak } from '#adapters/dynamodb/chain.ts';
import { orderFrom } from '#adapters/dynamodb/order-item.ts';
import { getItems, queryAll } from '#adapters/dynamodb/read.ts';
import { refundNumber } from '#adapters/dynamodb/refund-item.ts';
import { fromItem } from '#adapters/dynamodb/state-item.ts';
import { type Key, keyOf, type Table } from '#adapters/dynamodb/table.ts';
import type { AuditEntry, Order, Refund, StoredCapture } from '#adapters/dynamodb/types.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import type { SimOrder } from '../../../local/gateway/ledger.ts';

type Own = {
  state: ApplicationState;
  head: { auditHead: string };
  audit: AuditEntry[];
  orders: Order[];
  captures: StoredCapture[];
  refunds: Refund[];
};
const orderPattern = /GS\d{6}[0-9A-Z]{18}/g;

/**
 * What we hold about one application and the money that the gateway took for it. Every key is
 * known: orders stand in the audit entries, captures and refunds are named by the transactions.
 * @param others transactions that the gateway told of, though no money moved
 */
export async function ownBooks(
  table: Table,
  applicationId: string,
  book: Record<string, SimOrder>,
  others: string[] = [],
): Promise<{ own: Own; theirs: SimOrder[] }> {
  const items = await queryAll(table, keyOf.state(applicationId).PK);
  const head = items.find(({ SK }) => SK === 'STATE');
  if (!head) throw new Error(`${applicationId} is missing`);
  const audit = items
    .filter(({ SK }) => String(SK).startsWith('AUDIT#'))
    .map((item) => entryFrom(applicationId, item));
  const numbers = [...new Set(JSON.stringify(audit).match(orderPattern))];
  const theirs = numbers.flatMap((number) => book[number] ?? []);
  const debits = theirs.flatMap((order) => order.debits.map((one) => one.transactionId));
  const transactions = [...debits, ...others];
  const read = (keys: Key[]) => getItems(table, keys);
  const own = {
    ...fromItem(head),
    audit,
    orders: (await read(numbers.map(keyOf.order))).map(orderFrom),
    captures: await read(transactions.map((one) => keyOf.capture('yeepay', one))),
    refunds: await read(transactions.map((one) => keyOf.refund(refundNumber('yeepay', one)))),
  };
  return { own: own as unknown as Own, theirs };
}

export type Wrong = { double: string[]; lost: string[]; unjust: string[]; other: string[] };

/**
 * What is wrong with one application at rest (invariants I1-I9): `double` = paid or refunded
 * twice, `lost` = money without a record or a paid fee shown as unpaid, `unjust` = money of a due
 * fee given back.
 */
export function wrongOf(own: Own, theirs: SimOrder[]): Wrong {
  const wrong: Wrong = { double: [], lost: [], unjust: [], other: [] };
  const { payment } = own.state;
  const settled = own.captures.filter(({ disposition }) => disposition === 'settled');
  const debits = theirs.flatMap((order) => order.debits);
  const back = theirs.flatMap((order) => order.refunds);
  const refundsOf = (id: string) => own.refunds.filter((one) => one.transactionId === id);
  const paid = payment.status === 'paid';

  if (settled.length > 1) wrong.double.push('I1 settled twice');
  if (paid && settled[0]?.transactionId !== payment.transactionId) {
    wrong.double.push('I2 paid without its capture');
  }
  for (const { disposition, transactionId } of own.captures) {
    const refunds = refundsOf(transactionId).length;
    if (disposition === 'surplus' && refunds !== 1) wrong.lost.push('I3 surplus unrefunded');
    if (disposition === 'settled' && refunds > 0) wrong.unjust.push('I3 settled and refunded');
  }
  for (const { transactionId } of debits) {
    const times = back.filter((one) => one.transactionId === transactionId).length;
    if (times > 1) wrong.double.push('I4 refunded twice');
    if (!own.captures.some((one) => one.transactionId === transactionId)) {
      wrong.lost.push('I8 capture never recorded');
    }
  }
  const numbers = new Set(theirs.map(({ orderNumber }) => orderNumber));
  if (own.captures.some(({ orderNumber }) => !numbers.has(orderNumber))) {
    wrong.other.push('I5 another one’s order');
  }
  const held = debits.length - back.length;
  if (held > (paid ? 1 : 0)) wrong.lost.push(`I6 ${held} held while ${payment.status}`);
  if (held < (paid ? 1 : 0)) wrong.unjust.push('I6 paid, yet given back');
  if (!paid && debits.length > 0) wrong.lost.push('I7 paid, shown as unpaid');
  if (!paid && back.length > 0) wrong.unjust.push('I9 refunded while due');
  if (findBreak(own.audit, own.head.auditHead) !== undefined) wrong.other.push('audit broken');
  return wrong;
}
