/**
 * The trade bill (ALL): titles, rows, titles of totals, totals; every cell behind a backtick.
 * Columns are read by position, and more of them may follow.
 */
import { BillBroken, type BillRow } from '../port.ts';
import { fenOfBill, linesOf } from '../shared/bill-text.ts';
import { parseBeijing } from '../yeepay/time.ts';

const column = {
  time: 0,
  transactionId: 5,
  orderNumber: 6,
  state: 9,
  settled: 12,
  refundNumber: 15,
  refunded: 16,
  refundState: 19,
  fee: 22,
  ordered: 24,
};
const columns = 26;
/** The totals line's places of the same columns. */
const totalled = [
  [column.settled, 1],
  [column.refunded, 2],
  [column.ordered, 5],
] as const;
const refundStates = new Map([
  ['SUCCESS', 'success'],
  ['PROCESSING', 'pending'],
] as const);

export async function* readBill(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BillRow> {
  const lines = linesOf(bytes, 'utf-8');
  const first = await lines.next();
  if (first.done) throw new BillBroken('empty');
  if (!first.value.startsWith('交易时间,')) throw new BillBroken('unreadable');
  const sums = totalled.map(() => 0);
  let count = 0;
  for await (const line of lines) {
    if (line.startsWith('总交易单数,')) {
      const totals = await lines.next();
      if (totals.done) throw new BillBroken('truncated');
      checkTotals(cellsOf(totals.value), count, sums);
      // Whatever follows is read as well: the file's digest is checked at its end.
      while (!(await lines.next()).done);
      return;
    }
    const cells = cellsOf(line);
    if (cells.length < columns) throw new BillBroken('truncated');
    for (const [at, [place]] of totalled.entries()) sums[at] = (sums[at] ?? 0) + fen(cells, place);
    count += 1;
    yield rowOf(cells);
  }
  throw new BillBroken('truncated');
}

function cellsOf(line: string): string[] {
  if (!line.startsWith('`')) throw new BillBroken('unreadable');
  return line.slice(1).split(',`');
}

function checkTotals(cells: string[], count: number, sums: number[]): void {
  const fits = totalled.every(([, place], at) => fen(cells, place) === sums[at]);
  if (!fits || Number(cells[0]) !== count) throw new BillBroken('totals');
}

function rowOf(cells: string[]): BillRow {
  const [state = '', orderNumber = ''] = [cells[column.state], cells[column.orderNumber]];
  if (state !== 'SUCCESS' && state !== 'REFUND') throw new BillBroken('unreadable');
  const tradedAt = parseBeijing(cells[column.time] ?? '');
  const about = {
    orderNumber,
    transactionId: cells[column.transactionId] ?? '',
    feeFen: fen(cells, column.fee),
    ...(tradedAt === undefined ? {} : { tradedAt }),
  };
  if (state === 'SUCCESS') {
    return { kind: 'payment', ...about, amountFen: fen(cells, column.ordered), status: 'success' };
  }
  const refundState = cells[column.refundState] as 'SUCCESS' | 'PROCESSING';
  return {
    kind: 'refund',
    ...about,
    refundNumber: cells[column.refundNumber] ?? '',
    amountFen: fen(cells, column.refunded),
    status: refundStates.get(refundState) ?? 'failed',
  };
}

function fen(cells: string[], place: number): number {
  const value = fenOfBill(cells[place] ?? '');
  if (value === undefined) throw new BillBroken('unreadable');
  return value;
}
