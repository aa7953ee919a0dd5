import { expect, test } from 'vitest';
import { staffClient } from '../../scripts/journey/client.ts';
import { demo, examId, saved } from '../system/support/applicant.ts';
import { platformForTests } from '../system/support/platform.ts';
import { inspectOffice, officeVisits } from './support/office.ts';

const platform = platformForTests();
const visit = officeVisits(platform);

test('a lead takes over what a colleague holds; a decision is taken back within ten seconds', async () => {
  const { endpoints } = platform;
  const { positions } = await demo(endpoints);
  const department = positions[0].department.code;
  for (let n = 0; n < 3; n += 1) await saved(endpoints);
  const claims = '/api/review/queues/qualification/claims';
  const reviewer = await staffClient(endpoints, 'reviewer');
  expect((await reviewer.call('POST', claims, { examId, count: 1 })).body.items).toHaveLength(1);

  const page = await visit('lead', `#/qualification?department=${department}`);
  const takeOver = page.getByRole('button', { name: /^接管 / });
  await takeOver.waitFor();
  await takeOver.click();
  await takeOver.waitFor({ state: 'detached' });
  const path = `/api/review/queues/qualification?examId=${examId}`;
  const { items, now } = (await reviewer.call('GET', path)).body;
  expect(items.map((item: any) => item.claimedBy)).toContain('lead');
  expect(Date.parse(now)).toBeGreaterThan(Date.parse(items[0].waitingSince));

  await page.getByRole('button', { name: /^通过/ }).waitFor();
  await page.keyboard.press('a');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /^撤销/ }).waitFor();
  await inspectOffice(page);
  await page.keyboard.press('u');
  await page.getByText('已撤销').waitFor();
  const after = (await reviewer.call('GET', path)).body.items;
  expect(after).toHaveLength(items.length);
});
