/** Requests with papers, and leaving, in every state that an applicant can meet. */
import { expect, test } from 'vitest';
import { payable, saved } from '../system/support/applicant.ts';
import { pdf, staffDecides } from '../system/support/papers.ts';
import { newStage } from '../system/support/stage.ts';
import { moveWindows, windows } from '../system/support/windows.ts';
import { platformForTests } from './support/platform.ts';
import { inspect, visits } from './support/visit.ts';

const platform = platformForTests();
const stage = newStage(platform);
const visit = visits(platform);
type Page = Awaited<ReturnType<typeof visit>>;

const choose = (page: Page, name: string, mimeType: string, buffer: Uint8Array) =>
  page.locator('#papers-waiver').setInputFiles({ name, mimeType, buffer: Buffer.from(buffer) });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const openForm = (page: Page) =>
  page
    .locator('section', { has: page.getByRole('heading', { name: '免缴考务费申请' }) })
    .locator('summary')
    .click();
const addPdf = async (page: Page, name = '证明.pdf') => {
  await choose(page, name, 'application/pdf', pdf());
  await page.getByText('✓ 已上传').last().waitFor();
};

test('a waiver: wrong files are told at once, the right ones go with the request', async () => {
  const person = await saved(platform.endpoints);
  const page = await visit('/requests', { person });
  await page.getByRole('heading', { name: '免缴考务费申请' }).waitFor();
  await openForm(page);
  await inspect(page);
  const error = page.locator('#papers-waiver-error');
  await press(page, '提交申请');
  expect(await error.textContent()).toBe('请先上传证明材料');
  await choose(page, 'a.png', 'image/png', pdf());
  await page.getByText('a.png：只能上传 JPG 或 PDF 文件').waitFor();
  await choose(page, 'b.pdf', 'application/pdf', new Uint8Array(2_097_153));
  await page.getByText('b.pdf：文件超过 2 MB，请压缩后再传').waitFor();
  await choose(page, 'c.pdf', 'application/pdf', new Uint8Array());
  await page.getByText('c.pdf：文件是空的').waitFor();
  await inspect(page);
  await choose(page, '网页.pdf', 'application/pdf', Buffer.from('<html>not a paper</html>'));
  await page.getByText('✓ 已上传').waitFor();
  await page.locator('#note-waiver').fill('低保证明见附件');
  await press(page, '提交申请');
  await page.getByText('网页.pdf：材料须为完整的 JPG 或 PDF 文件').waitFor();
  expect(await page.locator('#note-waiver').inputValue()).toBe('低保证明见附件');
  await page.getByRole('button', { name: '删除 网页.pdf' }).click();
  await addPdf(page);
  await page.getByLabel('残疾').check();
  await press(page, '提交申请');
  const box = page.getByTestId('waiver');
  await box.getByText('待审核').waitFor();
  expect(await box.textContent()).toContain('残疾');
  await inspect(page);
  await page.goto(`${platform.endpoints.site}/#/application`);
  await page.locator('.tasks').getByText('免缴申请').waitFor();
  await inspect(page);
  await staffDecides(platform.endpoints, person, 'waiver', {
    decision: 'reject',
    evidence: '证明已过期',
  });
  await page.goto(`${platform.endpoints.site}/#/requests`);
  await page.getByText('证明已过期').waitFor();
  await page.getByText('可以补充材料后再次申请。').waitFor();
  await openForm(page);
  await addPdf(page, '新证明.pdf');
  await press(page, '提交申请');
  await box.getByText('待审核').waitFor();
  await staffDecides(platform.endpoints, person, 'waiver', { decision: 'approve', evidence: '' });
  await page.reload();
  await box.getByText('审核通过').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '材料 1' }).click();
  expect(await (await download).failure()).toBeNull();
});

test('no connection, too busy, and an ended session keep what was filled in', async () => {
  const person = await saved(platform.endpoints);
  const page = await visit('/requests', { person });
  await openForm(page);
  await addPdf(page);
  await page.locator('#note-waiver').fill('特困证明');
  await page.context().setOffline(true);
  await press(page, '提交申请');
  await page.getByText('网络不通，已填内容仍保留在本页').waitFor();
  await page.context().setOffline(false);
  const busy = { status: 429, headers: { 'retry-after': '7' }, json: { message: 'Too Many' } };
  await page.route('**/waiver-requests', (route) => route.fulfill(busy));
  await press(page, '提交申请');
  await page.getByText('请在 7 秒后再试').waitFor();
  await inspect(page);
  const fault = { code: 'fault', title: '系统繁忙，请稍后再试', traceId: 'abc-123' };
  await page.unroute('**/waiver-requests');
  await page.route('**/waiver-requests', (route) => route.fulfill({ status: 500, json: fault }));
  await press(page, '提交申请');
  await page.getByText('abc-123').waitFor();
  await page.unroute('**/waiver-requests');
  expect(await page.locator('#note-waiver').inputValue()).toBe('特困证明');
  await person.client.call('DELETE', '/api/sessions');
  await press(page, '提交申请');
  await page.getByText('登录已过期，请重新登录').waitFor();
  const { name, idNumber } = person.body.applicant;
  await page.locator('#name').fill(name);
  await page.locator('#idNumber').fill(idNumber);
  await page.locator('#registrationNumber').fill(person.registrationNumber);
  await press(page, '登录');
  await page.getByRole('heading', { name: '免缴考务费申请' }).waitFor();
});

test('withdrawing asks first; a no changes nothing', async () => {
  const person = await saved(platform.endpoints);
  const page = await visit('/requests', { person });
  await press(page, '撤回报名');
  await page.getByRole('heading', { name: /^确定要撤回/ }).waitFor();
  await inspect(page);
  await press(page, '不撤回');
  expect((await stage.application(person)).qualification.status).toBe('pending');
  await press(page, '撤回报名');
  await press(page, '确定撤回');
  await page.getByText('报名已撤回').waitFor();
  await page.getByText('现在不能申请免缴').waitFor();
  expect((await stage.application(person)).label).toBe('已撤回');
  await inspect(page);
});

test('after the payment it is a request, which finance answers with a reason', async () => {
  const { person, orderNumber } = await stage.ready();
  await stage.pay(orderNumber, 'success', 1);
  await stage.refresh(person, orderNumber);
  const page = await visit('/requests', { person });
  await press(page, '申请撤回报名');
  await page.locator('.box').getByRole('button', { name: '申请撤回报名' }).click();
  const box = page.getByTestId('withdrawal');
  await box.getByText('待审核').waitFor();
  const no = { decision: 'reject', reason: '考场已安排' };
  await staffDecides(platform.endpoints, person, 'withdrawal', no);
  await page.reload();
  await box.getByText('考场已安排').waitFor();
  await inspect(page);
});

test('after the close nothing can be asked for', async () => {
  const person = await payable(platform.endpoints);
  const { pay } = await windows(platform.endpoints);
  if (!pay) throw new Error('no window');
  await moveWindows(platform.endpoints, {
    pay: { opens: pay.opens, closes: new Date(Date.now() - 1000).toISOString() },
  });
  const page = await visit('/requests', { person });
  await page.getByText('现在不能申请免缴').waitFor();
  await moveWindows(platform.endpoints, { pay });
});
