/** The trade bill: a zip of two CSV files in GBK, rows and sums, under names in GBK. */
import { randomUUID } from 'node:crypto';
import { type BillLine, dayBill } from '../bill.ts';
import type { Gateway } from '../context.ts';
import { encodeGbk } from '../gbk.ts';
import { HttpError } from '../http.ts';
import { beijing, yuanOf } from '../money.ts';
import { zip } from '../zip.ts';
import { accountOf } from './face.ts';

const titles =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,' +
  '订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,' +
  '券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';

const files = new WeakMap<Gateway, Map<string, Buffer>>();

/** Where the bill is for a short while; undefined while it is not out. */
export function billAddress(gateway: Gateway, day: string): string | undefined {
  const bill = dayBill(gateway, 'alipay', day);
  if (bill === 'not-ready') return undefined;
  const { sellerId } = accountOf(gateway);
  const name = `${sellerId}0156_${day.replaceAll('-', '')}_业务明细`;
  const file = zip([
    { name: encodeGbk(`${name}.csv`), bytes: encodeGbk(detail(sellerId, day, bill)) },
    { name: encodeGbk(`${name}(汇总).csv`), bytes: encodeGbk(summary(sellerId, bill.lines)) },
  ]);
  const token = randomUUID();
  const kept = files.get(gateway) ?? new Map<string, Buffer>();
  files.set(gateway, kept.set(token, file));
  return `${gateway.origin()}/downloadBillFile.resource?token=${token}`;
}

/** @throws HttpError for a token that was not given out */
export function alipayBillFile(gateway: Gateway, url: URL): Buffer {
  const file = files.get(gateway)?.get(url.searchParams.get('token') ?? '');
  if (!file) throw new HttpError(404, 'no such file');
  return file;
}

type Bill = { lines: BillLine[]; extraColumn: boolean };

function detail(sellerId: string, day: string, { lines, extraColumn }: Bill): string {
  const extra = extraColumn ? ['新增'] : [];
  const sums = (kind: BillLine['kind']) => sumOf(lines, kind);
  const [paid, back] = [sums('payment'), sums('refund')];
  return [
    '#支付宝业务明细查询',
    `#账号：[${sellerId}0156]`,
    `#起始日期：[${day} 00:00:00]   终止日期：[${day} 24:00:00]`,
    '#-----------------------------------------业务明细列表----------------------------------------',
    [titles, ...extra].join(','),
    ...lines.map((line) => [...rowOf(line), ...extra].map((cell) => `${cell}\t`).join(',')),
    '#-----------------------------------------业务明细列表结束------------------------------------',
    `#交易合计：${paid.count}笔，商家实收：${paid.yuan}元，商家优惠：0.00元`,
    `#退款合计：${back.count}笔，商家实收退款：${back.yuan === '0.00' ? '' : '-'}${back.yuan}元，商家优惠退款：0.00元`,
    `#导出时间：[${day} 09:00:00]`,
    '',
  ].join('\r\n');
}

function summary(sellerId: string, lines: BillLine[]): string {
  const [paid, back] = [sumOf(lines, 'payment'), sumOf(lines, 'refund')];
  return [
    '#支付宝业务汇总查询',
    `#账号：[${sellerId}0156]`,
    '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）',
    `合计\t,\t,${paid.count}\t,${back.count}\t,${paid.yuan}\t,${paid.yuan}\t`,
    '',
  ].join('\r\n');
}

function sumOf(lines: BillLine[], kind: BillLine['kind']) {
  const own = lines.filter((line) => line.kind === kind);
  return { count: own.length, yuan: yuanOf(own.reduce((sum, line) => sum + line.amountFen, 0)) };
}

function rowOf(line: BillLine): string[] {
  const isPayment = line.kind === 'payment';
  const yuan = `${isPayment ? '' : '-'}${yuanOf(line.amountFen)}`;
  const time = beijing(line.at);
  return [
    ...[line.transactionId, line.orderNumber, isPayment ? '交易' : '退款', 'EXAMFEE', time, time],
    ...['', '', '', '', '模拟付款人(sim***@example.com)', yuan, yuan],
    ...['0.00', '0.00', '0.00', '0.00', '0.00', '', '0.00', '0.00'],
    ...[line.refundNumber, '0.00', '0.00', ''],
  ];
}
