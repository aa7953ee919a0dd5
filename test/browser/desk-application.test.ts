/** One application on the desk: what each role may do, by two persons, and a lost race. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { decide, idOf, saved } from '../system/support/applicant.ts';
import { application, ask } from '../system/support/cases.ts';
import { platformForTests } from '../system/support/platform.ts';
import { inspectOffice, officeVisits } from './support/office.ts';

const platform = platformForTests();
const deskOf = officeVisits(platform);
const actionNames = (page: Page) =>
  page
    .locator('section[aria-label="报名资料"] > .choices')
    .last()
    .getByRole('button')
    .allTextContents();
const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).last().click();
const fill = (page: Page, text: string) => page.getByRole('textbox', { name: '理由' }).fill(text);
const status = (page: Page) => page.locator('section[aria-label="报名资料"] [role="status"]');

test('a correction by two persons, with its paper, and a reveal that is in the trail', async () => {
  const { endpoints } = platform;
  const person = await saved(endpoints);
  const { name } = person.body.applicant;
  await ask(person, 'corrections', { changes: { name: `${name[0]}昱` }, reason: '与证件不同' });
  await decide(endpoints, person, 'approve');

  const first = await deskOf('reviewer', '#/correction');
  await first.getByText('考生说明：与证件不同').waitFor();
  await first.getByText(`姓名改为：${name[0]}昱`).waitFor();
  const file = first.waitForEvent('popup').catch(() => undefined);
  const answered = first.waitForResponse(/\/documents\//);
  await press(first, '材料 1（PDF）');
  expect((await answered).status()).toBe(200);
  await file;
  await inspectOffice(first);
  expect(await actionNames(first)).toEqual(['办理更正', '办理免缴', '重新审核', '查看身份证号']);
  await press(first, '办理更正');
  await press(first, '提交');
  await first.getByText('请选择办理意见').waitFor();
  await first.getByText('同意', { exact: true }).click();
  await fill(first, '与身份证一致');
  await inspectOffice(first);
  await press(first, '提交');
  await status(first).getByText('已提交').waitFor();
  await first.getByText('您已提出，须由另一人确认。').waitFor();
  await first.context().close();

  const id = await idOf(endpoints, person);
  const second = await deskOf('lead-b', `#/application?id=${id}`);
  await press(second, '确认更正报考信息');
  await fill(second, '复核无误');
  await press(second, '提交');
  await status(second).getByText('已提交').waitFor();
  expect((await application(person)).applicant.name).toBe(`${name[0]}昱`);

  await press(second, '查看身份证号');
  await fill(second, '电话核实');
  await inspectOffice(second);
  await press(second, '查看');
  await second.getByTestId('revealed').waitFor();
  expect(await second.getByTestId('revealed').textContent()).toContain(
    person.body.applicant.idNumber,
  );
  await press(second, '关闭');
  await second.getByTestId('revealed').waitFor({ state: 'detached' });
  await second.getByText('办理记录').click();
  const line = second.getByRole('row').filter({ hasText: '查看身份证号' });
  expect(await line.textContent()).toContain('lead-b');
  expect(await line.textContent()).toContain('电话核实');
  await inspectOffice(second);
  expect(second.url()).not.toMatch(/\d{15}/);
  await second.context().close();
});

test('who comes second sees what is different and may send again; the auditor changes nothing', async () => {
  const { endpoints } = platform;
  const person = await saved(endpoints);
  await decide(endpoints, person, 'reject');
  const id = await idOf(endpoints, person);
  const lead = await deskOf('lead-b', `#/application?id=${id}`);
  await press(lead, '重新审核');
  await fill(lead, '专业目录已更新');
  await ask(person, 'appeals', { note: '请复核' });
  await press(lead, '提交');
  await lead.getByText('内容已被他人更新，请核对后再提交').waitFor();
  await lead.getByText(/^复核申请：/).waitFor();
  await inspectOffice(lead);
  expect(await lead.getByRole('textbox', { name: '理由' }).inputValue()).toBe('专业目录已更新');
  await press(lead, '提交');
  await status(lead).getByText('待审核').waitFor();
  await lead.context().close();

  const auditor = await deskOf('auditor', `#/application?id=${id}`);
  await auditor.getByRole('table', { name: '办理状态' }).waitFor();
  expect(await actionNames(auditor)).toEqual(['查看身份证号']);
  await auditor.context().close();
  const finance = await deskOf('finance', `#/application?id=${id}`);
  await finance.getByRole('table', { name: '办理状态' }).waitFor();
  expect(await actionNames(finance)).toEqual([]);
  await finance.context().close();
});
