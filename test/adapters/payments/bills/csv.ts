/** The daily bill of the sample in YeePay's manual: four lines of totals, headings, a row each. */
import type { BillRow } from '#adapters/payments/port.ts';

export const merchantId = '10000457067';

const yuan = (fen: number) => (fen / 100).toFixed(2);
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
    ['账单日期', day, '商户编号', merchantId],
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
