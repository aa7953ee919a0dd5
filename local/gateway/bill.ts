/** What a gateway booked on one day, and how a script spoils it. */
import type { Gateway } from './context.ts';
import type { FaceId, SimOrder } from './ledger.ts';
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
/** What a script wants done to the file is told to whoever writes it. */
type DayBill = {
  lines: BillLine[];
  extraColumn: boolean;
  /** Of YeePay's file alone: its head promises something else, or its end is missing. */
  broken?: 'totals' | 'truncated';
};

const HOUR_MS = 3_600_000;
/** The bank books this long after the payment. */
export const YEEPAY_BOOKING_MS = 5 * 60_000;
/** YeePay's bill is out at nine of the next morning; late evening's money is in the next day's. */
const yeepay = { readyMs: 33 * HOUR_MS, bookingMs: YEEPAY_BOOKING_MS };
const wallet = { readyMs: 34 * HOUR_MS, bookingMs: 0 };
const habits = { yeepay, 'yeepay-yop': yeepay, wechat: wallet, alipay: wallet };

/** @param day YYYY-MM-DD in Beijing */
export function dayBill(gateway: Gateway, face: FaceId, day: string): DayBill | 'not-ready' {
  const step = gateway.script.take('bill', face);
  const ready = Date.parse(`${day}T00:00:00+08:00`) + habits[face].readyMs;
  if (!(gateway.now() >= ready) || step === 'late') return 'not-ready';
  return bookedOn(gateway, face, day, step);
}

/** The same whenever it is asked for, as an operator finds it in the gateway's back office. */
export const officeBill = (gateway: Gateway, face: FaceId, day: string): DayBill =>
  bookedOn(gateway, face, day, gateway.script.take('bill', face));

function bookedOn(gateway: Gateway, face: FaceId, day: string, step: string | undefined): DayBill {
  const { bookingMs } = habits[face];
  const start = Date.parse(`${day}T00:00:00+08:00`);
  const orders = Object.values(gateway.ledger.book.orders);
  const lines = orders
    .filter((order) => (order.face ?? 'yeepay') === face)
    .flatMap(linesOf)
    .filter(({ at }) => beijing(at + bookingMs).startsWith(day))
    .sort((a, b) => a.at - b.at);
  return {
    lines: spoiled(lines, step, start),
    extraColumn: step === 'extraColumn',
    ...(step === 'totals' || step === 'truncated' ? { broken: step } : {}),
  };
}

function linesOf({ orderNumber, amountFen: orderFen, debits, refunds }: SimOrder): BillLine[] {
  const about = { orderNumber, orderFen };
  return [
    ...debits.map(({ paidAt: at, transactionId, amountFen }) => {
      return { ...about, kind: 'payment' as const, at, transactionId, refundNumber: '', amountFen };
    }),
    ...refunds.map(({ at: asked, doneAt: at = asked, transactionId, refundNumber, amountFen }) => {
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
