/** The daily bill as YeePay's manual prints it, for one synthetic merchant. */
export const merchantId = '10000457067';

export type Line = string[];
export const row = (changes: Partial<Record<number, string>> = {}): Line =>
  [
    ...['2026-11-22 23:55:51', '2026-11-23 00:02:30', 'GS2611230A1B2C3D4E5F6G7H8J', '交易'],
    ...['150.00', '0.30', 'WEB收银台', '网银B2C', '', '1001202611230000001'],
  ].map((cell, at) => changes[at] ?? cell);
export const refundRow = row({ 3: '退款', 5: '0.00', 9: '1001202611230000002' });

/** Totals for the given trades and refunds of 150 yuan; parts of the head can be replaced. */
export function lines(rows: Line[], head: Partial<Record<number, Line>> = {}): Line[] {
  const trades = rows.filter((one) => one[3] === '交易').length;
  const refunds = rows.length - trades;
  const titles = [
    ['账单日期', '2026-11-23', '商户编号', merchantId],
    ['交易总金额', `${trades * 150}.00`, '退款总金额', `${refunds * 150}.00`, '撤销总金额', '0.00'],
    ['交易总笔数', `${trades}`, '退款总笔数', `${refunds}`, '撤销总笔数', '0'],
    ['交易手续费金额', (trades * 0.3).toFixed(2), '退款退回手续费', '0.00', '撤销手续费', '0.00'],
    [
      '交易时间',
      '记账时间',
      '商户订单号',
      '业务类型',
      '订单金额',
      '手续费',
      '产品类型',
      '支付方式',
    ],
  ];
  return [...titles.map((line, at) => head[at] ?? line), ...rows];
}

export const csv = (all: Line[]) =>
  `${all.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`;

/** The file in pieces of `size` bytes, so that every border falls somewhere awkward. */
export async function* pieces(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
