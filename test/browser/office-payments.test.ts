/** The payments desk in a browser: two people of finance, and an auditor who reads. */
import { expect, test } from 'vitest';
import { platformForTests } from '../system/support/platform.ts';
import { paidOnce } from '../system/support/scene.ts';
import { newStage } from '../system/support/stage.ts';
import { inspectOffice, officeVisits } from './support/office.ts';

const platform = platformForTests();
const stage = newStage(platform);
const visit = officeVisits(platform);

test('one proposes a refund, another confirms it, the list is empty again', async () => {
  const { orderNumber } = await stage.ready();
  await stage.pay(orderNumber, 'success');
  await paidOnce(stage, orderNumber);
  const { captures } = await stage.of(orderNumber);
  const first = await visit('finance', '#/payments');
  await first.getByText('没有需要处理的款项。').waitFor();
  await inspectOffice(first, 'empty exceptions');
  await first.getByRole('button', { name: '退费', exact: true }).click();
  await first.getByLabel('交易流水号').fill(captures[0]?.transactionId ?? '');
  await first.getByLabel('理由', { exact: true }).fill('考生申请');
  await inspectOffice(first, 'propose');
  await first.getByRole('button', { name: '提出退费' }).click();
  await first.getByText('请另一人在「待处理」中确认').waitFor();
  await first.getByRole('button', { name: '待处理' }).click();
  await first.getByText('由您提出，须由另一人确认').waitFor();

  const second = await visit('finance-b', '#/payments');
  await second.getByText(orderNumber).waitFor();
  expect(await second.getByRole('button', { name: '不同意' }).isDisabled()).toBe(true);
  await inspectOffice(second, 'proposal');
  await second.getByRole('button', { name: '确认退费' }).click();
  await second.getByText('没有需要处理的款项。').waitFor();
  await stage.refundAll();
  expect((await stage.of(orderNumber)).payment?.status).toBe('refunded');
});

test('a mass refund is counted, confirmed by another and seen to its end', async () => {
  const { orderNumber } = await stage.ready();
  await stage.pay(orderNumber, 'success');
  await paidOnce(stage, orderNumber);
  const first = await visit('finance', '#/payments');
  await first.getByRole('button', { name: '批量退费' }).click();
  await first.getByLabel('批量退费理由').fill('考试取消');
  await first.getByLabel('上限（元）').fill('1000.00');
  await first.getByLabel('仅预览（不能确认）').uncheck();
  await inspectOffice(first, 'mass refund');
  await first.getByRole('button', { name: '统计应退人数和金额' }).click();
  const run = first.getByRole('region', { name: '批次' });
  await run.getByText('正在统计').waitFor();
  const id = /批次 ([0-9a-z]{26})/.exec((await run.textContent()) ?? '')?.[1] ?? '';
  await stage.run('run-mass-refunds');
  await run.getByText('由您提出，须由另一人确认。').waitFor();

  const second = await visit('finance-b', '#/payments');
  await second.getByRole('button', { name: '批量退费' }).click();
  await second.getByLabel('批次号').fill(id);
  await second.getByRole('button', { name: '打开批次' }).click();
  await inspectOffice(second, 'proposed run');
  await second.getByRole('button', { name: /^确认退费 1 人 / }).click();
  await second.getByText('已确认，退费开始').waitFor();
  await stage.run('run-mass-refunds');
  await stage.refundAll();
  await second.getByText(/完成 1，失败 0/).waitFor();
});

test('an auditor reads bills, the month and waivers, and can do nothing', async () => {
  const page = await visit('auditor', '#/payments');
  await page.getByText('只读').waitFor();
  for (const name of ['每日对账', '月度汇总', '免缴', '批量退费', '退费']) {
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForLoadState('networkidle');
    await inspectOffice(page, name);
  }
  await page.getByText('只有财务人员可以提出退费。').waitFor();
  await page.getByRole('button', { name: '月度汇总' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载 CSV（GB18030）' }).click();
  expect((await download).suggestedFilename()).toMatch(/^payments-\d{4}-\d\d\.csv$/);
});
