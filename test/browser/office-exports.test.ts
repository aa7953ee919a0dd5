/** Exports and figures in a browser, from the button to the file, on the whole platform. */
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { staffClient } from '../../scripts/journey/client.ts';
import { platformForTests } from '../system/support/platform.ts';
import { paidOnce } from '../system/support/scene.ts';
import { newStage } from '../system/support/stage.ts';
import { inspectOffice, officeVisits } from './support/office.ts';

const platform = platformForTests();
const stage = newStage(platform);
const visit = officeVisits(platform);
type Page = Awaited<ReturnType<typeof visit>>;

async function pick(page: Page, field: string, option: string) {
  await page.getByLabel(field, { exact: true }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).click();
}

async function exported(page: Page, content: string, format?: string) {
  await pick(page, '内容', content);
  if (format) await pick(page, '格式', format);
  await page.getByRole('button', { name: '开始导出' }).click();
  await page.getByText('正在导出').waitFor();
  await inspectOffice(page, 'running');
  await stage.run('run-exports');
  await page.getByText('已完成').waitFor();
  await inspectOffice(page, 'done');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载' }).click();
  return readFile(await (await download).path());
}

test('the confirmed people leave with their photos; figures have their tables', async () => {
  const { orderNumber } = await stage.ready();
  await stage.pay(orderNumber, 'success');
  await paidOnce(stage, orderNumber);
  const id = (await stage.of(orderNumber)).order?.applicationId;
  const page = await visit('exam-admin', '#/exports');
  await page.getByRole('button', { name: '开始导出' }).waitFor();
  await inspectOffice(page, 'start');
  const zip = unzipSync(await exported(page, '移交包', 'CSV（UTF-8）'));
  expect(Object.keys(zip).sort()).toEqual(['manifest.csv', `photos/${id}.jpg`]);
  expect(strFromU8(zip['manifest.csv'] as Uint8Array)).toContain(`photos/${id}.jpg`);
  const sheet = unzipSync(await exported(page, '全部报名', 'Excel（XLSX）'));
  expect(strFromU8(sheet['xl/worksheets/sheet1.xml'] as Uint8Array)).toContain(orderNumber);

  await page.getByRole('link', { name: '统计' }).click();
  await page.getByRole('region', { name: '按部门统计' }).waitFor();
  await page.getByRole('img', { name: '每日报名和缴费人数' }).waitFor();
  await inspectOffice(page, 'figures');
});

test('nobody has another’s export, finance has none, an auditor only figures', async () => {
  const as = async (username: string, method: string, path: string, body?: unknown) => {
    const client = await staffClient(platform.endpoints, username);
    return client.call(method, `/api/admin/exams/gansu-2017-03/exports${path}`, body);
  };
  const body = { kind: 'applications', format: 'csv' };
  const { status, body: job } = await as('exam-admin', 'POST', '', body);
  expect([status, job.status]).toEqual([202, 'running']);
  expect((await as('lead', 'GET', `/${job.exportId}`)).status).toBe(404);
  expect((await as('finance', 'POST', '', body)).status).toBe(403);
  expect((await as('auditor', 'POST', '', body)).status).toBe(403);
  expect((await as('auditor', 'POST', '', { ...body, kind: 'statistics' })).status).toBe(202);
  const wrong = await as('exam-admin', 'POST', '', { kind: 'handover', format: 'xlsx' });
  expect([wrong.status, wrong.body.errors[0].code]).toEqual([422, 'handover-csv']);
});
