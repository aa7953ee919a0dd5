import { randomUUID } from 'node:crypto';
import type { BillFile } from '../port.ts';
import { download } from '../shared/download.ts';
import type { Fetcher } from '../shared/send.ts';
import type { Yop } from './config.ts';
import { wireForm } from './encode.ts';
import { signHeaders } from './signature.ts';

const path = '/yos/v1.0/std/bill/tradedaydownload';

/** The bill of a day is there from nine o'clock of the next; before, YOP answers an error. */
export function fetchBill(yop: Yop, fetcher: Fetcher, day: string): Promise<BillFile> {
  const fields = { merchantNo: yop.config.merchantId, dayString: day };
  const { appKey } = yop.config;
  const request = { method: 'GET' as const, path, fields, appKey, requestId: randomUUID() };
  const headers = {
    ...signHeaders(yop.suite, { ...request, at: yop.clock() }),
    'x-yop-sdk-version': '4.0.0',
  };
  return download(fetcher, `${yop.filesOrigin}${path}?${wireForm(fields)}`, headers);
}
