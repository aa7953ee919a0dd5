/** The photo tool with files as phones make them, against the running system. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from '../../scripts/browser/chromium.ts';
import { drawBust } from '../../scripts/journey/photo.ts';
import { until } from '../../scripts/journey/run.ts';
import { drawPhoto } from '../support/draw-photo.ts';
import { decide, photograph, type Saved, saved } from '../system/support/applicant.ts';
import { platformForTests } from './support/platform.ts';

const platform = platformForTests();
let browser: Browser;
let context: BrowserContext;
let person: Saved;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  person = await saved(platform.endpoints);
  await decide(platform.endpoints, person, 'approve');
});
afterAll(() => browser?.close());

/** A page of its own each time, logged in as the person. */
beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  const [name = '', value = ''] = (person.client.session ?? '').split('=', 2);
  const { hostname } = new URL(platform.endpoints.site);
  const cookie = { name, value, domain: hostname, path: '/', secure: true, httpOnly: true };
  await context.addCookies([cookie]);
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${platform.endpoints.site}/#/photo`);
  await page.getByRole('button', { name: /选择或拍摄照片|修改照片/ }).waitFor();
});

const choose = (buffer: Buffer, name = 'me.jpg', mimeType = 'image/jpeg') =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
const measured = async () => (await page.locator('.verdict p.small').textContent()) ?? '';

/** A drawn portrait as a camera's: many pixels, far more than 20 KB. */
const portrait = (width: number, height: number) =>
  drawPhoto({ background: 'blue' }).then((file) =>
    sharp(file).resize(width, height, { fit: 'fill' }).jpeg({ quality: 95 }),
  );

test('EXIF orientation 6: turned upright, and the tag is gone', async () => {
  const upright = await (await portrait(590, 826)).toBuffer();
  // Lying on its side, with the tag that says so.
  const lying = await sharp(upright).rotate(-90).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  expect(await sharp(lying).metadata()).toMatchObject({ width: 826, height: 590, orientation: 6 });
  await choose(lying);
  await page.locator('.verdict-pass').waitFor();
  expect(await measured()).toContain('295×413');
  const top = await page
    .locator('.cropper canvas')
    .evaluate((canvas) => [
      ...((canvas as any).getContext('2d').getImageData(20, 20, 1, 1).data as Uint8ClampedArray),
    ]);
  // The background is on top: blue.
  expect(top[2]).toBeGreaterThan((top[0] as number) + 80);
});

test('a photo of 12 megapixels fits into 20,480 bytes, is uploaded and is what the server judges', async () => {
  const large = await (await portrait(3024, 4032)).toBuffer();
  await choose(large);
  await page.locator('.verdict-pass').waitFor();
  const [, kilobytes] = /· ([\d.]+) KB/.exec(await measured()) ?? [];
  expect(Number(kilobytes)).toBeLessThanOrEqual(20);
  // The best quality that fits, not just any.
  expect(Number(kilobytes)).toBeGreaterThan(10);
  await page.getByRole('button', { name: '上传照片', exact: true }).click();
  await page.locator('.own-photo').waitFor();
  const { body } = await person.client.call('GET', '/api/application');
  expect(body.photo.status).toBe('pending');
});

test.each([
  ['an HEIC file', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'me.heic', 'image/heic'],
  ['garbage', Buffer.from('no picture'), 'me.jpg', 'image/jpeg'],
  ['a cut JPEG header', Buffer.from(drawBust().slice(0, 60)), 'me.jpg', 'image/jpeg'],
])(
  '%s after a good photo: the earlier verdict is gone, and it is said what to do',
  async (_, file, name, type) => {
    await choose(Buffer.from(drawBust()));
    await page.locator('.verdict-pass').waitFor();
    await choose(file, name, type);
    await page.getByText('打不开这个文件').waitFor();
    expect(await page.locator('.verdict').count()).toBe(0);
    expect(await page.locator('.cropper').count()).toBe(0);
    expect(await page.getByRole('button', { name: '上传照片', exact: true }).count()).toBe(0);
  },
);

test('a green background cannot be uploaded; advice on a white shirt stands beside the verdict', async () => {
  await choose(Buffer.from(drawBust('green')));
  await page.locator('.verdict-reject').waitFor();
  expect(await page.getByRole('button', { name: '上传照片', exact: true }).isDisabled()).toBe(true);
  const shirt = Buffer.from(
    '<svg width="295" height="413"><rect y="330" width="295" height="83" fill="#f4f4f4"/></svg>',
  );
  const dressed = await sharp(Buffer.from(drawBust()))
    .composite([{ input: shirt }])
    .jpeg()
    .toBuffer();
  await choose(dressed);
  await page.locator('.verdict .advice').waitFor();
  expect(await page.locator('.verdict').textContent()).toContain('深色衣服');
});

test('a failed photo: a person is asked, in the applicant’s own words', async () => {
  await photograph(person, drawBust('green'));
  const failed = await until(
    () => person.client.call('GET', '/api/application'),
    ({ photo }) => photo.status === 'failed',
  );
  const { version } = failed.body;
  await page.reload();
  await page.locator('#appealNote').waitFor();
  await page.getByRole('button', { name: '请工作人员查看这张照片' }).click();
  await page.getByText('请写明理由').waitFor();
  await page.locator('#appealNote').fill('背景是红色的，灯光偏色');
  await page.getByRole('button', { name: '请工作人员查看这张照片' }).click();
  await page.locator('#appealNote').waitFor({ state: 'detached' });
  const { body } = await person.client.call('GET', '/api/application');
  expect([body.photo.status, body.version]).toEqual(['pending', version + 1]);
});
