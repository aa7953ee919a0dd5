import { createHmac } from 'node:crypto';
import type { SmsVendorKeys } from '../secrets.ts';
import { textOf } from './catalogue.ts';
import type { Channel, SendOutcome } from './port.ts';

const TIMEOUT_MS = 5000;

/** The vendor's signature: HMAC-SHA-256 (hex) over time, a line break and the exact body. */
export const signatureOf = (key: string, timestamp: string, body: string): string =>
  createHmac('sha256', key).update(`${timestamp}\n${body}`).digest('hex');

type Options = { fetch?: typeof fetch; clock?: () => number };

/**
 * An SMS vendor over HTTP: signed JSON, answers `{ status, code? }`. `duplicate` means that a try
 * before this one arrived. 4xx is final but for 408 and 429; all else may have arrived or not.
 */
export function smsVendor(keys: SmsVendorKeys, options: Options = {}): Channel {
  const { fetch: call = fetch, clock = Date.now } = options;
  return {
    name: 'sms-vendor',
    async send({ to, template, params, key }): Promise<SendOutcome> {
      const text = textOf(template, params);
      const body = JSON.stringify({ key, to: to.phone, template, params, text });
      const timestamp = String(clock());
      const response = await call(keys.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-app-id': keys.appId,
          'x-timestamp': timestamp,
          'x-signature': signatureOf(keys.key, timestamp, body),
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return outcomeOf(response.status, await response.text());
    },
  };
}

function outcomeOf(status: number, text: string): SendOutcome {
  const answer = read(text);
  const accepted = answer.status === 'accepted' || answer.status === 'duplicate';
  if (status === 200 && accepted) return { outcome: 'sent' };
  const isFinal = status >= 400 && status < 500 && status !== 408 && status !== 429;
  if (isFinal) return { outcome: 'refused', why: codeOf(answer.code) ?? String(status) };
  throw new Error(`the SMS vendor answered ${status}`);
}

/** Only a short machine word: what a vendor echoes must not reach the delivery log. */
const codeOf = (code: unknown): string | undefined =>
  typeof code === 'string' && /^[a-z][a-z-]{0,39}$/.test(code) ? code : undefined;

function read(text: string): { status?: unknown; code?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
