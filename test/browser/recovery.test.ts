import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../scripts/browser/chromium.ts';
import { Client } from '../../scripts/journey/client.ts';
import { saved } from '../system/support/applicant.ts';
import { platformForTests } from './support/platform.ts';

const platform = platformForTests();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

test('a lost number is asked for from the log-in page, limits are told, and the new one logs in', async () => {
  const { endpoints } = platform;
  const { applicant } = (await saved(endpoints)).body;
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const findings: string[] = [];
  const look = async (name: string) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations) findings.push(`${name} ${id} ${nodes[0]?.html}`);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (width > 320) findings.push(`${name} is ${width} px wide at 320`);
  };
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

  await page.goto(`${endpoints.site}/#/query`);
  await page.getByRole('link', { name: '忘记报名序号？' }).click();
  await heading('找回报名序号');
  await look('form');
  expect(await page.getByRole('button', { name: '发送新的报名序号' }).isDisabled()).toBe(true);
  await page.fill('#name', applicant.name);
  await page.fill('#idNumber', applicant.idNumber);
  await page.fill('#phone', applicant.phone);

  const path = '**/api/registration-number-recoveries';
  await page.route(path, (route) =>
    route.fulfill({ status: 429, headers: { 'retry-after': '60' }, json: { message: 'busy' } }),
  );
  await page.getByRole('button', { name: '发送新的报名序号' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain('60');
  await look('429');
  await page.unroute(path);

  await page.getByRole('button', { name: '发送新的报名序号' }).click();
  await heading('请求已收到');
  await look('sent');
  const kept = await page.evaluate<string>('JSON.stringify(localStorage) + location.href');
  expect(kept).not.toMatch(new RegExp(`${applicant.idNumber}|${applicant.phone}`));

  const control = new Client(endpoints.control);
  await control.call('POST', '/schedules/send-registration-numbers/run', {});
  const { messages } = (await control.call('GET', '/outbox')).body;
  await page.getByRole('link', { name: '去登录' }).click();
  await heading('用户登录');
  await page.fill('#name', applicant.name);
  await page.fill('#idNumber', applicant.idNumber);
  await page.fill('#registrationNumber', messages.at(-1).params.number);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByText('启用新的报名序号，旧序号作废').first().waitFor();
  expect(findings).toEqual([]);
  await context.close();
});
