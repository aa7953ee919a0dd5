/** CancelOrd: so that an order nobody paid can no longer be paid. */
import type { CloseResult } from '../port.ts';
import { call } from './command.ts';
import type { Fetcher, YeepayConfig } from './config.ts';

/**
 * 'unknown' = the gateway did not confirm: the order stays unresolved. An order the gateway never
 * saw (50) counts as closed; should its form be posted later still, the money arrives as a late
 * capture, which settles or is refunded as surplus.
 */
export async function closeOrder(
  config: YeepayConfig,
  fetcher: Fetcher,
  orderNumber: string,
): Promise<CloseResult> {
  const fields: [string, string][] = [
    ['p0_Cmd', 'CancelOrd'],
    ['p1_MerId', config.merchantId],
    // Despite its name this field carries the merchant's order number (manual V1.28).
    ['pb_TrxId', orderNumber],
    ['pv_Ver', '1'],
  ];
  const answer = ['r0_Cmd', 'r1_Code'];
  const reply = await call(config, fetcher, { url: config.commandUrl, fields, answer });
  if ('fault' in reply) return 'unknown';
  const code = reply.fields.get('r1_Code');
  if (code === '1' || code === '50') return 'closed';
  return code === '53' ? 'already-paid' : 'unknown';
}
