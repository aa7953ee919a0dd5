/** One computer, several tabs, several people: orders are single, people never mix, nothing stays. */
import { expect, test } from 'vitest';
import { syntheticApplicant } from '../../scripts/journey/person.ts';
import { payable, saved } from '../system/support/applicant.ts';
import { newStage } from '../system/support/stage.ts';
import { platformForTests } from './support/platform.ts';
import { visits } from './support/visit.ts';

const platform = platformForTests();
const stage = newStage(platform);
const visit = visits(platform);
type Page = Awaited<ReturnType<typeof visit>>;
const site = (path: string) => `${platform.endpoints.site}/#${path}`;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const atCashier = (page: Page) => page.getByRole('button', { name: '支付成功' }).waitFor();

test('two tabs give one order, and Back from the gateway leads to it', async () => {
  const person = await payable(platform.endpoints);
  const one = await visit('/pay', { person });
  const two = await one.context().newPage();
  await two.goto(site('/pay'));
  for (const page of [one, two]) await page.locator('#bank').waitFor();
  await Promise.all([one, two].map((page) => press(page, '去支付')));
  await Promise.all([one, two].map(atCashier));
  const { orders } = await stage.books();
  const { orderNumber } = (await stage.application(person)).payment;
  const { applicationId } = orders.find((order) => order.orderNumber === orderNumber) ?? {};
  const own = orders.filter((order) => order.applicationId === applicationId);
  expect(own.map((order) => order.orderNumber)).toEqual([orderNumber]);

  await one.goBack();
  await one.getByRole('heading', { name: '有一笔未完成的订单' }).waitFor();
  await one.getByRole('link', { name: '银行已扣款' }).click();
  await one.getByText(orderNumber).first().waitFor();
  await two.getByRole('button', { name: '支付成功' }).click();
  await two.locator('.ticket-good').waitFor({ timeout: 30_000 });
  await one.locator('.ticket-good').getByText('已经交费').waitFor({ timeout: 30_000 });
});

test('two people in two tabs of one browser: a tab never shows or changes the other one', async () => {
  const first = await saved(platform.endpoints);
  const applicant = syntheticApplicant({ name: '李安', school: '第二人的大学' });
  const second = await saved(platform.endpoints, { applicant });
  const page = await visit('/edit', { person: first });
  await page.locator('#school').waitFor();
  const other = await page.context().newPage();
  await other.goto(site('/query'));
  await other.locator('#name').fill(second.body.applicant.name);
  await other.locator('#idNumber').fill(second.body.applicant.idNumber);
  await other.locator('#registrationNumber').fill(second.registrationNumber);
  await press(other, '登录');
  await other.getByText(second.application.registrationNumberHint).first().waitFor();
  // The first tab follows its cookie at once: it neither shows nor sends anything of the first one.
  await expect.poll(() => page.locator('#school').inputValue()).toBe('第二人的大学');
  await page.locator('#idNumber').fill(first.body.applicant.idNumber);
  await press(page, '保存');
  await page.getByText('身份证号不能在此修改，请提交更正申请').first().waitFor();
  expect((await stage.application(second)).version).toBe(second.application.version);
  await press(other, '退出登录');
  await page.getByRole('heading', { name: '用户登录' }).waitFor();
});

test('after leaving nothing of the person is left: not on the page, in storage, nor behind Back', async () => {
  const person = await saved(platform.endpoints);
  const { name } = person.body.applicant;
  const page = await visit('/edit', { person });
  await page.locator('#school').waitFor();
  await page.locator('#idNumber').fill(person.body.applicant.idNumber);
  await press(page, '退出登录');
  await page.locator('.way-main').waitFor();
  for (const path of ['back', '/application', '/edit', '/receipt', '/pay', '/requests']) {
    await (path === 'back' ? page.goBack() : page.goto(site(path)));
    await page.getByRole('heading', { name: '用户登录' }).waitFor();
    const text = await page.evaluate<string>(
      'document.body.innerText + [...document.querySelectorAll("input,select,textarea")].map((one) => one.value) + JSON.stringify({ ...localStorage, ...sessionStorage })',
    );
    expect(text).not.toContain(name);
    expect(text).not.toContain(person.body.applicant.school);
    expect(text).not.toContain(person.body.applicant.idNumber);
  }
  expect((await person.client.call('GET', '/api/application')).status).toBe(401);
});
