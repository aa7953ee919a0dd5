/**
 * One applicant, the worst gateway and everybody who may tell of money, interleaved at every call
 * with faults and crashes on the real engine: afterwards captured minus refunded is the fee.
 */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { askGateway } from '#adapters/payments/ask-gateway.ts';
import { refundCapture } from '#adapters/payments/refund-capture.ts';
import { type Wrong, wrongOf } from '../../support/ledger/books.ts';
import { interleave, seeded } from '../../support/ledger/schedule.ts';
import { type LedgerStage, type Person, startLedger } from '../../support/ledger/stage.ts';

/** 10,000 in the long run (`npm run test:payments`). */
const count = Number(process.env.BAOMING_INTERLEAVINGS ?? 150);
const seed = Number(process.env.BAOMING_PAYMENT_SEED ?? 20170325);
/** So many worlds at once keep client and engine busy. */
const abreast = 16;

let stage: LedgerStage;
beforeAll(async () => {
  // The SDK waits a random part of its back-off: here none.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(console, 'log').mockReturnValue();
  stage = await startLedger();
}, 30_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await stage?.stop();
});

type World = { person: Person; orderNumbers: string[]; now: number };

/** The applicant's own orders: first the open one, then whatever a second tab opened. */
async function tab(world: World, key: string): Promise<void> {
  const { body = '{}' } = await stage.order(world.person, key);
  const { orderNumber, cashier } = JSON.parse(body);
  if (!cashier) return;
  const refused = stage.simulator.buy(cashier.fields);
  if (typeof refused !== 'string' && !world.orderNumbers.includes(orderNumber)) {
    world.orderNumbers.push(orderNumber);
  }
}

async function ask(orderNumber: string, later: number): Promise<void> {
  const order = await stage.store.loadOrder(orderNumber);
  const due = order?.nextQueryAt !== undefined || order?.status === 'confirming';
  if (order && due) await askGateway(stage.store, await stage.gateway(), order, later);
}

async function giveBack(world: World, later: number): Promise<void> {
  const { own } = await stage.books(world.person.applicationId);
  for (const { refundNumber } of own.refunds) {
    const refund = await stage.store.loadRefund(refundNumber);
    const due = refund?.status === 'queued' || refund?.status === 'sent';
    if (refund && due) await refundCapture(stage.store, await stage.gateway(), refund, later);
  }
}

const debitsOf = (orderNumber: string) => stage.simulator.book.orders[orderNumber]?.debits ?? [];

/** Every debit is told of, by notice or by the returning browser; a crash is told again. */
function tellings(orderNumber: string, random: () => number): (() => Promise<unknown>)[] {
  return debitsOf(orderNumber).flatMap(({ transactionId }) => {
    const notice = stage.simulator.notice(orderNumber, transactionId);
    const copies = 1 + Math.floor(random() * 2);
    return Array.from(
      { length: copies },
      () => () => (random() < 0.25 ? stage.back(notice) : stage.notice(notice)),
    );
  });
}

async function play(number: number) {
  const random = seeded(seed * 1_000_003 + number);
  const chance = (likely: number) => random() < likely;
  const person = await stage.payable();
  const world: World = { person, orderNumbers: [], now: stage.clock.now };
  await tab(world, 'first');
  const [first = ''] = world.orderNumbers;
  if (chance(0.3)) stage.simulator.script(first, 'query=lag');
  if (chance(0.3)) stage.simulator.script(first, 'close=timeout');
  if (chance(0.85)) stage.simulator.debit(first);
  if (chance(0.25)) stage.simulator.debit(first);
  const soon = world.now + 61_000;
  const expired = world.now + 50 * 60_000;
  const processes = [
    ...tellings(first, random),
    ...(chance(0.5) ? [() => ask(first, chance(0.5) ? soon : expired)] : []),
    ...(chance(0.5) ? [() => stage.refresh(person, first)] : []),
    ...(chance(0.5) ? [() => payAgain(world, random)] : []),
    ...(chance(0.4) ? [() => giveBack(world, soon), () => giveBack(world, soon)] : []),
  ];
  const tally = await interleave(processes, random);
  await settleDown(world);
  const { own, theirs } = await stage.books(person.applicationId);
  return { tally, wrong: wrongOf(own, theirs), refunded: own.refunds.length, number };
}

/** In another tab; the bank takes its money as well, perhaps after the first order's. */
async function payAgain(world: World, random: () => number): Promise<void> {
  await tab(world, 'second');
  const other = world.orderNumbers.at(-1) ?? '';
  if (random() < 0.7) stage.simulator.debit(other);
  for (const tell of tellings(other, random)) await tell();
}

/** No faults any more: every notice comes again, the jobs run until nothing is left to do. */
async function settleDown(world: World): Promise<void> {
  for (const orderNumber of world.orderNumbers) {
    for (const { transactionId } of debitsOf(orderNumber)) {
      const answer = await stage.notice(stage.simulator.notice(orderNumber, transactionId));
      if (answer.statusCode !== 200) throw new Error(`answered ${answer.statusCode}`);
    }
  }
  for (let turn = 1; turn <= 12; turn += 1) {
    const later = world.now + turn * 6 * 3_600_000;
    const { own } = await stage.books(world.person.applicationId);
    const open = own.orders.filter(({ status }) => status === 'open' || status === 'confirming');
    const due = own.refunds.some(({ status }) => status !== 'done');
    if (open.length === 0 && !due) return;
    for (const { orderNumber } of open) await ask(orderNumber, later);
    await giveBack(world, later);
  }
}

type Found = { wrong: Wrong; calls: number; faults: number; refunds: number };

const sentence = (played: number, { wrong, calls, faults, refunds }: Found): string =>
  `payments: ${played} interleavings, ${calls} calls, ${faults} faults, ` +
  `${refunds} refunds of surplus: ${wrong.double.length} double fees, ` +
  `${wrong.lost.length} lost payments, ${wrong.unjust.length} refunds of a due fee`;

it(`${count} interleavings with faults (seed ${seed})`, {
  timeout: 60_000 + count * 300,
}, async () => {
  const wrong: Wrong = { double: [], lost: [], unjust: [], other: [] };
  const found: Found = { wrong, calls: 0, faults: 0, refunds: 0 };
  const { BAOMING_PAYMENT_SUMMARY: summary } = process.env;
  for (let from = 0; from < count; from += abreast) {
    const numbers = Array.from({ length: Math.min(abreast, count - from) }, (_, at) => from + at);
    for (const one of await Promise.all(numbers.map(play))) {
      for (const kind of Object.keys(wrong) as (keyof Wrong)[]) {
        wrong[kind].push(...one.wrong[kind].map((text) => `world ${one.number}: ${text}`));
      }
      found.calls += one.tally.calls;
      found.faults += one.tally.faults;
      found.refunds += one.refunded;
    }
    // As far as it has come: a long run that is stopped has still said something.
    if (summary) writeFileSync(summary, `${sentence(from + numbers.length, found)}\n`);
  }
  vi.mocked(console.log).mockRestore();
  console.log(sentence(count, found));
  expect(wrong).toEqual({ double: [], lost: [], unjust: [], other: [] });
});
