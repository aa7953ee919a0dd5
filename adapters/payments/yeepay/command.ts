/**
 * One signed call from server to server. The answer is lines `key=value` (values percent-encoded
 * GBK); it is believed only with both signatures, because it decides about money.
 */
import { type Fetcher, verifyingKeys, type YeepayConfig } from './config.ts';
import { decode, type Fields, pick } from './form.ts';
import { sign, verify } from './signature.ts';

export type Command = {
  url: string;
  /** In signing order. */
  fields: [name: string, value: string][];
  /** The answer's signing order. */
  answer: readonly string[];
};
export type Answer = { fields: Fields } | { fault: string };

const TIMEOUT_MS = 5000;
const MAX_ANSWER_BYTES = 65_536;

/** Never throws: a fault is a code, and means that nothing is known. */
export async function call(
  config: YeepayConfig,
  fetcher: Fetcher,
  command: Command,
): Promise<Answer> {
  const values = command.fields.map(([, value]) => value);
  const form = { ...Object.fromEntries(command.fields), ...sign(config.key, values) };
  const bytes = await post(fetcher, command.url, new URLSearchParams(form).toString());
  if (typeof bytes === 'string') return { fault: bytes };
  const fields = parseAnswer(bytes.toString('latin1'));
  if (!fields) return { fault: 'malformed' };
  const given = { hmac: fields.get('hmac') ?? '', hmac_safe: fields.get('hmac_safe') ?? '' };
  if (!verify(verifyingKeys(config), pick(fields, command.answer), given)) {
    return { fault: 'bad-signature' };
  }
  // The signature covers the command's name: an answer to another question is no answer.
  if (fields.get('r0_Cmd') !== values[0]) return { fault: 'wrong-command' };
  return { fields };
}

async function post(fetcher: Fetcher, url: string, body: string): Promise<Buffer | string> {
  try {
    const response = await fetcher(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.status !== 200) return `status-${response.status}`;
    return bytes.length > MAX_ANSWER_BYTES ? 'too-long' : bytes;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable';
  }
}

function parseAnswer(text: string): Fields | undefined {
  const fields: Fields = new Map();
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const at = line.indexOf('=');
    const key = line.slice(0, at).trim();
    const value = decode(line.slice(at + 1).trim());
    if (at < 1 || value === undefined || fields.has(key)) return undefined;
    fields.set(key, value);
  }
  return fields;
}
