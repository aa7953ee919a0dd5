/** Every label of the status page and every screen behind it, in each state that statuses can make. */
import { expect, test } from 'vitest';
import { label, type NextStep } from '#domain/application/label.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import { saved } from '../system/support/applicant.ts';
import { platformForTests } from './support/platform.ts';
import { look, visits } from './support/visit.ts';

const platform = platformForTests();
const visit = visits(platform);

const approved = { qualification: { status: 'approved', reasons: [] } };
const photo = (status: string) => ({
  ...approved,
  photo: { status, reasons: [{ code: 'background', text: '背景颜色不符合要求' }], advice: [] },
});
const fee = (status: string, more = {}) => ({
  ...photo('approved'),
  payment: { status, amountFen: 15_000, currency: 'CNY', ...more },
});
const order = {
  orderNumber: 'B1703200001',
  transactionId: 'T1',
  paidAt: '2017-03-20T09:00:00+08:00',
};

/** What differs from a fresh application; the label that API.md promises; the next step. */
const states: [Record<string, unknown>, string, NextStep][] = [
  [{}, '待审核', 'wait-qualification'],
  [{ qualification: { status: 'returned', reasons: [] } }, '退回补充材料', 'material'],
  [{ qualification: { status: 'rejected', reasons: [] } }, '审核未通过', 'edit'],
  [approved, '审核通过', 'upload-photo'],
  [photo('checking'), '照片待审核', 'wait-photo'],
  [photo('pending'), '照片待审核', 'wait-photo'],
  [photo('failed'), '照片审核未通过', 'upload-photo'],
  [photo('rejected'), '照片审核未通过', 'upload-photo'],
  [fee('due'), '照片审核通过，请缴费', 'pay'],
  [fee('confirming', { orderNumber: 'B1703200001' }), '缴费确认中', 'wait-payment'],
  [{ ...fee('paid', order), confirmation: 'confirmed' }, '已经交费', 'done'],
  [{ ...fee('waived'), confirmation: 'confirmed' }, '免缴考务费', 'done'],
  [fee('refunding', order), '退费中', 'none'],
  [fee('refunded', order), '已退费', 'none'],
  [{ ...fee('due'), confirmation: 'abandoned' }, '视为自动放弃考试资格', 'none'],
  [{ ...fee('paid', order), confirmation: 'disqualified' }, '已取消报考资格', 'none'],
  [{ qualification: { status: 'withdrawn', reasons: [] } }, '已撤回', 'none'],
];
/** The status page first: when its label is there, the others show the same state. */
const screens = ['/application', '/result', '/edit', '/photo', '/pay', '/requests'];

test('each state has its label, its next step and screens without a finding', async () => {
  const person = await saved(platform.endpoints);
  const page = await visit('/help', { person });
  let json = person.application;
  await page.route('**/api/application', (route) => route.fulfill({ json }));
  for (const [n, [changes, words, nextStep]] of states.entries()) {
    json = { ...person.application, ...changes, label: words, nextStep };
    expect(label(json as ApplicationState)).toBe(words);
    for (const [place, path] of screens.entries()) {
      await page.goto(`${platform.endpoints.site}/#${path}`);
      await page.locator(`.menu [aria-current=page][href="#${path}"]`).waitFor();
      const isFirst = path === '/application';
      if (isFirst) await page.locator('.label').getByText(words, { exact: true }).waitFor();
      await page.locator('main > :not(h1)').first().waitFor();
      const unnamed = /undefined|NaN|(status|photoPay|events|form|common)\.[a-z]/;
      expect(await page.getByText(unnamed).count()).toBe(0);
      // Of the others a different one in each state: all are looked at several times.
      if (isFirst || place === 1 + (n % 5)) await look(page);
    }
  }
});
