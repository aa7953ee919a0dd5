import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** CloudFront compresses texts of 1,000 to 10,000,000 bytes, Brotli where the browser takes it. */
const SMALLEST = 1_000;
const LARGEST = 10_000_000;
const QUALITY = 5;

type Sent = { body: Buffer; type: string; cacheControl: string; headers: Record<string, string> };

/** A body as CloudFront sends it. */
export function sendBody(
  request: IncomingMessage,
  response: ServerResponse,
  { body, type, cacheControl, headers }: Sent,
): void {
  const encoding = encodingOf(request, type, body.length);
  const sent = encoding === 'br' ? brotli(body) : encoding === 'gzip' ? gzipSync(body) : body;
  response.writeHead(200, {
    ...headers,
    'content-type': type,
    'content-length': sent.length,
    'cache-control': cacheControl,
    vary: 'accept-encoding',
    ...(encoding ? { 'content-encoding': encoding } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : sent);
}

function encodingOf(request: IncomingMessage, type: string, size: number) {
  if (!/^text\/|json|javascript|svg/.test(type) || size < SMALLEST || size > LARGEST)
    return undefined;
  const accepted = String(request.headers['accept-encoding'] ?? '');
  return (['br', 'gzip'] as const).find((name) => new RegExp(`\\b${name}\\b`).test(accepted));
}

const brotli = (body: Buffer) =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
