/** The guide of 2017 in its own words, each where people look for it. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { decide, payable, saved } from '../system/support/applicant.ts';
import { platformForTests } from './support/platform.ts';
import { visits } from './support/visit.ts';

const platform = platformForTests();
const visit = visits(platform);
const see = (page: Page, text: string) => page.getByText(text, { exact: true }).first().waitFor();
const button = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().waitFor();
const open = (page: Page, path: string) => page.goto(`${platform.endpoints.site}/#${path}`);

test('the start page: entry, title, 报名, 查询 and what becomes of who does not confirm', async () => {
  const page = await visit('/');
  await see(page, '甘肃省2017年考试录用公务员报名入口');
  expect(await page.locator('.brand').textContent()).toBe('2017年甘肃省公务员招录');
  for (const words of ['报名', '查询'])
    await page.getByRole('link', { name: words }).first().waitFor();
  await see(page, '未进行报名确认的报考人员，视为自动放弃考试资格。');
  await open(page, '/pledge');
  await page.locator('.pledge p').last().scrollIntoViewIfNeeded();
  await button(page, '同意');
  await page.getByRole('button', { name: '同意' }).click();
  await page.locator('.card .button').first().click();
  await button(page, '下一步');
});

test('the menu, and the sentence before the photo passed', async () => {
  const person = await saved(platform.endpoints);
  const page = await visit('/application', { person });
  const menu = page.getByRole('navigation', { name: '报名菜单' });
  for (const name of ['信息维护', '详细信息', '照片维护', '网上交费', '资格审查结果查询'])
    await menu.getByRole('link', { name, exact: true }).waitFor();
  await open(page, '/pay');
  await see(page, '该考生还没有传照片，请传完照片后再进行缴费业务');
  await open(page, '/edit');
  await button(page, '保存');
  await decide(platform.endpoints, person, 'approve');
  await page.reload();
  await see(page, '资格审核通过，不可再修改报考信息！');
  await open(page, '/result');
  await see(page, '资格审核通过，不可再修改报考信息！');
});

test('照片维护 and 网上交费: 修改照片, 易宝支付, 银行已扣款', async () => {
  const person = await payable(platform.endpoints);
  const page = await visit('/photo', { person });
  await page.route('**/api/application', async (route) => {
    const own = await (await route.fetch()).json();
    await route.fulfill({ json: { ...own, photo: { ...own.photo, status: 'rejected' } } });
  });
  await page.reload();
  await button(page, '修改照片');
  await page.unroute('**/api/application');
  await open(page, '/pay');
  await page.reload();
  await page.getByLabel('易宝支付').first().waitFor();
  await page.getByRole('button', { name: '去支付' }).click();
  await page.getByRole('button', { name: '支付成功' }).waitFor();
  await open(page, '/pay');
  await page.getByRole('link', { name: '银行已扣款' }).waitFor();
});
