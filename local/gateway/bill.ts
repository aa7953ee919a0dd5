/** What a gateway booked on one day, and how a script spoils it. */
import type { Gateway } from './context.ts';
import type { SimOrder } from './ledger.ts';
import { beijing } from './money.ts';

export type BillLine = {
  kind: 'payment' | 'refund';
  at: number;
  orderNumber: string;
  transactionId: string;
  refundNumber: string;
  /** Positive for both kinds. */
  amountFen: number;
  /** Of the whole order, for refunds too. */
  orderFen: number;
};
/** `extraColumn` is told to whoever writes the file. */
export type DayBill = { lines: BillLine[]; extraColumn: boolean } | 'not-ready';

/** Bills of a day are out at ten in the morning after it. */
const READY_MS = 34 * 3_600_000;

/** @param day YYYY-MM-DD in Beijing */
export function dayBill(
  gateway: Gateway,
  face: NonNullable<SimOrder['face']>,
  day: string,
): DayBill {
  const step = gateway.script.take('bill', face);
  const start = Date.parse(`${day}T00:00:00+08:00`);
  if (!(gateway.now() >= start + READY_MS) || step === 'late') return 'not-ready';
  const orders = Object.values(gateway.ledger.book.orders);
  const lines = orders
    .filter((order) => (order.face ?? 'yeepay') === face)
    .flatMap(linesOf)
    .filter(({ at }) => beijing(at).startsWith(day))
    .sort((a, b) => a.at - b.at);
  return { lines: spoiled(lines, step, start), extraColumn: step === 'extraColumn' };
}

function linesOf({ orderNumber, amountFen: orderFen, debits, refunds }: SimOrder): BillLine[] {
  const about = { orderNumber, orderFen };
  return [
    ...debits.map(({ paidAt: at, transactionId, amountFen }) => {
      return { ...about, kind: 'payment' as const, at, transactionId, refundNumber: '', amountFen };
    }),
    ...refunds.map(({ at, transactionId, refundNumber, amountFen }) => {
      return { ...about, kind: 'refund' as const, at, transactionId, refundNumber, amountFen };
    }),
  ];
}

function spoiled(lines: BillLine[], step: string | undefined, start: number): BillLine[] {
  const [first, ...rest] = lines;
  if (step === 'empty') return [];
  if (step === 'missing') return rest;
  if (step === 'amount' && first) return [{ ...first, amountFen: first.amountFen + 1 }, ...rest];
  if (step !== 'extra') return lines;
  const extra = { kind: 'payment', at: start + 43_200_000, amountFen: 15_000 } as const;
  const names = { orderNumber: `GSEXTRA${start}`, transactionId: `61${start}EXTRA` };
  return [...lines, { ...extra, ...names, refundNumber: '', orderFen: 15_000 }];
}
