import type { Fetcher } from './send.ts';

const TIMEOUT_MS = 60_000;
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * A file's bytes as they come.
 * @throws Error when it is not answered with 200, breaks off, or has no end
 */
export async function* download(
  fetcher: Fetcher,
  url: string,
  headers: Record<string, string> = {},
): AsyncGenerator<Uint8Array> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetcher(url, { method: 'GET', headers, redirect: 'error', signal });
  if (response.status !== 200 || !response.body) {
    throw new Error(`the bill's file answers with ${response.status}`);
  }
  let length = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new Error("the bill's file has no end");
    yield chunk;
  }
}
