import type { BillFile } from '../port.ts';
import { download } from '../shared/download.ts';
import { textOf } from '../shared/json.ts';
import type { Fetcher } from '../shared/send.ts';
import { call } from './call.ts';
import type { Alipay } from './config.ts';

/** The trade bill of a day: a zip of CSV files, whose signed address lives half a minute. */
export async function fetchBill(alipay: Alipay, fetcher: Fetcher, day: string): Promise<BillFile> {
  const method = 'alipay.data.dataservice.bill.downloadurl.query';
  const answer = await call(alipay, fetcher, method, { bill_type: 'trade', bill_date: day });
  if ('fault' in answer) return { kind: 'not-ready', why: answer.fault };
  if (answer.code !== '') return { kind: 'not-ready', why: answer.code };
  const address = billAddress(alipay, textOf(answer.fields, 'bill_download_url'));
  if (!address) return { kind: 'not-ready', why: 'wrong-address' };
  return download(fetcher, address);
}

/** Alipay's own hosts only, never in clear text; the gateway's own address serves tests. */
function billAddress({ gatewayUrl }: Alipay, text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.origin === new URL(gatewayUrl).origin) return url.href;
  if (!/(^|\.)alipay\.com$/.test(url.hostname)) return undefined;
  url.protocol = 'https:';
  return url.protocol === 'https:' ? url.href : undefined;
}
