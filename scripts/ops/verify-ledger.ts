/**
 * `npm run ops -- verify-ledger`: orders, captures, refunds and applications agree with each
 * other and with the gateway: its own ledger on this machine, the days of its bills on AWS.
 */
import type { Item } from '#adapters/dynamodb/read.ts';
import { Client } from '../journey/client.ts';
import { allItems } from './items.ts';
import { disagreements, emptyBooks, enter, type TheirOrder, unlikeTheirs } from './ledger.ts';
import { openPlace } from './place.ts';

/** A day of a bill that is not sealed: the gateway's side is not known to agree. */
function unsealed(item: Item): string[] {
  if (item.SK !== 'META' || !String(item.PK).startsWith('RECON#')) return [];
  return item.status === 'sealed' ? [] : [`${item.PK} is ${item.status}`];
}

export async function run(): Promise<boolean> {
  const place = await openPlace();
  const books = emptyBooks();
  const days: string[] = [];
  for await (const page of allItems(place.document, place.tableName)) {
    for (const item of page) {
      enter(books, item);
      days.push(...unsealed(item));
    }
  }
  const theirs = place.endpoints
    ? unlikeTheirs(books, await simulated(place.endpoints.gateway))
    : days;
  const wrong = [...disagreements(books), ...theirs];
  const { orders, captures, refunds, states } = books;
  console.log(
    `${states.length} applications, ${orders.length} orders, ${captures.length} captures, ` +
      `${refunds.length} refunds: ${wrong.length} disagreements`,
  );
  for (const line of wrong) console.log(`  ${line}`);
  return wrong.length === 0;
}

async function simulated(gateway: string): Promise<TheirOrder[]> {
  const { body } = await new Client(gateway).call('GET', '/_sim/ledger');
  return body.orders as TheirOrder[];
}
