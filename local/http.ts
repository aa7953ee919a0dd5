import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listening = { url: string; port: number; stop(): Promise<void> };

/** Says in one sentence why the platform cannot start; main.ts prints it and exits with 1. */
export class StartError extends Error {}

/** Listens on 127.0.0.1; port 0 takes any free one. */
export function listen(port: number, listener: RequestListener, what: string): Promise<Listening> {
  const server = createServer(listener);
  server.keepAliveTimeout = 60_000;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new StartError(
              `Port ${port} (${what}) is taken: stop what uses it, or set BAOMING_PORT to another one.`,
            )
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', () => {
      const taken = (server.address() as AddressInfo).port;
      resolve({
        url: `http://127.0.0.1:${taken}`,
        port: taken,
        stop: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/** The whole body; undefined when it is longer than `limit` bytes (the rest is read and dropped). */
export async function readBody(request: IncomingMessage, limit = Number.POSITIVE_INFINITY) {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
  }
  return length > limit ? undefined : Buffer.concat(chunks);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
