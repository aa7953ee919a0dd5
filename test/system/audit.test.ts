import { expect, test } from 'vitest';
import { staffClient } from '../../scripts/journey/client.ts';
import { decide, demo, examId, idOf, saved } from './support/applicant.ts';
import { platformForTests } from './support/platform.ts';

const platform = platformForTests();
const staff = (username: string) => staffClient(platform.endpoints, username);
const path = (more = '') => `/api/admin/audit?examId=${examId}${more}`;

test('the auditor reads everything, a lead the own departments, an administrator nothing', async () => {
  const statuses = await Promise.all(
    ['auditor', 'lead', 'exam-admin', 'reviewer', 'photo-reviewer', 'finance'].map(
      async (name) => (await (await staff(name)).call('GET', path())).status,
    ),
  );
  expect(statuses).toEqual([200, 200, 403, 403, 403, 403]);
});

test('a decision, a look and the reading itself are told, by person, day and application', async () => {
  const { positions } = await demo(platform.endpoints);
  const person = await saved(platform.endpoints, { positionCode: positions[0].code });
  const id = await idOf(platform.endpoints, person);
  const auditor = await staff('auditor');
  const reveal = { reason: '核对原件' };
  await auditor.call('POST', `/api/review/applications/${id}/reveals`, reveal);
  await decide(platform.endpoints, person, 'approve');

  const mine = (await auditor.call('GET', path('&actor=auditor'))).body;
  const looks = mine.items.filter((item: any) => item.applicationId === id);
  expect(looks[0].events).toEqual([
    { kind: 'identity-revealed', event: '查看身份证号', detail: reveal },
  ]);
  const one = (await auditor.call('GET', path(`&applicationId=${id}`))).body;
  expect(one.items.map(({ by }: any) => by)).toEqual(['applicant', 'auditor', 'reviewer']);
  expect(one.chain).toEqual({ whole: true, entries: 3 });
  const again = (await auditor.call('GET', path('&actor=auditor'))).body;
  expect(again.items.map(({ events }: any) => events[0].detail.read)).toContain('application');
  const lead = (await (await staff('lead')).call('GET', path())).body;
  expect(lead.items.map((item: any) => item.events[0].kind)).not.toContain('audit-read');
  expect(lead.items.some((item: any) => item.applicationId === id)).toBe(true);
});

test('an unknown exam or application, two questions, a forged cursor: refused', async () => {
  const auditor = await staff('auditor');
  const ask = async (more: string) => (await auditor.call('GET', path(more))).status;
  expect(await ask('&applicationId=NOBODY')).toBe(404);
  expect((await auditor.call('GET', '/api/admin/audit?examId=none')).status).toBe(404);
  expect(await ask('&applicationId=A&actor=lead')).toBe(422);
  expect(await ask('&cursor=e30.x')).toBe(422);
});
