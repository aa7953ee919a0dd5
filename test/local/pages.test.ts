import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../infra/build-app.ts';
import { pageCaching, securityHeaders } from '../../infra/headers.ts';
import { readDeployment } from '../../local/site/deployment.ts';
import { policyHeaders, siteListener } from '../../local/site/server.ts';
import { Cloud } from '../../local/template.ts';
import { operationNames } from '../infra/synthesize.ts';

const script = `/* ${'x'.repeat(2000)} */`;
let server: Server;
let url = '';

/** The real templates, with a small site in the place of the built one. */
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baoming-pages-'));
  const others = ['layers/reference-data', 'publish-pages'];
  for (const bundle of [...operationNames.map((n) => `functions/${n}`), ...others])
    mkdirSync(join(folder, bundle), { recursive: true });
  mkdirSync(join(folder, 'site/assets'), { recursive: true });
  writeFileSync(join(folder, 'site/index.html'), '<!doctype html><title>报名</title>');
  writeFileSync(join(folder, 'site/assets/index-abc.js'), script);
  const outdir = join(folder, 'out');
  const places = { outdir, buildFolder: folder, sitePages: join(folder, 'site') };
  buildApp({ region: 'ap-east-1', ...places }).synth();
  const cloud = new Cloud(outdir);
  Object.assign(cloud.parameters, {
    UploadOrigin: 'http://s3.test',
    CashierOrigins: 'http://pay.test',
  });
  const listener = siteListener({
    api: (() => {}) as never,
    added: {},
    headers: policyHeaders(cloud),
    pages: readDeployment(cloud),
    data: async () => undefined,
  });
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 120_000);
afterAll(() => server?.close());

test('pages carry every header of infra, from the template', async () => {
  const { headers, status } = await fetch(`${url}/`);
  expect(status).toBe(200);
  const { 'strict-transport-security': _, ...local } = securityHeaders;
  for (const [name, value] of Object.entries(local)) expect(headers.get(name)).toBe(value);
  expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(headers.get('content-security-policy')).toContain("form-action 'self' http://pay.test");
});

test('files with a digest in their name are kept a year, pages are asked for anew', async () => {
  const cacheOf = async (path: string) => (await fetch(url + path)).headers.get('cache-control');
  expect(pageCaching.assets).toMatch(/max-age=31536000, immutable/);
  expect(await cacheOf('/assets/index-abc.js')).toBe(pageCaching.assets);
  expect(await cacheOf('/')).toBe(pageCaching.pages);
  expect(await cacheOf('/index.html')).toBe(pageCaching.pages);
});

test.each(['br', 'gzip', 'identity'])(
  'a script comes as the browser takes it: %s',
  async (takes) => {
    const { get } = await import('node:http');
    const { encoding, body } = await new Promise<{ encoding?: string; body: Buffer }>((resolve) =>
      get(
        `${url}/assets/index-abc.js`,
        { headers: { 'accept-encoding': takes } },
        async (answer) => {
          const chunks: Buffer[] = [];
          for await (const chunk of answer) chunks.push(chunk);
          const encoding = answer.headers['content-encoding'];
          resolve({ body: Buffer.concat(chunks), ...(encoding ? { encoding } : {}) });
        },
      ),
    );
    expect(encoding).toBe(takes === 'identity' ? undefined : takes);
    const open = { br: brotliDecompressSync, gzip: gunzipSync, identity: (b: Buffer) => b };
    expect(open[takes as keyof typeof open](body).toString()).toBe(script);
  },
);

test('an asset that is not there is not the page', async () => {
  expect((await fetch(`${url}/assets/gone.js`)).status).toBe(404);
});
