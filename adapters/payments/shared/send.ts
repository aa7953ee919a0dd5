/** One call from server to server; what it answers is not yet believed. */
export type Fetcher = (url: string, init: RequestInit) => Promise<Response>;

export type Reply = { status: number; headers: Record<string, string>; body: Buffer };
/** A fault is a code, and means that nothing is known. */
export type SendResult = Reply | { fault: string };

const TIMEOUT_MS = 5000;
const MAX_BYTES = 65_536;

/** Never throws. */
export async function send(
  fetcher: Fetcher,
  url: string,
  init: { method: 'GET' | 'POST'; headers: Record<string, string>; body?: string },
): Promise<SendResult> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetcher(url, { ...init, redirect: 'error', signal });
    const body = Buffer.from(await response.arrayBuffer());
    if (body.length > MAX_BYTES) return { fault: 'too-long' };
    return { status: response.status, headers: Object.fromEntries(response.headers), body };
  } catch (error) {
    return {
      fault: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable',
    };
  }
}
