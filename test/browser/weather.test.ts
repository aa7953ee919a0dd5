/** Bad connections, killed pages, double clicks, and the hour: what people meet on the last day. */
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { Client } from '../../scripts/journey/client.ts';
import { bodyFor } from '../system/support/applicant.ts';
import { windows } from '../system/support/windows.ts';
import { platformForTests } from './support/platform.ts';
import { inspect, visits } from './support/visit.ts';

const platform = platformForTests();
const visit = visits(platform);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const control = () => new Client(platform.endpoints.control);
afterEach(async () => void (await control().call('DELETE', '/clock')));

/** A page at 核对并保存 with a whole form: the draft as an earlier visit kept it. */
async function atCheck() {
  const body = await bodyFor(platform.endpoints);
  const { name, idNumber, phone, ...kept } = body.applicant;
  const page = await visit('/');
  const draft = {
    ...kept,
    freshGraduate: 'no',
    grassrootsYears: '0',
    positionCode: body.positionCode,
    areaCode: body.areaCode,
    pledge: body.pledge.version,
  };
  await page.evaluate((text) => {
    (globalThis as any).localStorage.setItem('baoming.draft', text);
  }, JSON.stringify(draft));
  await page.reload();
  await page.goto(`${platform.endpoints.site}/#/person`);
  await page.locator('#name').fill(name);
  await page.locator('#idNumber').fill(idNumber);
  await page.locator('#phone').fill(phone);
  for (const heading of ['教育与经历', '选择考区', '核对并保存']) {
    await press(page, '下一步');
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  }
  return page;
}

test('a killed page keeps the draft, and asks again for name, ID number and phone', async () => {
  const page = await visit('/pledge');
  await page.locator('.pledge p').last().scrollIntoViewIfNeeded();
  await press(page, '同意');
  await page.locator('.card .button').first().click();
  await page.locator('#name').fill('王安');
  await page.locator('#household').fill('620102');
  await page.locator('#email').fill('a@example.org');
  const again = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await again.goto(`${platform.endpoints.site}/#/person`);
  await again.locator('#household').waitFor();
  expect(await again.locator('#household').inputValue()).toBe('620102');
  expect(await again.locator('#email').inputValue()).toBe('a@example.org');
  expect(await again.locator('#name').inputValue()).toBe('');
});

test('without a connection, and too busy, the answers stay and the same save succeeds later', async () => {
  const page = await atCheck();
  await page.context().setOffline(true);
  await press(page, '保存');
  await page.getByText('网络不通，已填内容仍保留在本页').waitFor();
  await inspect(page);
  await page.context().setOffline(false);
  const busy = { status: 429, headers: { 'retry-after': '9' }, json: { message: 'Too Many' } };
  await page.route('**/applications', (route) => route.fulfill(busy));
  await press(page, '保存');
  await page.getByText('请在 9 秒后再试').waitFor();
  await inspect(page);
  await page.unroute('**/applications');
  // The answer of a save that arrived is lost: the repeat finds it.
  await page.route('**/applications', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await press(page, '保存');
  await page.getByText('网络不通，已填内容仍保留在本页').waitFor();
  await page.unroute('**/applications');
  await press(page, '保存');
  await page.getByTestId('registration-number').waitFor();
  await inspect(page);
});

test('a double click saves once', async () => {
  const page = await atCheck();
  let saves = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/applications')) saves += 1;
  });
  await page.getByRole('button', { name: '保存', exact: true }).dblclick();
  await page.getByTestId('registration-number').waitFor();
  expect(saves).toBe(1);
});

test('before, in and after the registration the notice says what is open', async () => {
  const { apply } = await windows(platform.endpoints);
  if (!apply) throw new Error('no window');
  const at = async (wire: string, seconds: number) => {
    const now = new Date(Date.parse(wire) + seconds * 1000).toISOString();
    await control().call('PUT', '/clock', { now });
    const page = await visit('/');
    const stage = page.locator('.stage').first().locator('.badge');
    const way = page.locator('.way-main strong');
    await inspect(page);
    return [await stage.textContent(), await way.textContent()];
  };
  expect(await at(apply.opens, -120)).toEqual(['未开始', '选择职位']);
  expect(await at(apply.opens, 120)).toEqual(['进行中', '报名']);
  expect(await at(apply.closes, 120)).toEqual(['已结束', '选择职位']);
});

test('the list of exams does not come: the page says so and tries again', async () => {
  const page = await visit('/');
  await page.route('**/api/exams', (route) => route.fulfill({ status: 503, json: {} }));
  await page.reload();
  await page.getByText('当前访问人数较多，请稍后再试').waitFor();
  await inspect(page);
  await page.unroute('**/api/exams');
  await press(page, '重试');
  await page.locator('.timetable').waitFor();
});
