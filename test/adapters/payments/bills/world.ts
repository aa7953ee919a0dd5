/** A gateway whose truth and bills a test writes, and the real store on a real engine. */
import { createHash } from 'node:crypto';
import { applyCapture } from '#adapters/payments/apply-capture.ts';
import { reconcileDay } from '#adapters/payments/bills/reconcile-day.ts';
import type { BillFile, BillRow, PaymentGateway } from '#adapters/payments/port.ts';
import { readYeepayBill } from '#adapters/payments/yeepay/bill.ts';
import type { BillFiles } from '#adapters/s3/bills.ts';
import { examOf, payable } from '../../../domain/support/builders.ts';
import { capture, creation, NOON, order, pendingState } from '../../../support/application.ts';
import type { TestStore } from '../../../support/store.ts';
import { billCsv, merchantId } from './csv.ts';

/** The day of NOON; its bill is out at 09:40 of the next. */
export const day = '2017-03-10';
export const morning = Date.parse('2017-03-11T09:40:00+08:00');
const fee = 45;

export const examId = 'demo';
export const window = { opens: NOON - 3_600_000, closes: NOON + 10 * 24 * 3_600_000 };
export const exam = examOf({ examId, windows: { ...examOf().windows, pay: window } });

let people = 0;

export function billWorld(test: TestStore, id: string) {
  const truth: BillRow[] = [];
  const bills = new Map<string, string | (() => BillFile)>();
  const kept = new Map<string, Uint8Array>();
  const log: string[] = [];
  const gateway = {
    id,
    async query(orderNumber) {
      log.push(`query ${orderNumber}`);
      const row = truth.find((one) => one.orderNumber === orderNumber);
      if (!row) return { kind: 'not-found' };
      const { transactionId, amountFen, tradedAt } = row;
      const facts = { ...capture(orderNumber, transactionId), gateway: id, amountFen };
      const paid = { ...facts, paidAt: tradedAt ?? NOON, source: 'query' as const };
      return { kind: 'paid', capture: paid, refundedFen: 0 };
    },
    queryRefund: async () => ({ kind: 'not-found' }),
    async fetchBill(of) {
      const bill = bills.get(of);
      if (typeof bill === 'function') return bill();
      if (bill === undefined) return { kind: 'not-ready', why: 'no-bill' };
      return {
        kind: 'file',
        bytes: (async function* () {
          yield Buffer.from(bill);
        })(),
      };
    },
    readBill: (bytes) => readYeepayBill(bytes, merchantId),
  } as Partial<PaymentGateway> as PaymentGateway;
  const files: BillFiles = {
    async keep(name, of, bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      kept.set(`raw/${name}/${of}/${sha256}`, bytes);
      return { rawKey: `raw/${name}/${of}/${sha256}`, sha256 };
    },
    uploaded: async (key) => kept.get(key),
  };
  const { store } = test;
  const world = {
    ...{ store, gateway, files, truth, bills, kept, log },
    /** An applicant whose open order waits for money. */
    async ordered(at = NOON): Promise<string> {
      people += 1;
      const applicationId = `BILL${people}`;
      const state = { ...pendingState(applicationId), ...payable };
      await store.createApplication(creation(applicationId, { state, idNumber: `bill-${people}` }));
      const loaded = await store.loadApplication(applicationId);
      if (!loaded) throw new Error('not created');
      const number = `GS${people}`;
      const payment = { ...loaded.state.payment, orderNumber: number, gateway: id };
      const events = [
        { kind: 'order-opened', at, by: { kind: 'system' as const, id: 't' }, set: {} },
      ];
      const next = { ...loaded.state, payment, version: loaded.state.version + 1 };
      const opened = { ...order(number, applicationId), gateway: id, createdAt: at };
      await store.openOrder({ loaded, state: next, events, order: opened });
      return number;
    },
    /** Money at the gateway that nobody has told us of. */
    pays(orderNumber: string, tradedAt = NOON, transactionId = `T${orderNumber}`): BillRow {
      const told = { orderNumber, transactionId, amountFen: 15_000, feeFen: fee, tradedAt };
      const row: BillRow = { kind: 'payment', ...told, status: 'success' };
      truth.push(row);
      return row;
    },
    /** The notice of that money. */
    async notice({ orderNumber, transactionId, amountFen, tradedAt = NOON }: BillRow) {
      const facts = { ...capture(orderNumber, transactionId), gateway: id, amountFen };
      return applyCapture(store, gateway, { ...facts, paidAt: tradedAt }, tradedAt);
    },
    async paid(at = NOON): Promise<BillRow> {
      const row = world.pays(await world.ordered(at), at);
      await world.notice(row);
      return row;
    },
    bill: (rows: BillRow[], of = day) => bills.set(of, billCsv(of, rows)),
    run: (of = day, now = morning) =>
      reconcileDay({ store, gateway, files, now, feeOf: () => fee }, of),
    day: (of = day) => store.loadBillDay(id, of),
    differences: async (of = day) =>
      (await store.billDifferences(id, of)).map((one) => [one.class, one.resolution, one.why]),
    async paymentOf(orderNumber: string) {
      const stored = await store.loadOrder(orderNumber);
      return (await store.loadApplication(stored?.applicationId ?? ''))?.state.payment.status;
    },
  };
  return world;
}
