/** The photo grid: worst first with what the machine found, and what was not sent is told. */
import { expect, test } from 'vitest';
import { staffClient } from '../../scripts/journey/client.ts';
import { drawBust } from '../../scripts/journey/photo.ts';
import { decide, examId, photograph, saved } from '../system/support/applicant.ts';
import { application } from '../system/support/cases.ts';
import { platformForTests } from '../system/support/platform.ts';
import { inspectOffice, officeVisits } from './support/office.ts';

const platform = platformForTests();
const deskOf = officeVisits(platform);

test('a page: the disputed photo first, the rest approved at once, the skipped one told', async () => {
  const { endpoints } = platform;
  const people = [await saved(endpoints), await saved(endpoints), await saved(endpoints)];
  for (const person of people) await decide(endpoints, person, 'approve');
  const [fine, moved, disputed] = people as [
    (typeof people)[0],
    (typeof people)[0],
    (typeof people)[0],
  ];
  await photograph(fine);
  const before = (await photograph(moved)).body.photo.sha256;
  const { version } = (await photograph(disputed, drawBust('green'))).body;
  const note = '背景是红色的';
  await disputed.client.call('POST', '/api/application/photo-appeals', { version, note });

  const page = await deskOf('photo-reviewer', '#/photo?size=24');
  const cards = page.locator('.card');
  await cards.nth(2).waitFor();
  const first = (await cards.first().textContent()) ?? '';
  expect(first).toContain('自动检查未通过');
  expect(first).toContain(note);
  const staff = await staffClient(endpoints, 'photo-reviewer');
  const { items } = (await staff.call('GET', `/api/review/queues/photo?examId=${examId}`)).body;
  const regions = items.flatMap(({ photo }: any) =>
    [...photo.reasons, ...photo.advice].filter(({ region }) => region),
  );
  expect(await page.getByTestId('region').count()).toBe(regions.length);
  await inspectOffice(page);

  // Another picture since the page was read: the approval of the old one is refused.
  const other = drawBust('red');
  await photograph(moved, other);
  await expect
    .poll(async () => (await application(moved)).photo.sha256, { timeout: 15_000 })
    .not.toBe(before);
  await page.getByRole('button', { name: '其余全部标记通过' }).click();
  await page.getByRole('button', { name: /^提交本页（2）/ }).click();
  await page.getByText('1 张未提交，见照片下方').waitFor();
  await inspectOffice(page);
  expect((await application(fine)).photo.status).toBe('approved');
  expect((await application(moved)).photo.status).toBe('pending');

  await cards.first().getByRole('button', { name: /通过$/ }).first().click();
  await page.getByLabel('其他理由（考生会看到）').fill('人工核对底色为红色');
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(async () => (await application(disputed)).photo.status, { timeout: 15_000 })
    .toBe('approved');
  await page.context().close();
});
