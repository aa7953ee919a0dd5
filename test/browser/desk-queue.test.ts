import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../scripts/browser/chromium.ts';
import { staffClient } from '../../scripts/journey/client.ts';
import { demo, examId, saved } from '../system/support/applicant.ts';
import { platformForTests } from '../system/support/platform.ts';

const platform = platformForTests();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function deskOf(username: string) {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(platform.endpoints.admin);
  await page.getByRole('button', { name: '登录' }).click();
  await page.locator(`button[value="${username}"]`).click();
  await page.getByRole('table').first().waitFor();
  return page;
}

test('a lead takes over what a colleague holds; a decision is taken back within ten seconds', async () => {
  const { endpoints } = platform;
  const { positions } = await demo(endpoints);
  const department = positions[0].department.code;
  for (let n = 0; n < 3; n += 1) await saved(endpoints);
  const claims = '/api/review/queues/qualification/claims';
  const reviewer = await staffClient(endpoints, 'reviewer');
  expect((await reviewer.call('POST', claims, { examId, count: 1 })).body.items).toHaveLength(1);

  const page = await deskOf('lead');
  await page.goto(`${endpoints.admin}/#/qualification?department=${department}`);
  const takeOver = page.getByRole('button', { name: /^接管 / });
  await takeOver.waitFor();
  await takeOver.click();
  await takeOver.waitFor({ state: 'detached' });
  const path = `/api/review/queues/qualification?examId=${examId}`;
  const { items, now } = (await reviewer.call('GET', path)).body;
  expect(items.map((item: any) => item.claimedBy)).toContain('lead');
  expect(Date.parse(now)).toBeGreaterThan(Date.parse(items[0].waitingSince));

  await page.getByRole('button', { name: /^通过/ }).waitFor();
  await page.keyboard.press('a');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /^撤销/ }).waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  await page.keyboard.press('u');
  await page.getByText('已撤销').waitFor();
  const after = (await reviewer.call('GET', path)).body.items;
  expect(after).toHaveLength(items.length);
  await page.context().close();
});
