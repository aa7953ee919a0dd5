/** Hints, barred positions, rare characters, texts to read, English, print, leaving, WeChat. */
import { expect, test } from 'vitest';
import { bodyFor, decide, payable, saved } from '../system/support/applicant.ts';
import { platformForTests } from './support/platform.ts';
import { inspect, visits } from './support/visit.ts';

const platform = platformForTests();
const visit = visits(platform);
type Page = Awaited<ReturnType<typeof visit>>;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const readPledge = async (page: Page) => {
  await page.locator('.pledge p').last().scrollIntoViewIfNeeded();
  await press(page, '同意');
};

test('the texts to read are whole in both languages', async () => {
  const page = await visit('/');
  for (const [path, heading] of [
    ['/help', '帮助'],
    ['/notices', '公告'],
    ['/privacy', '个人信息保护'],
    ['/accessibility', '无障碍声明'],
  ] as const) {
    await page.goto(`${platform.endpoints.site}/#${path}`);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    await inspect(page);
    await page.locator('.tools').getByText('English').click();
    // English comes over the wire when it is asked for.
    await page.locator('html[lang=en]').waitFor();
    const english = page.locator('main :is(h1, h2, p:not(.above), li)');
    expect((await english.allTextContents()).join(' ')).not.toMatch(/\p{Script=Han}/u);
    expect(await english.count()).toBeGreaterThan(4);
    await page.locator('.tools').getByText('中文').click();
  }
});

test('a refusal is told in English to who reads English', async () => {
  const page = await visit('/query');
  await page.locator('.tools').getByText('English').click();
  await page.locator('#name').fill('王安');
  await page.getByRole('button', { name: 'Log in' }).click();
  const box = page.locator('.box-error');
  await box.waitFor();
  expect(await box.locator('h2').textContent()).toBe(
    'Name, ID number or registration number is not right',
  );
});

test('hints say what fits, what does not, and what a person has to judge', async () => {
  const page = await visit('/positions');
  await page.locator('.card').first().waitFor();
  expect(await page.locator('.eligibility').count()).toBe(0);
  await page.getByText('我的条件').click();
  await page.locator('#birthDate').fill('1970-01-01');
  await page.locator('#education').selectOption('大专');
  await page.locator('#degree').selectOption('无');
  const first = page.locator('.card').first();
  await first.getByText('超过35周岁').waitFor();
  await first.getByText('学历低于要求').waitFor();
  await first.getByText('须由工作人员对照原文判断').waitFor();
  await inspect(page);
  await page.locator('#birthDate').fill('1995-01-01');
  await page.locator('#education').selectOption('本科');
  await page.locator('#degree').selectOption('学士');
  await first.getByText('需人工判断').waitFor();
  expect(await first.getByText('学历低于要求').count()).toBe(0);
  const kept = await page.evaluate<string>('JSON.stringify(localStorage) + location.href');
  expect(kept).not.toContain('1995');
});

test('the position that refused is grey in the search, the edit takes another', async () => {
  const person = await saved(platform.endpoints);
  await decide(platform.endpoints, person, 'reject');
  const page = await visit('/edit', { person });
  await page.locator('.reasons').getByText('学历不符合职位要求').waitFor();
  await inspect(page);
  await page.locator('#idNumber').fill(person.body.applicant.idNumber);
  await press(page, '保存');
  await page.getByText('不允许再次报考同一职位').waitFor();
  await page.locator('#positionCode').click();
  await page.locator('#q').fill(person.body.positionCode);
  const card = page.locator('.card-barred');
  await card.getByText('不允许再次报考同一职位').waitFor();
  expect(await card.getByRole('button').count()).toBe(0);
  await inspect(page);
  await page.locator('#q').fill('');
  await page.locator('.card:not(.card-barred) .button').first().click();
  await page.locator('#idNumber').fill(person.body.applicant.idNumber);
  await press(page, '保存');
  await page.getByRole('heading', { name: '等待资格审查' }).waitFor();
});

