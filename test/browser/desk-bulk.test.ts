/** Several applications with one decision, what is skipped and why, and a batch that is kept. */
import { expect, test } from 'vitest';
import { demo, type Saved, saved } from '../system/support/applicant.ts';
import { application, office } from '../system/support/cases.ts';
import { platformForTests } from '../system/support/platform.ts';
import { inspectOffice, officeVisits } from './support/office.ts';

const platform = platformForTests();
const deskOf = officeVisits(platform);
const rejected = { decision: 'reject', reasons: [{ code: 'age', text: '年龄不符合职位要求' }] };

test('a bulk approval decides what is as it was shown, and names what is not', async () => {
  const { endpoints } = platform;
  const people: Saved[] = [];
  for (let n = 0; n < 3; n += 1) people.push(await saved(endpoints));
  const [first, second, third] = people as [Saved, Saved, Saved];
  const page = await deskOf('lead-b', '#/qualification');
  await page
    .getByRole('checkbox', { name: /^选择 / })
    .nth(2)
    .waitFor();
  const department = (await demo(endpoints)).positions[0].department;
  await page.getByLabel('按部门代码筛选').click();
  await page.getByText(`${department.name}（${department.code}）`).first().waitFor();
  await page.keyboard.press('Escape');
  await office(endpoints, first, 'reviewer', 'qualification', rejected);

  await page.getByLabel('全选').check();
  await page.getByRole('button', { name: '批量通过' }).click();
  await page.getByText('每件分别决定').waitFor();
  await inspectOffice(page);
  await page.getByRole('button', { name: '确认批量通过' }).click();
  await page.getByText('已办理 2 件，跳过 1 件').waitFor();
  const skipped = page.getByRole('alert').getByRole('listitem');
  expect(await skipped.count()).toBe(1);
  expect(await skipped.textContent()).toContain('当前不在待审核状态');
  await inspectOffice(page);
  const labels = await Promise.all(people.map(async (one) => (await application(one)).label));
  expect(labels[0]).toBe('审核未通过');
  expect(labels[1]).toBe(labels[2]);
  expect((await application(second)).qualification.status).toBe('approved');
  expect((await application(third)).qualification.status).toBe('approved');
  await page.context().close();
});

test('a rejection of several needs a reason; a decision taken back stays in the batch', async () => {
  const { endpoints } = platform;
  for (let n = 0; n < 3; n += 1) await saved(endpoints);
  const page = await deskOf('reviewer', '#/qualification');
  await page
    .getByRole('checkbox', { name: /^选择 / })
    .nth(2)
    .waitFor();
  await page.getByLabel('全选').check();
  await page.getByRole('button', { name: '批量不通过' }).click();
  await page.getByRole('button', { name: '确认批量不通过' }).click();
  await page.getByText('请选择或填写理由').waitFor();
  await inspectOffice(page);
  await page.getByRole('button', { name: '取消', exact: true }).click();

  await page.getByRole('button', { name: /^领取下一批/ }).click();
  await page.getByText('已领取 3 件').waitFor();
  await page.getByText('我', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: /^通过/ }).click();
  await page.getByRole('button', { name: /^提交决定/ }).click();
  await page.getByText('已领取 2 件').waitFor();
  await page.getByRole('button', { name: /^撤销/ }).click();
  await page.getByText('已领取 3 件').waitFor();
  await page.context().close();
});
