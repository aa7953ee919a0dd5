import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Stub = {
  url: string;
  requests: { headers: IncomingHttpHeaders; body: string }[];
  stop(): Promise<void>;
};

/** A vendor that answers every request the same way. */
export async function startStub(status: number, answer: string): Promise<Stub> {
  const requests: Stub['requests'] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    requests.push({ headers: request.headers, body });
    response.writeHead(status).end(answer);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