test('䶮 and 𬭊 by pinyin, parts and code point, drawn up to the status page and the print', async () => {
  const page = await visit('/pledge');
  await readPledge(page);
  await page.locator('.card .button').first().click();
  await page.locator('#name').fill('王');
  await press(page, '打不出的字');
  const add = (query: string, code: string) =>
    page
      .locator('#rare')
      .fill(query)
      .then(() => page.getByRole('button', { name: new RegExp(code) }).click());
  await add('yan', 'U\\+4DAE');
  await add('金杜', 'U\\+2CB4A');
  await inspect(page);
  await add('U+4DAE', 'U\\+4DAE');
  await add('龙天', 'U\\+4DAE');
  expect(await page.locator('#name').inputValue()).toBe('王䶮𬭊䶮䶮');
  await page.locator('#name').fill('王䶮𬭊');
  const drawn = page.locator('.live .glyph svg path');
  await expect.poll(() => drawn.count()).toBe(2);
  const { applicant } = await bodyFor(platform.endpoints);
  await page.locator('#idNumber').fill(applicant.idNumber);
  await page.locator('#phone').fill(applicant.phone);
  await page.locator('#politicalStatus').selectOption(applicant.politicalStatus);
  await page.locator('#household').fill(applicant.household);
  await press(page, '下一步');
  await page.locator('#education').selectOption(applicant.education);
  await page.locator('#degree').selectOption(applicant.degree);
  await page.locator('#school').fill(applicant.school);
  await page.locator('#major').fill(applicant.major);
  await page.locator('#graduationDate').fill(applicant.graduationDate);
  await page.locator('#freshGraduate').selectOption('no');
  await page.locator('#grassrootsYears').fill('0');
  await press(page, '下一步');
  await page.locator('#areaCode').selectOption('620100');
  await press(page, '下一步');
  const glyphs = page.locator('.facts .glyph');
  await expect.poll(() => glyphs.count()).toBe(2);
  await press(page, '保存');
  await page.getByTestId('registration-number').waitFor();
  expect(await glyphs.count()).toBe(2);
  await page.emulateMedia({ media: 'print' });
  expect(await glyphs.first().isVisible()).toBe(true);
  expect(await page.getByTestId('registration-number').isVisible()).toBe(true);
  expect(await page.locator('.top').isVisible()).toBe(false);
  expect(await page.getByText('复制报名序号').isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await press(page, '已记下，查看报名状态');
  await expect.poll(() => glyphs.count()).toBe(2);
  expect(await page.locator('.facts dd').filter({ hasText: '王䶮𬭊' }).count()).toBe(1);
  await page.emulateMedia({ media: 'print' });
  expect(await glyphs.first().isVisible()).toBe(true);
});

test('who leaves an unsaved form on a shared computer leaves nothing behind', async () => {
  const page = await visit('/pledge');
  expect(await page.getByRole('button', { name: '清除并离开' }).count()).toBe(0);
  await readPledge(page);
  await page.locator('.card .button').first().click();
  await page.locator('#name').fill('王安');
  await page.locator('#politicalStatus').selectOption('群众');
  await press(page, '清除并离开');
  await page.locator('.way-main').waitFor();
  expect(await page.evaluate<string>('JSON.stringify(localStorage)')).not.toContain('群众');
  await page.goBack();
  await page.locator('main h1').waitFor();
  expect(await page.getByText('王安').count()).toBe(0);
});

test('inside WeChat another gateway is reached by a link, never by a pop-up', async () => {
  const person = await payable(platform.endpoints);
  const userAgent =
    'Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/107 Mobile Safari/537.36 MicroMessenger/8.0.40';
  const page = await visit('/pay', { person, userAgent });
  const popups: string[] = [];
  page.on('popup', (popup) => popups.push(popup.url()));
  await page.getByLabel('支付宝').check();
  await press(page, '去支付');
  await page.getByRole('heading', { name: '请到手机浏览器中支付' }).waitFor();
  await press(page, '取得支付链接');
  const link = page.locator('#pay-link');
  await link.waitFor();
  const address = await link.inputValue();
  expect(address).not.toContain(person.body.applicant.idNumber);
  expect(address).not.toContain(person.registrationNumber);
  await inspect(page);
  expect(popups).toEqual([]);
});
