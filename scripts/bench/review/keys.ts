/** KMS of the local platform behind an address of its own, for functions that run in the bench. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { kms } from '../../../local/aws/kms.ts';
import { readBody } from '../../../local/http.ts';

const KEY = '00000000-0000-4000-8000-000000000000';

export async function serveKeys() {
  const arn = `arn:aws:kms:ap-east-1:000000000000:key/${KEY}`;
  const service = kms({ arnOf: () => arn, master: randomBytes(32) });
  const server = createServer(async (request, response) => {
    const [, action = ''] = String(request.headers['x-amz-target']).split('.');
    const input = JSON.parse((await readBody(request))?.toString() ?? '{}');
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify(await service[action]?.({ input, authorize: () => {} })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  Object.assign(process.env, { DATA_KEY_ARN: arn, AWS_ENDPOINT_URL_KMS: url });
  return {
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
