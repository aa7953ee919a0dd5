/** 补充材料, 更正 and 复核: asked for on the site, answered by the office, told on the status page. */
import { expect, test } from 'vitest';
import { decide, saved } from '../system/support/applicant.ts';
import { office } from '../system/support/cases.ts';
import { pdf } from '../system/support/papers.ts';
import { platformForTests } from './support/platform.ts';
import { inspect, visits } from './support/visit.ts';

const platform = platformForTests();
const visit = visits(platform);
type Page = Awaited<ReturnType<typeof visit>>;

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const english = (page: Page) => page.locator('.tools').getByText('English').click();
const openForm = (page: Page, heading: string) =>
  page
    .locator('section', { has: page.getByRole('heading', { name: heading, exact: true }) })
    .locator('summary')
    .click();
const addPaper = async (page: Page, purpose: string) => {
  const file = { name: '身份证.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf()) };
  await page.locator(`#papers-${purpose}`).setInputFiles(file);
  await page.getByText('✓ 已上传').waitFor();
};
const row = (page: Page, name: string) => page.locator('.tasks li').filter({ hasText: name });

test('who is asked for material is led to it, sends it, and is pending again', async () => {
  const person = await saved(platform.endpoints);
  await decide(platform.endpoints, person, 'return');
  const page = await visit('/application', { person });
  await page.locator('.label').getByText('退回补充材料').waitFor();
  await page.locator('.next').getByText('学历不符合职位要求').waitFor();
  await inspect(page);
  await page.locator('.next').getByRole('link', { name: '补充材料' }).click();
  await page.getByRole('heading', { name: '补充材料', exact: true }).waitFor();
  await inspect(page);
  await press(page, '提交材料');
  await page.getByText('请先上传证明材料').waitFor();
  await addPaper(page, 'material');
  await press(page, '提交材料');
  await page.getByTestId('material').getByText('已提交').waitFor();
  await inspect(page);
  await page.goto(`${platform.endpoints.site}/#/application`);
  await row(page, '补充材料').getByText('已提交').waitFor();
  await page.locator('.label').getByText('待审核').waitFor();
});

test('a correction says what is wrong beside its field, in both languages, and ends with an answer', async () => {
  const person = await saved(platform.endpoints);
  const { name } = person.body.applicant;
  const page = await visit('/requests', { person });
  await openForm(page, '更正姓名或身份证号');
  await press(page, '提交更正申请');
  await page.locator('#correct-name-error').getByText('请填写正确的姓名或身份证号').waitFor();
  expect(await page.locator('#note-correction-error').textContent()).toBe('请写明理由');
  await inspect(page);
  await page.locator('#correct-name').fill(name);
  await page.locator('#note-correction').fill('同音字，见身份证');
  await addPaper(page, 'correction');
  await press(page, '提交更正申请');
  await page.locator('#correct-name-error').getByText('与原姓名相同').waitFor();
  await english(page);
  await page.locator('#correct-name-error').getByText('This is the name on record').waitFor();
  await page.locator('.tools').getByText('中文').click();
  await page.locator('#correct-name').fill(`${name}䶮`);
  await press(page, '提交更正申请');
  const box = page.getByTestId('correction');
  await box.getByText('待审核').waitFor();
  await inspect(page);
  const no = { decision: 'reject', reason: '身份证上没有这个字' };
  const answer = await office(platform.endpoints, person, 'reviewer', 'corrections', no);
  expect(answer.status).toBe(200);
  await page.reload();
  await box.getByText('身份证上没有这个字').waitFor();
  await inspect(page);
  await page.goto(`${platform.endpoints.site}/#/application`);
  await row(page, '更正申请').getByText('审核未通过').waitFor();
});

test('a rejection is appealed against once, with a reason and without papers', async () => {
  const person = await saved(platform.endpoints);
  const page = await visit('/requests', { person });
  await page.getByText('审核未通过或被视为放弃时，可以在这里申请复核。').waitFor();
  await decide(platform.endpoints, person, 'reject');
  await page.reload();
  await openForm(page, '申请复核');
  await press(page, '提交复核申请');
  await page.locator('#note-appeal-error').getByText('请写明理由').waitFor();
  await inspect(page);
  await page.locator('#note-appeal').fill('学历符合公告要求');
  await press(page, '提交复核申请');
  const box = page.getByTestId('appeal');
  await box.getByText('待审核').waitFor();
  expect(await page.getByRole('button', { name: '提交复核申请' }).count()).toBe(0);
  const uphold = { decision: 'uphold', reason: '学历证书与要求不符' };
  const answer = await office(platform.endpoints, person, 'lead', 'appeals', uphold);
  expect(answer.status).toBe(200);
  await page.reload();
  await box.getByText('维持原决定').waitFor();
  await box.getByText('学历证书与要求不符').waitFor();
  expect(await page.getByRole('button', { name: '提交复核申请' }).count()).toBe(0);
  await page.goto(`${platform.endpoints.site}/#/application`);
  await row(page, '复核申请').getByText('维持原决定').waitFor();
});
