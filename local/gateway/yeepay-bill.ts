/** The bill of one day, as YeePay's manual prints it: the same file of both its gateways. */
import { type BillLine, dayBill, officeBill, YEEPAY_BOOKING_MS } from './bill.ts';
import type { Gateway } from './context.ts';
import type { FaceId } from './ledger.ts';
import { beijing, yuanOf } from './money.ts';
import { accountOf } from './yop/account.ts';

type YeepayFace = Extract<FaceId, 'yeepay' | 'yeepay-yop'>;
type Row = BillLine & { word: string; feeFen: number };

const FEE_PER_MILLE = 2;
const words = ['交易', '退款', '撤销'];

/** For a download. */
export function billFor(gateway: Gateway, face: YeepayFace, day: string): string | undefined {
  const bill = dayBill(gateway, face, day);
  return bill === 'not-ready' ? undefined : write(merchantOf(gateway, face), day, bill);
}

/** For an operator who takes the file from the back office, at any time. */
export const uploadedBill = (gateway: Gateway, face: YeepayFace, day: string): string =>
  write(merchantOf(gateway, face), day, officeBill(gateway, face, day));

const merchantOf = (gateway: Gateway, face: YeepayFace): string =>
  face === 'yeepay' ? gateway.options.merchantId : accountOf(gateway).merchantId;

function write(merchant: string, day: string, bill: ReturnType<typeof officeBill>): string {
  const rows = bill.lines.map(rowOf);
  const lines = [...head(day, merchant, rows, bill.broken), ...rows.map(cellsOf)];
  const more = bill.extraColumn ? ['', '新增列'] : [];
  const text = lines.map((cells) => [...cells, ...more].map((cell) => `"${cell}"`).join(','));
  const csv = `${text.join('\r\n')}\r\n`;
  return bill.broken === 'truncated' ? csv.slice(0, -20) : csv;
}

function rowOf(line: BillLine): Row {
  if (line.kind === 'refund') return { ...line, word: '退款', feeFen: 0 };
  return { ...line, word: '交易', feeFen: Math.round((line.amountFen * FEE_PER_MILLE) / 1000) };
}

function head(day: string, merchant: string, rows: Row[], broken: string | undefined): string[][] {
  const sums = words.map((word) => {
    const own = rows.filter((row) => row.word === word);
    const total = (of: 'amountFen' | 'feeFen') =>
      yuanOf(own.reduce((sum, row) => sum + row[of], 0));
    return { word, count: String(own.length), amount: total('amountFen'), fee: total('feeFen') };
  });
  if (broken === 'totals' && sums[0]) sums[0].amount = '0.01';
  return [
    ['账单日期', day, '商户编号', merchant],
    sums.flatMap(({ word, amount }) => [`${word}总金额`, amount]),
    sums.flatMap(({ word, count }) => [`${word}总笔数`, count]),
    sums.flatMap(({ word, fee }) => [`${word}手续费金额`, fee]),
    [
      ...['交易时间', '记账时间', '商户订单号', '业务类型', '订单金额', '手续费', '产品类型'],
      ...['支付方式', '对账备注', '易宝流水号'],
    ],
  ];
}

function cellsOf({ at, orderNumber, word, amountFen, feeFen, transactionId }: Row): string[] {
  const times = [beijing(at), beijing(at + YEEPAY_BOOKING_MS)];
  const money = [yuanOf(amountFen), yuanOf(feeFen)];
  return [...times, orderNumber, word, ...money, 'WEB收银台', '网银B2C', '', transactionId];
}
