/** A desktop and its keyboard alone, from the notice to 已经交费; and what the journey leaves behind. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { syntheticApplicant } from '../../scripts/journey/person.ts';
import { payable, type Saved } from '../system/support/applicant.ts';
import { platformForTests } from './support/platform.ts';
import { desktop, visits } from './support/visit.ts';

const platform = platformForTests();
const visit = visits(platform);
const FAR = 120;

/** Presses Tab until the focus is on what was looked for, as a person without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < FAR; press += 1) {
    await page.keyboard.press('Tab');
    const isThere = await page.evaluate<boolean, string>(
      (wanted) => (globalThis as any).document.activeElement.matches(wanted),
      selector,
    );
    if (isThere) return;
  }
  throw new Error(`Tab never reaches ${selector}`);
}

const heading = (page: Page, name: string) =>
  page.getByRole('heading', { name, level: 1 }).waitFor();
async function press(page: Page, selector: string, key = 'Enter'): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press(key);
}
async function type(page: Page, id: string, text: string): Promise<void> {
  await tabTo(page, `#${id}`);
  await page.keyboard.insertText(text);
  expect(await page.locator(`#${id}`).inputValue()).toBe(text);
}
/** A list by its keyboard: the first letters choose. */
async function choose(page: Page, id: string, text: string): Promise<void> {
  await tabTo(page, `#${id}`);
  const place = await page
    .locator(`#${id} option`)
    .evaluateAll((all, wanted) => all.findIndex((each) => each.textContent === wanted), text);
  const at = () =>
    page
      .locator(`#${id}`)
      .evaluate((list) => (list as unknown as { selectedIndex: number }).selectedIndex);
  for (let press = 0; press < 60 && (await at()) !== place; press += 1) {
    await page.keyboard.press((await at()) < place ? 'ArrowDown' : 'ArrowUp');
  }
}

const isAgreeable = (page: Page) => page.locator('main .button').first().isEnabled();

test('from the notice to the status page by Tab, Enter, arrows and typing', async () => {
  const page = await visit('/', { viewport: desktop });
  const person = syntheticApplicant();
  const seen: string[] = [];
  page.on('request', (request) => seen.push(request.url()));
  page.on('console', (message) => seen.push(message.text()));
  await page.locator('.way-main').waitFor();
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').textContent()).toBe('跳到正文');
  await page.keyboard.press('Enter');
  await press(page, '.way-main');
  await heading(page, '信用承诺书');
  await tabTo(page, '.pledge');
  // As a person does whose first press came before the text had its place.
  for (let press = 0; press < 20 && !(await isAgreeable(page)); press += 1) {
    await page.keyboard.press('End');
    await page.waitForTimeout(500);
  }
  await page.locator('main .button:enabled').waitFor();
  await press(page, 'main .button');
  await page.locator('.card').first().waitFor();
  await press(page, '.card .button');
  await heading(page, '个人信息');
  await type(page, 'name', person.name);
  await type(page, 'idNumber', person.idNumber);
  await type(page, 'phone', person.phone);
  await choose(page, 'politicalStatus', person.politicalStatus);
  await type(page, 'household', person.household);
  await press(page, 'main .button');
  await heading(page, '教育与经历');
  await choose(page, 'education', person.education);
  await choose(page, 'degree', person.degree);
  await type(page, 'school', person.school);
  await type(page, 'major', person.major);
  await type(page, 'graduationDate', person.graduationDate);
  await choose(page, 'freshGraduate', '否');
  await type(page, 'grassrootsYears', '0');
  await press(page, 'main .button');
  await heading(page, '选择考区');
  await tabTo(page, '#areaCode');
  await page.keyboard.press('ArrowDown');
  await press(page, 'main .button');
  await heading(page, '核对并保存');
  await press(page, 'main > .button');
  await heading(page, '报名信息已保存');
  const shown = await page.getByTestId('registration-number').textContent();
  const number = (shown ?? '').replace(/\s/g, '');
  await press(page, 'main > .button');
  await page.getByRole('heading', { name: '等待资格审查' }).waitFor();

  const cookies = await page.context().cookies();
  const storage = await page.evaluate<string>(
    'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
  );
  const left = [...seen, storage].map((text) => decodeURIComponent(text)).join('\n');
  const token = cookies.find(({ name }) => name === '__Host-session')?.value;
  expect(token).toBeTruthy();
  for (const secret of [person.name, person.idNumber, person.phone, number, String(token)])
    expect(left.includes(secret)).toBe(false);
});

test('the payment by keyboard: the gateway is chosen by arrows, the status says 已经交费', async () => {
  const person: Saved = await payable(platform.endpoints);
  const page = await visit('/pay', { person, viewport: desktop });
  await page.locator('#bank').waitFor();
  await tabTo(page, 'input[type=radio]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await press(page, 'main .button');
  await page.getByRole('button', { name: '支付成功' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.ticket-good').getByText('已经交费').waitFor({ timeout: 30_000 });
});

test('a form with errors is mended by keyboard: the summary leads to each field', async () => {
  const page = await visit('/pledge', { viewport: desktop });
  await tabTo(page, '.pledge');
  await page.keyboard.press('End');
  await press(page, 'main .button');
  await page.locator('.card').first().waitFor();
  await press(page, '.card .button');
  await heading(page, '个人信息');
  await press(page, 'main .button');
  await page.locator('.box-error:focus').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.locator(':focus').getAttribute('id')).toBe('name');
});
