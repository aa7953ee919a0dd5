/** A file from server to server, handed on as it arrives. */
import type { BillFile } from '../port.ts';
import type { Fetcher } from './send.ts';

const TIMEOUT_MS = 120_000;
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Never throws before the first byte; a JSON answer is an error, not a file. The bytes throw when
 * they break off or have no end.
 */
export async function download(
  fetcher: Fetcher,
  url: string,
  headers: Record<string, string> = {},
): Promise<BillFile> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetcher(url, { method: 'GET', headers, redirect: 'error', signal });
    const type = response.headers.get('content-type') ?? '';
    if (response.status === 200 && response.body && !type.includes('json')) {
      return { kind: 'file', bytes: bounded(response.body) };
    }
    await response.body?.cancel();
    const why = response.status === 200 ? 'no-file' : `status-${response.status}`;
    return { kind: 'not-ready', why };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return { kind: 'not-ready', why: late ? 'timeout' : 'unreachable' };
  }
}

async function* bounded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new Error("the bill's file has no end");
    yield chunk;
  }
}
