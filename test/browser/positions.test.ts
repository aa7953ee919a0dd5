import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../scripts/browser/chromium.ts';
import { positionWorkbook, workbook } from '../support/workbook.ts';
import { platformForTests } from '../system/support/platform.ts';

const platform = platformForTests();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const fileOf = (buffer: Buffer) => ({ name: '职位表.xlsx', mimeType, buffer });

test('an exam administrator tries a workbook, corrects it and publishes it', async () => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${platform.endpoints.admin}/#/positions`);
  await page.getByRole('button', { name: '登录' }).click();
  await page.locator('button[value=exam-admin]').click();
  const file = page.getByLabel('选择职位表文件');
  await file.setInputFiles(fileOf(workbook(positionWorkbook(3, [['样本局', '科员', '=A1', 0]]))));
  await page.getByText('省辖市以下!C7：职位代码是公式').waitFor();
  await page.getByText('有 2 处需要改正').waitFor();
  await file.setInputFiles(fileOf(workbook(positionWorkbook(30))));
  await page.getByRole('button', { name: '公布这份职位表' }).click();
  await page.getByText('已公布第 1 版，共 31 个职位').waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  await context.close();
});
