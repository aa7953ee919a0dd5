/** The request signature, protocol yop-auth-v3, and that of the answer. */
import type { Instant } from '#domain/application/state.ts';
import { decodeAnyBase64, toUrlBase64 } from '../shared/base64.ts';
import { type JsonObject, parseObject } from '../shared/json.ts';
import { canonicalForm, encode } from './encode.ts';
import type { Suite } from './suite.ts';

export type SignedRequest = {
  method: 'GET' | 'POST';
  path: string;
  fields: Record<string, string>;
  appKey: string;
  requestId: string;
  at: Instant;
};

const VALID_SECONDS = 1800;

/** The headers that make a request ours. */
export function signHeaders(suite: Suite, request: SignedRequest): Record<string, string> {
  const { method, path, fields, appKey, requestId, at } = request;
  const form = canonicalForm(fields);
  const signed: Record<string, string> = {
    'x-yop-appkey': appKey,
    [`x-yop-content-${suite.digest.toLowerCase()}`]: suite.hash(method === 'POST' ? form : ''),
    'x-yop-request-id': requestId,
  };
  const time = new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
  const auth = `yop-auth-v3/${appKey}/${time}/${VALID_SECONDS}`;
  const query = method === 'GET' ? form : '';
  const text = [auth, method, path, query, headerLines(signed)].join('\n');
  const names = Object.keys(signed).join(';');
  return {
    ...signed,
    authorization: `${suite.protocol} ${auth}/${names}/${sealText(suite, text)}`,
  };
}

/** The signed headers as they are signed, in the given order. */
export function headerLines(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${encode(name)}:${encode(value)}`)
    .join('\n');
}

/** A signature as YOP writes it: URL-safe base64 and the name of the digest. */
export function sealText(suite: Suite, text: string): string {
  return `${toUrlBase64(suite.sign(text))}$${suite.digest}`;
}

/** The bytes of a signature as YOP writes it; undefined for another digest or none at all. */
export function signatureOf(suite: Suite, text: string): Buffer | undefined {
  const [base64 = '', digest, ...rest] = text.split('$');
  return digest === suite.digest && rest.length === 0 ? decodeAnyBase64(base64) : undefined;
}

/**
 * The part of an answer that YOP signed: all of it, or in its old form the object `result`. Only
 * this may be read. Blanks, tabs and line feeds are not signed.
 */
export function signedAnswer(suite: Suite, body: Buffer, header: string): JsonObject | undefined {
  const signature = signatureOf(suite, header);
  if (!signature) return undefined;
  const text = body.toString('utf8');
  for (const part of [text, resultOf(text)]) {
    if (
      part !== undefined &&
      suite.isSigned(Buffer.from(part.replace(/[ \t\n]/g, '')), signature)
    ) {
      return parseObject(part);
    }
  }
  return undefined;
}

/** The first object under the name `result`, as it is written. */
function resultOf(text: string): string | undefined {
  const start = /"result"\s*:\s*\{/.exec(text);
  if (!start) return undefined;
  const from = start.index + start[0].length - 1;
  for (let end = text.indexOf('}', from); end >= 0; end = text.indexOf('}', end + 1)) {
    const part = text.slice(from, end + 1);
    if (parseObject(part)) return part;
  }
  return undefined;
}
