/**
 * The trade bill: a zip of rows (业务明细) and of sums (汇总), CSV in GBK with tabs behind cells.
 * Which file is which its first line tells: the names are GBK too, and no zip says so.
 */
import { BillBroken, type BillRow } from '../port.ts';
import { fenOfBill, linesOf } from '../shared/bill-text.ts';
import { parseBeijing } from '../yeepay/time.ts';
import { unzip, type ZippedPart } from './unzip.ts';

const column = {
  transactionId: 0,
  orderNumber: 1,
  kind: 2,
  finished: 5,
  ordered: 11,
  received: 12,
  refundNumber: 21,
  fee: 22,
};
const columns = 25;
const kinds = new Map([
  ['交易', 'payment'],
  ['退款', 'refund'],
] as const);

export async function* readBill(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BillRow> {
  const parts = unzip(bytes);
  let next = await parts.next();
  let found = false;
  while (!next.done) {
    const { file } = next.value;
    const text = oneFile(next.value, parts, (after) => {
      next = after;
    });
    const lines = linesOf(text, 'gbk');
    const first = await lines.next();
    const isDetail = !first.done && first.value.startsWith('#支付宝业务明细查询');
    if (isDetail && found) throw new BillBroken('unreadable');
    found ||= isDetail;
    if (isDetail) yield* readDetail(lines);
    while (!(await lines.next()).done);
    // A file whose text ended has left the first part of the next one behind.
    if (!next.done && next.value.file === file) next = await parts.next();
  }
  if (!found) throw new BillBroken('unreadable');
}

/** The bytes of one file of the stream; hands over the part that begins the next one. */
async function* oneFile(
  start: ZippedPart,
  parts: AsyncGenerator<ZippedPart>,
  leave: (next: IteratorResult<ZippedPart>) => void,
): AsyncGenerator<Uint8Array> {
  let next: IteratorResult<ZippedPart> = { done: false, value: start };
  while (!next.done && next.value.file === start.file) {
    yield next.value.bytes;
    next = await parts.next();
  }
  leave(next);
}

async function* readDetail(lines: AsyncGenerator<string>): AsyncGenerator<BillRow> {
  const sums = { payment: { count: 0, fen: 0 }, refund: { count: 0, fen: 0 } };
  let place: 'before' | 'rows' | 'after' = 'before';
  let totals = 0;
  for await (const line of lines) {
    if (place === 'before') {
      if (line.startsWith('支付宝交易号,')) place = 'rows';
    } else if (line.startsWith('#')) {
      place = 'after';
      totals += checkTotal(line, sums);
    } else {
      if (place === 'after') throw new BillBroken('unreadable');
      const cells = line.split(',').map((cell) => cell.trim());
      if (cells.length < columns) throw new BillBroken('truncated');
      const row = rowOf(cells);
      sums[row.kind].count += 1;
      sums[row.kind].fen += fen(cells, column.received);
      yield row;
    }
  }
  if (totals !== 2) throw new BillBroken('truncated');
}

type Sums = Record<BillRow['kind'], { count: number; fen: number }>;

/** 1 for a line of totals that fits, 0 for another line. */
function checkTotal(line: string, sums: Sums): 0 | 1 {
  const match = /^#(交易|退款)合计：(\d+)笔，商家实收(?:退款)?：(-?[\d.]+)元/.exec(line);
  if (!match) return 0;
  const { count, fen: sum } = sums[match[1] === '交易' ? 'payment' : 'refund'];
  const isRight = Number(match[2]) === count && fenOfBill(match[3] ?? '') === sum;
  if (!isRight) throw new BillBroken('totals');
  return 1;
}

function rowOf(cells: string[]): BillRow {
  const kind = kinds.get(cells[column.kind] as '交易');
  if (!kind) throw new BillBroken('unreadable');
  const refundNumber = cells[column.refundNumber] ?? '';
  const tradedAt = parseBeijing(cells[column.finished] ?? '');
  const fee = Math.abs(fen(cells, column.fee));
  return {
    kind,
    orderNumber: cells[column.orderNumber] ?? '',
    transactionId: cells[column.transactionId] ?? '',
    ...(kind === 'refund' ? { refundNumber } : {}),
    amountFen: Math.abs(fen(cells, column.ordered)),
    // The gateway keeps it of a payment and gives it back with a refund.
    feeFen: kind === 'refund' && fee !== 0 ? -fee : fee,
    ...(tradedAt === undefined ? {} : { tradedAt }),
    status: 'success',
  };
}

function fen(cells: string[], place: number): number {
  const value = fenOfBill(cells[place] ?? '');
  if (value === undefined) throw new BillBroken('unreadable');
  return value;
}
