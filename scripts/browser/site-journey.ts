import type { Page } from 'playwright-core';
import { type Endpoints, staffClient } from '../journey/client.ts';
import { syntheticApplicant } from '../journey/person.ts';
import { drawBust } from '../journey/photo.ts';

/** Called on each screen with its name: a test checks it, the screenshots keep it. */
export type OnScreen = (name: string) => Promise<void>;

/** Screens that are opened by their address. */
const read = [
  ['14-requests', 'requests', '免缴考务费申请'],
  ['15-notices', 'notices', '公告'],
  ['16-help', 'help', '交费后仍显示“未交费”？'],
  ['17-privacy', 'privacy', '收集哪些信息'],
  ['18-accessibility', 'accessibility', '可以怎样使用'],
] as const;

/** One applicant on a phone, by touch, from the notice to 已经交费. */
export async function walkSite(page: Page, endpoints: Endpoints, on: OnScreen): Promise<void> {
  const tap = (name: string) => page.getByRole('button', { name, exact: true }).tap();
  const person = syntheticApplicant();
  await page.goto(endpoints.site);
  await page.locator('.way-main').waitFor();
  await on('01-notice');
  await page.locator('.way-main').tap();
  await page.locator('.pledge p').last().scrollIntoViewIfNeeded();
  await on('02-pledge');
  await tap('同意');
  await page.locator('.card').first().waitFor();
  await on('03-positions');
  await page.locator('.card .button').first().tap();
  await page.getByRole('heading', { name: '个人信息' }).waitFor();
  await tap('下一步');
  await page.locator('.box-error').waitFor();
  await on('04-person-errors');
  await page.locator('#name').fill(person.name);
  await page.locator('#idNumber').fill(person.idNumber);
  await page.locator('#phone').fill(person.phone);
  await page.locator('#politicalStatus').selectOption(person.politicalStatus);
  await page.locator('#household').fill(person.household);
  await tap('下一步');
  await page.locator('#education').selectOption(person.education);
  await page.locator('#degree').selectOption(person.degree);
  await page.locator('#school').fill(person.school);
  await page.locator('#major').fill(person.major);
  await page.locator('#graduationDate').fill(person.graduationDate);
  await page.locator('#freshGraduate').selectOption('no');
  await page.locator('#grassrootsYears').fill('0');
  await on('05-study');
  await tap('下一步');
  await page.locator('#areaCode').selectOption('620100');
  await tap('下一步');
  await page.getByRole('heading', { name: '核对并保存' }).waitFor();
  await on('06-check');
  await tap('保存');
  const shown = page.getByTestId('registration-number');
  await shown.waitFor();
  await on('07-receipt');
  const number = ((await shown.textContent()) ?? '').replace(/\s/g, '');
  await tap('已记下，查看报名状态');
  await page.getByRole('heading', { name: '等待资格审查' }).waitFor();
  await on('08-details');
  await tap('退出登录');
  await page.locator('.way-main').waitFor();
  await page.getByRole('link', { name: '查询' }).first().tap();
  await page.locator('#registrationNumber').waitFor();
  await page.locator('#name').fill(person.name);
  await page.locator('#idNumber').fill(person.idNumber);
  await page.locator('#registrationNumber').fill(number);
  await on('09-query');
  await tap('登录');
  await page.locator('.tasks').waitFor();
  await decide(endpoints, number, 'qualification');
  await photograph(page, on);
  await decide(endpoints, number, 'photo');
  await page.goto(`${endpoints.site}/#/pay`);
  await page.reload();
  await page.locator('#bank').waitFor();
  await on('12-pay');
  await tap('去支付');
  await tap('支付成功');
  await page.locator('.ticket-good').waitFor({ timeout: 30_000 });
  await on('13-paid');
  for (const [name, path, heading] of read) {
    await page.goto(`${endpoints.site}/#/${path}`);
    await page.getByRole('heading', { name: heading }).waitFor();
    await on(name);
  }
}

async function photograph(page: Page, on: OnScreen): Promise<void> {
  await page.getByRole('link', { name: '照片维护' }).first().tap();
  await page.getByRole('button', { name: '选择或拍摄照片' }).waitFor();
  const buffer = Buffer.from(drawBust());
  const picture = { name: 'me.jpg', mimeType: 'image/jpeg', buffer };
  await page.locator('input[type=file]').setInputFiles(picture);
  await page.locator('.verdict-pass').waitFor();
  await on('10-photo');
  await page.getByRole('button', { name: '上传照片', exact: true }).tap();
  await page.locator('.own-photo').waitFor({ timeout: 30_000 });
  await on('11-photo-uploaded');
}

/** The office's part, over the API. */
async function decide(endpoints: Endpoints, number: string, what: 'qualification' | 'photo') {
  const username = what === 'photo' ? 'photo-reviewer' : 'reviewer';
  const staff = await staffClient(endpoints, username);
  const search = { examId: 'gansu-2017-03', registrationNumber: number };
  const finder = await staffClient(endpoints, 'reviewer');
  const found = await finder.call('POST', '/api/review/searches', search);
  const id = found.body.items[0].applicationId;
  const { body } = await staff.call('GET', `/api/review/applications/${id}`);
  const answer = await staff.call('POST', `/api/review/applications/${id}/${what}`, {
    version: body.version,
    decision: 'approve',
    reasons: [],
    ...(what === 'photo' ? { sha256: body.photo.sha256 } : {}),
  });
  if (answer.status !== 200) throw new Error(`${what}: ${answer.status}`);
}
