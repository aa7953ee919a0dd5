/** An incoming call of the merchant's server: its fields, believed only with its signature. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Gateway } from '../context.ts';
import { accountOf } from './account.ts';
import { canonical, isSealed, percent, sha256 } from './sign.ts';

export type Call = {
  method: string;
  /** After /yop-center. */
  path: string;
  /** The raw query of GET, the raw body of POST. */
  form: string;
  headers: IncomingHttpHeaders;
};

/** The fields, or the code of what is wrong with the call. */
export function readCall(gateway: Gateway, call: Call): Record<string, string> | string {
  const { appKey, merchantPublicKey } = accountOf(gateway);
  const { headers, method, path } = call;
  const fields: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(call.form)) {
    if (name in fields || !/^[A-Za-z0-9._~%-]*$/.test(value)) return '40029';
    fields[name] = decodeURIComponent(value);
  }
  const text = String(headers.authorization ?? '');
  const match =
    /^YOP-RSA2048-SHA256 ((yop-auth-v3)\/([^/]+)\/([^/]+)\/(\d+))\/([^/]+)\/([^/]+)$/.exec(text);
  const [, auth, , app, time = '', seconds, names = '', sealed = ''] = match ?? [];
  if (app !== appKey || headers['x-yop-appkey'] !== appKey) return '40044';
  const age = Math.min(...[Date.now(), gateway.now()].map((at) => Math.abs(at - Date.parse(time))));
  if (!(age <= Number(seconds) * 1000)) return '40044';
  const signed = names.split(';');
  const lines = signed.map((name) => `${percent(name)}:${percent(String(headers[name] ?? ''))}`);
  if (!signed.includes('x-yop-content-sha256') || [...signed].sort().join() !== signed.join()) {
    return '40044';
  }
  const form = canonical(fields);
  if (headers['x-yop-content-sha256'] !== sha256(method === 'POST' ? form : '')) return '40047';
  const query = method === 'GET' ? form : '';
  const whole = `${auth}\n${method}\n${path}\n${query}\n${lines.join('\n')}`;
  return isSealed(merchantPublicKey, whole, sealed) ? fields : '40047';
}
