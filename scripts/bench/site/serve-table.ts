import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Position } from '#domain/application/exam.ts';
import { indexPositions, inOrder } from '#domain/position-index.ts';
import { sendBody } from '../../../local/site/compress.ts';

/** The running site with another table in the place of its own, sent as its own would be. */
export async function serveTable(site: string, positions: Position[]) {
  const index = Buffer.from(JSON.stringify(indexPositions(inOrder(positions), 'bench')));
  const server = createServer((request, response) => {
    if (/^\/data\/[^/]+\/positions\/index\.json$/.test(request.url ?? '')) {
      const type = 'application/json';
      sendBody(request, response, { body: index, type, cacheControl: 'no-cache', headers: {} });
      return;
    }
    const { method, headers } = request;
    const onward = ask(new URL(request.url ?? '/', site), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
