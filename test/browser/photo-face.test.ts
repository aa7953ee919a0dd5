/** Face advice in the photo tool: loaded on demand, under the pages' own policy, never in the way. */
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from '../../scripts/browser/chromium.ts';
import { drawPicture } from '../../scripts/photo/drawing.ts';
import { seeded } from '../../scripts/photo/seeded.ts';
import { decide, type Saved, saved } from '../system/support/applicant.ts';
import { platformForTests } from './support/platform.ts';

const platform = platformForTests();
const size = { width: 590, height: 826 };
const blue = { ...size, channels: 3, background: '#438edb' } as const;
let browser: Browser;
let person: Saved;
let page: Page;
let requests: string[];
let complaints: string[];

beforeAll(async () => {
  browser = await openBrowser();
  person = await saved(platform.endpoints);
  await decide(platform.endpoints, person, 'approve');
});
afterAll(() => browser?.close());

beforeEach(async () => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const [name = '', value = ''] = (person.client.session ?? '').split('=', 2);
  const { hostname } = new URL(platform.endpoints.site);
  const cookie = { name, value, domain: hostname, path: '/', secure: true, httpOnly: true };
  await context.addCookies([cookie]);
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  [requests, complaints] = [[], []];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${platform.endpoints.site}/#/photo`);
  await page.getByRole('button', { name: /选择或拍摄照片|修改照片/ }).waitFor();
  return () => context.close();
});

const isDetector = (path: string) => path.endsWith('.bin') || /\/find-\w+/.test(path);
const png = async (picture: ReturnType<typeof sharp>) => picture.png().toBuffer();
const bust = async () => {
  const { data } = await drawPicture(seeded(4), size);
  return sharp(data, { raw: { ...size, channels: 3 } });
};

async function choose(buffer: Buffer): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer });
  await page.locator('.verdict strong').waitFor();
}

test('the detector comes with the first picture; a wall has no face, a portrait has one', async () => {
  expect(requests.filter(isDetector)).toEqual([]);
  await choose(await png(sharp({ create: blue })));
  await page.getByText('没有找到人脸').waitFor();
  expect(await page.locator('.verdict-pass').count()).toBe(1);
  await choose(await png(await bust()));
  await page.waitForTimeout(1500);
  expect(await page.locator('.verdict .advice').count()).toBe(0);
  // Both files once, for both pictures; nothing that the policy forbids.
  expect(requests.filter(isDetector)).toHaveLength(2);
  expect(complaints).toEqual([]);
});

test('a small face in a corner: said, and framed on the picture', async () => {
  const input = await (await bust()).resize(295, 413).png().toBuffer();
  const small = sharp({ create: blue }).composite([{ input, left: 0, top: 413 }]);
  await choose(await png(small));
  await page.locator('.verdict .advice').waitFor();
  expect(await page.locator('.verdict .advice').textContent()).toMatch(/面部(偏小|不在中间)/);
  const framed = await page.locator('.cropper canvas').evaluate((canvas) => {
    const { width, height } = canvas as unknown as { width: number; height: number };
    const context = (canvas as any).getContext('2d');
    const { data } = context.getImageData(0, 0, width, height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4) {
      count += Number(data[i] === 0xb8 && data[i + 1] === 0x6e && data[i + 2] === 0);
    }
    return count;
  });
  expect(framed).toBeGreaterThan(200);
});

test('without the detector nothing is said, and the verdict stands', async () => {
  await page.route('**/*.bin', (route) => route.abort());
  await choose(await png(sharp({ create: blue })));
  await page.waitForTimeout(1500);
  expect(requests.filter(isDetector).length).toBeGreaterThan(0);
  expect(await page.locator('.verdict-pass').count()).toBe(1);
  expect(await page.getByText('人脸').count()).toBe(0);
  expect(complaints.filter((text) => !text.includes('net::ERR_FAILED'))).toEqual([]);
});
