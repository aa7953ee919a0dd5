import type { IncomingMessage } from 'node:http';
import { S3Error } from './errors.ts';

/** One request, path and query decoded once; path style only: /bucket/key. */
export type S3Request = {
  method: string;
  rawPath: string;
  bucket: string;
  key: string;
  query: Map<string, string>;
  /** Lower-case names; repeated values joined by a comma. */
  headers: Map<string, string>;
  message: IncomingMessage;
};

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error(400, 'InvalidURI', "Couldn't parse the specified URI.");
  }
}

function parseQuery(text: string): Map<string, string> {
  const query = new Map<string, string>();
  for (const pair of text.split('&').filter(Boolean)) {
    const at = pair.indexOf('=');
    const name = decode(at < 0 ? pair : pair.slice(0, at));
    // A repeated parameter is ambiguous under a signature: two readers may see different values.
    if (query.has(name)) throw new S3Error(400, 'InvalidArgument', `Repeated parameter ${name}.`);
    query.set(name, at < 0 ? '' : decode(pair.slice(at + 1)));
  }
  return query;
}

function readHeaders(raw: string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = (raw[i] ?? '').toLowerCase();
    const value = (raw[i + 1] ?? '').trim();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before},${value}`);
  }
  return headers;
}

export function parseRequest(message: IncomingMessage): S3Request {
  const target = message.url ?? '/';
  const at = target.indexOf('?');
  const rawPath = at < 0 ? target : target.slice(0, at);
  const slash = rawPath.indexOf('/', 1);
  const key = slash < 0 ? '' : decode(rawPath.slice(slash + 1));
  if (Buffer.byteLength(key) > 1024)
    throw new S3Error(400, 'KeyTooLongError', 'Your key is too long');
  return {
    method: message.method ?? 'GET',
    rawPath,
    bucket: decode(slash < 0 ? rawPath.slice(1) : rawPath.slice(1, slash)),
    key,
    query: parseQuery(at < 0 ? '' : target.slice(at + 1)),
    headers: readHeaders(message.rawHeaders),
    message,
  };
}

/** Bytes read beyond a limit before the store gives up. */
const PATIENCE = 16 * 1024 * 1024;

/** The whole body; EntityTooLarge beyond `limit` bytes. */
export async function readBody(message: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    // A little more is read so that the client gets an answer; then the connection goes.
    if (size > limit + PATIENCE) break;
  }
  if (size <= limit) return Buffer.concat(chunks);
  throw new S3Error(
    400,
    'EntityTooLarge',
    'Your proposed upload exceeds the maximum allowed size',
    {
      ProposedSize: size,
      MaxSizeAllowed: limit,
    },
  );
}
