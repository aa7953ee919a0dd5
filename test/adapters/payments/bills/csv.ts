/** The daily bill of the sample in YeePay's manual: four lines of totals, headings, a row each. */
import { BillBroken, type BillRow } from '#adapters/payments/port.ts';
import { parseBeijing } from '#adapters/payments/yeepay/time.ts';

const yuan = (fen: number) => (fen / 100).toFixed(2);
const fenOf = (text = '') => Math.round(Number(text) * 100);
const line = (cells: string[]) => cells.map((cell) => `"${cell}"`).join(',');
const beijing = (at: number) =>
  new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

export function billCsv(day: string, rows: BillRow[], extra: string[] = []): string {
  const of = (kind: BillRow['kind']) => rows.filter((row) => row.kind === kind);
  const sum = (kind: BillRow['kind']) => of(kind).reduce((all, row) => all + row.amountFen, 0);
  const fees = (kind: BillRow['kind']) => of(kind).reduce((all, row) => all + row.feeFen, 0);
  const [none, no] = [
    ['撤销', '0.00'],
    ['撤销', '0'],
  ] as const;
  const body = rows.map((row) => {
    const at = beijing(row.tradedAt ?? 0);
    const kind = row.kind === 'payment' ? '交易' : '退款';
    const money = [yuan(row.amountFen), yuan(row.feeFen)];
    return [
      at,
      at,
      row.orderNumber,
      kind,
      ...money,
      '网银',
      'B2C',
      '',
      row.transactionId,
      ...extra,
    ];
  });
  return [
    ['账单日期', day, '商户编号', '1'],
    [...['交易总金额', yuan(sum('payment'))], ...['退款总金额', yuan(sum('refund'))], ...none],
    [
      ...['交易笔数', String(of('payment').length)],
      ...['退款笔数', String(of('refund').length)],
      ...no,
    ],
    [...['交易手续费', yuan(fees('payment'))], ...['退款手续费', yuan(fees('refund'))], ...none],
    ['交易时间', '记账时间', '商户订单号', '业务类型', '订单金额', '手续费'],
    ...body,
  ]
    .map(line)
    .join('\n');
}

export async function* readCsv(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BillRow> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  const text = Buffer.concat(parts).toString();
  if (text === '') throw new BillBroken('empty');
  const lines = text.split('\n').map((each) => each.split(',').map((cell) => cell.slice(1, -1)));
  const [, amounts = [], counts = []] = lines;
  const rows = lines.slice(5);
  if (rows.length < Number(counts[1]) + Number(counts[3])) throw new BillBroken('truncated');
  let sum = 0;
  for (const [at = '', , orderNumber = '', kind, amount, fee, , , , transactionId = ''] of rows) {
    const tradedAt = parseBeijing(at);
    const amountFen = fenOf(amount);
    sum += kind === '交易' ? amountFen : 0;
    const money = { amountFen, feeFen: fenOf(fee), status: 'success' as const };
    const facts = { orderNumber, transactionId, ...money, ...(tradedAt && { tradedAt }) };
    yield { kind: kind === '交易' ? 'payment' : 'refund', ...facts };
  }
  if (sum !== fenOf(amounts[1])) throw new BillBroken('totals');
}
