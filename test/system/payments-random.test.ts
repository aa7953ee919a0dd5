import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCashier } from '../../scripts/journey/run.ts';
import { order, type Saved } from './support/applicant.ts';
import { platformForTests } from './support/platform.ts';
import { newStage } from './support/stage.ts';

const stage = newStage(platformForTests());
/** BAOMING_PAYMENT_SCRIPTS=1000 for the long run; the seed is printed with a failure. */
const count = Number(process.env.BAOMING_PAYMENT_SCRIPTS ?? 25);
const seed = Number(process.env.BAOMING_PAYMENT_SEED ?? Date.now() % 1_000_000);

/** So many scripts play at once, on one clock; after each batch the books are compared. */
const abreast = 6;
const batch = 100;

const step = fc.constantFrom(
  ...['pay success', 'pay duplicate', 'pay burst', 'pay double-debit', 'pay never', 'pay late'],
  ...['pay fail', 'pay tamper-amount', 'pay tamper-fields', 'pay wrong-amount'],
  ...['script query=lag', 'script query=timeout', 'script query=badsig', 'script query=notfound'],
  ...['script close=timeout', 'script refund=timeout'],
  ...['refresh', 'order', 'reconcile', 'refund', 'wait'],
);
const scripts = fc.sample(fc.array(step, { minLength: 2, maxLength: 7 }), { numRuns: count, seed });

async function play(steps: string[]): Promise<void> {
  const person = await stage.payable();
  let orderNumber = await stage.open(person);
  for (const [kind, what = ''] of steps.map((one) => one.split(' '))) {
    if (kind === 'pay') await stage.pay(orderNumber, what);
    if (kind === 'script') await stage.script(orderNumber, what);
    if (kind === 'refresh') await stage.refresh(person, orderNumber);
    if (kind === 'order') orderNumber = await another(person, orderNumber);
    if (kind === 'reconcile') await stage.run('reconcile-payments');
    if (kind === 'refund') await stage.run('refund-captures');
    if (kind === 'wait') await stage.advance(45);
  }
}

async function another(person: Saved, orderNumber: string): Promise<string> {
  const { body } = await order(person);
  if (!body.cashier) return orderNumber;
  await openCashier(body.cashier);
  return body.orderNumber;
}

/** Until neither book has anything left to do. */
async function drain(): Promise<void> {
  for (let hour = 0; hour < 12; hour += 1) {
    await stage.advance(3600);
    await stage.run('reconcile-payments');
    await stage.run('refund-captures');
    const { orders, refunds } = await stage.books();
    const open = orders.some(({ status }) => status === 'open' || status === 'confirming');
    if (!open && !refunds.some(({ status }) => status === 'queued' || status === 'sent')) return;
  }
}

test(`${count} random scripts leave both books equal (seed ${seed})`, {
  timeout: 60_000 + count * 15_000,
}, async () => {
  for (let from = 0; from < count; from += batch) {
    const waiting = scripts.slice(from, from + batch);
    const worker = async () => {
      for (let steps = waiting.pop(); steps; steps = waiting.pop()) await play(steps);
    };
    await Promise.all(Array.from({ length: abreast }, worker));
    await drain();
    const { ours, theirs, wrong } = await stage.compare();
    expect(wrong).toEqual([]);
    expect(ours).toEqual(theirs);
  }
});
