import { expect, test } from 'vitest';
import type { BillRow } from '#adapters/payments/port.ts';
import { readYeepayBill } from '#adapters/payments/yeepay/bill.ts';
import { csv, lines, merchantId, pieces, refundRow, row } from './bill.ts';

async function read(text: string | Uint8Array, size?: number): Promise<BillRow[]> {
  const rows = [];
  for await (const one of readYeepayBill(pieces(text, size), merchantId)) rows.push(one);
  return rows;
}
const payment: BillRow = {
  kind: 'payment',
  orderNumber: 'GS2611230A1B2C3D4E5F6G7H8J',
  transactionId: '1001202611230000001',
  amountFen: 15000,
  feeFen: 30,
  tradedAt: Date.UTC(2026, 10, 22, 15, 55, 51),
  status: 'success',
};

test('a bill is payments and refunds, wherever the pieces end', async () => {
  const refund = { ...payment, kind: 'refund', feeFen: 0, transactionId: '1001202611230000002' };
  const text = csv(lines([row(), refundRow]));
  for (const size of [1, 7, 4096]) expect(await read(text, size)).toEqual([payment, refund]);
  expect(await read(`\ufeff${text}`)).toEqual([payment, refund]);
});

test('the words may come as GBK, and a remark may hold quotes, commas and line feeds', async () => {
  const odd = row({ 8: 'a "b", c\nd' });
  expect(await read(csv(lines([odd])))).toEqual([payment]);
  const ascii = csv(lines([row()]))
    .replaceAll('交易', 'TRADE')
    .replace(/\P{ASCII}/gu, '?');
  // 交易 in GBK.
  const gbk = ascii.replaceAll('TRADE', '\u00bd\u00bb\u00d2\u00d7');
  expect(await read(Buffer.from(gbk, 'latin1'))).toEqual([payment]);
});

test('columns appended by the gateway change nothing; a day without bookings is a bill too', async () => {
  expect(await read(csv(lines([[...row(), 'new', '1.00']])))).toEqual([payment]);
  expect(await read(csv(lines([])))).toEqual([]);
});

const whole = csv(lines([row(), row({ 9: '1001202611230000003' })]));
test.each([
  ['empty', 'no byte', ''],
  ['truncated', 'a head without its end', csv(lines([]).slice(0, 3))],
  ['truncated', 'fewer rows than promised', csv(lines([row(), row()]).slice(0, -1))],
  ['truncated', 'an end inside a cell', whole.slice(0, -5)],
  ['truncated', 'an end inside a row', `${whole.slice(0, whole.lastIndexOf(',"网银'))}\r\n`],
  ['totals', 'another sum', csv(lines([row()], { 1: ['', '150.01', '', '0.00', '', '0.00'] }))],
  ['totals', 'another fee', csv(lines([row()], { 3: ['', '0.31', '', '0.00', '', '0.00'] }))],
  ['totals', 'more rows than promised', csv([...lines([row()]), row()])],
  ['unreadable', 'the bill of another merchant', csv(lines([row()], { 0: ['', '', '', '1'] }))],
  ['unreadable', 'an amount that is none', csv(lines([row({ 4: '1e3' })]))],
  ['unreadable', 'a kind nobody knows', csv(lines([row({ 3: '冻结' })]))],
  ['unreadable', 'a time that is none', csv(lines([row({ 0: '2026-02-30 00:00:00' })]))],
  ['unreadable', 'a quote in the middle', csv(lines([row()])).replace('"0.30"', '"0"3"0"')],
])('%s: %s', async (code, _name, text) => {
  await expect(read(text)).rejects.toMatchObject({ code });
});

test('a cell that never ends does not fill the memory', async () => {
  await expect(read(`"${'x'.repeat(200_000)}`, 4096)).rejects.toMatchObject({ code: 'unreadable' });
});
