/**
 * YeePay's daily bill: four lines of totals, a line of headings, one line a booking. Columns are
 * read by position, because YeePay announces that it appends new ones; the labels are not read.
 * The day of a bill is the day of booking: a payment of 23:59 may be in the next day's.
 */
import { BillBroken, type BillRow } from '../port.ts';
import { csvRecords } from '../shared/bill-csv.ts';
import { fenOfBill } from '../shared/bill-text.ts';
import { parseBeijing } from './time.ts';

type Kind = 'trade' | 'refund' | 'revocation';
type Sums = Record<Kind, { fen: number; count: number; feeFen: number }>;

const kinds: Kind[] = ['trade', 'refund', 'revocation'];
const words: Record<string, Kind> = { 交易: 'trade', 退款: 'refund', 撤销: 'revocation' };
const HEAD_LINES = 5;
const COLUMNS = 10;

/** @throws BillBroken, at the latest when the rows do not add up to the totals of the head */
export async function* readYeepayBill(
  bytes: AsyncIterable<Uint8Array>,
  merchantId: string,
): AsyncGenerator<BillRow> {
  const head: string[][] = [];
  const sums = noSums();
  for await (const cells of csvRecords(bytes)) {
    if (head.length < HEAD_LINES) head.push(cells);
    else yield rowOf(cells, sums);
  }
  if (head.length === 0) throw new BillBroken('empty');
  if (head.length < HEAD_LINES) throw new BillBroken('truncated');
  check(head, sums, merchantId);
}

function rowOf(cells: string[], sums: Sums): BillRow {
  if (cells.length < COLUMNS) throw new BillBroken('truncated');
  const [traded = '', , orderNumber = '', word = '', amount = '', fee = ''] = cells;
  const transactionId = cells[COLUMNS - 1] ?? '';
  const kind = words[word];
  const tradedAt = parseBeijing(traded);
  if (!kind || tradedAt === undefined || transactionId === '') throw new BillBroken('unreadable');
  const [amountFen, feeFen] = [fenOf(amount), fenOf(fee)];
  sums[kind].fen += amountFen;
  sums[kind].feeFen += feeFen;
  sums[kind].count += 1;
  return {
    kind: kind === 'trade' ? 'payment' : 'refund',
    orderNumber,
    transactionId,
    amountFen,
    feeFen,
    tradedAt,
    status: 'success',
  };
}

/** Each of the lines of totals is label, trades, label, refunds, label, revocations. */
function check(
  [title = [], amounts = [], counts = [], fees = []]: string[][],
  sums: Sums,
  id: string,
) {
  if (title[3] !== id) throw new BillBroken('unreadable');
  const told = (line: string[], at: number) => line[at * 2 + 1] ?? '';
  for (const [at, kind] of kinds.entries()) {
    const { fen, count, feeFen } = sums[kind];
    const promised = told(counts, at);
    if (!/^\d{1,9}$/.test(promised)) throw new BillBroken('unreadable');
    if (count < Number(promised)) throw new BillBroken('truncated');
    if (count > Number(promised) || fen !== fenOf(told(amounts, at)))
      throw new BillBroken('totals');
    if (feeFen !== fenOf(told(fees, at))) throw new BillBroken('totals');
  }
}

/** Refunds may be written with a minus. */
function fenOf(text: string): number {
  const fen = fenOfBill(text);
  if (fen === undefined) throw new BillBroken('unreadable');
  return Math.abs(fen);
}

function noSums(): Sums {
  const zero = () => ({ fen: 0, count: 0, feeFen: 0 });
  return { trade: zero(), refund: zero(), revocation: zero() };
}
