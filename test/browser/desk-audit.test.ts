import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../scripts/browser/chromium.ts';
import { decide, idOf, saved } from '../system/support/applicant.ts';
import { platformForTests } from '../system/support/platform.ts';

const platform = platformForTests();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Logs in; the page's own timers can be moved when `clock` is asked for. */
async function deskOf(username: string, clock = false): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  if (clock) await page.clock.install();
  await page.goto(platform.endpoints.admin);
  await page.getByRole('button', { name: '登录' }).click();
  await page.locator(`button[value="${username}"]`).click();
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  return page;
}

async function noViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
}

const menuOf = (page: Page) =>
  page.getByRole('navigation', { name: '主菜单' }).getByRole('link').allTextContents();

test('the auditor reads by person, goes on to the chain, and sees who changed the settings', async () => {
  const person = await saved(platform.endpoints);
  const id = await idOf(platform.endpoints, person);
  await decide(platform.endpoints, person, 'approve');
  const page = await deskOf('auditor');
  await page.goto(`${platform.endpoints.admin}/#/audit`);
  await page.getByLabel('工作人员账号').fill('reviewer');
  await page.getByRole('button', { name: '查阅' }).click();
  await page.getByRole('cell', { name: '资格审核通过' }).first().waitFor();
  await page.getByRole('table', { name: '考试设置的历次版本' }).getByText('exam-admin').waitFor();
  await noViolations(page);
  await page.getByRole('button', { name: id }).first().click();
  await page.getByText('审计链完整，共 2 条').waitFor();
  await page.getByRole('cell', { name: '考生本人' }).waitFor();
  expect(page.url()).not.toContain('reviewer');
  await noViolations(page);
  await page.context().close();
});

test('each role has its own menu, and its rights are shown as the token has them', async () => {
  const page = await deskOf('reviewer-b');
  expect(await menuOf(page)).toEqual(['资格审核', '照片审核', '更正', '免缴', '查询', '我的权限']);
  await page.goto(`${platform.endpoints.admin}/#/account`);
  await page.getByText('资格审核员、照片审核员').waitFor();
  await page.getByRole('cell', { name: '620102' }).waitFor();
  await noViolations(page);
  await page.context().close();
  const admin = await deskOf('exam-admin');
  expect(await menuOf(admin)).toEqual(['理由库', '职位表', '统计', '导出', '我的权限']);
  await admin.context().close();
});

test('after a quarter of an hour untouched the page is locked and its data is gone', async () => {
  const page = await deskOf('auditor', true);
  await page.clock.fastForward(14 * 60_000);
  await page.keyboard.press('Shift');
  await page.clock.fastForward(14 * 60_000);
  expect(await page.getByText('页面已锁定').count()).toBe(0);
  await page.clock.fastForward(61_000);
  await page.getByText('长时间没有操作，页面已锁定。').waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
  await noViolations(page);
  await page.context().close();
});

test('logging out ends the issuer’s session too: the next login asks who it is', async () => {
  const page = await deskOf('auditor');
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByRole('button', { name: '登录' }).click();
  await page.locator('button[value="auditor"]').waitFor();
  await page.context().close();
});
