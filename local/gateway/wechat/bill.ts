/** The trade bill: cells behind a backtick, two lines of totals, gzipped, its SHA-1 told before. */
import { createHash, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { WechatAccount } from '../accounts.ts';
import { type BillLine, dayBill } from '../bill.ts';
import type { Gateway } from '../context.ts';
import { HttpError } from '../http.ts';
import { beijing, yuanOf } from '../money.ts';
import { refusal, type WechatCall } from './api.ts';

const titles =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,' +
  '付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,' +
  '退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const totalTitles =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

const files = new WeakMap<Gateway, Map<string, Buffer>>();

export function tradeBill({ gateway, account, query }: WechatCall) {
  const bill = dayBill(gateway, 'wechat', query.get('bill_date') ?? '');
  if (bill === 'not-ready') return refusal(400, 'STATEMENT_CREATING');
  const file = Buffer.from(write(account, bill.lines, bill.extraColumn));
  const token = randomUUID();
  const kept = files.get(gateway) ?? new Map<string, Buffer>();
  files.set(gateway, kept.set(token, gzipSync(file)));
  const body = {
    hash_type: 'SHA1',
    hash_value: createHash('sha1').update(file).digest('hex'),
    download_url: `${gateway.origin()}/v3/billdownload/file?token=${token}`,
  };
  return { status: 200, body };
}

/** @throws HttpError for a token that was not given out */
export function billFile(gateway: Gateway, url: URL): Buffer {
  const file = files.get(gateway)?.get(url.searchParams.get('token') ?? '');
  if (!file) throw new HttpError(404, 'no such file');
  return file;
}

function write(account: WechatAccount, lines: BillLine[], extraColumn: boolean): string {
  const extra = extraColumn ? ['新增'] : [];
  const rows = lines.map((line) => cells([...rowOf(account, line), ...extra]));
  const total = (kind: BillLine['kind']) =>
    lines.filter((line) => line.kind === kind).reduce((sum, line) => sum + line.amountFen, 0);
  const paid = yuanOf(total('payment'));
  const back = yuanOf(total('refund'));
  const totals = [String(lines.length), paid, back, '0.00', '0.00000', paid, back];
  const head = [titles, ...extra].join(',');
  return `\uFEFF${[head, ...rows, totalTitles, cells(totals)].join('\r\n')}\r\n`;
}

const cells = (row: string[]) => row.map((cell) => `\`${cell}`).join(',');

function rowOf({ appId, merchantId }: WechatAccount, line: BillLine): string[] {
  const isPayment = line.kind === 'payment';
  const paid = isPayment ? yuanOf(line.amountFen) : '0.00';
  const back = isPayment ? '0.00' : yuanOf(line.amountFen);
  return [
    ...[beijing(line.at), appId, merchantId, '0', '', line.transactionId, line.orderNumber],
    ...['oSimulatorPayer', 'NATIVE', isPayment ? 'SUCCESS' : 'REFUND', 'OTHERS', 'CNY', paid],
    ...['0.00', isPayment ? '0' : `5${line.at}`, line.refundNumber || '0', back, '0.00'],
    ...[isPayment ? '' : 'ORIGINAL', isPayment ? '' : 'SUCCESS', 'EXAMFEE', '', '0.00000'],
    ...['0.00%', paid, back, ''],
  ];
}
