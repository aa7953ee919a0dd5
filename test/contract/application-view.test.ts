import { expect, it } from 'vitest';
import { Application, viewApplication } from '#contract/application-view.ts';
import type { Exam } from '#domain/application/exam.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import { applicant } from './applicant.sample.ts';

const start = Date.UTC(2017, 2, 16, 1);
const window = { opens: start, closes: start + 86_400_000 };
const exam: Exam = {
  examId: 'sample',
  version: 1,
  title: '样本考试',
  screenTitle: '样本考试',
  entryText: '',
  zone: 'Asia/Shanghai',
  windows: { apply: window, edit: window, review: window, photo: window, pay: window },
  feeFen: 15000,
  pledge: { version: '1', text: '承诺' },
  photoRule: {
    maxBytes: 20480,
    minWidth: 100,
    minHeight: 140,
    backgrounds: ['white'],
    reviewCleanPass: true,
  },
  changePolicy: 'untilApproved',
  areas: [{ code: 'a', name: '甲考区' }],
  gateways: [],
  graceSeconds: 30,
};
const state: ApplicationState = {
  applicationId: 'A1',
  examId: 'sample',
  version: 3,
  attempt: 1,
  positionCode: '1001',
  departmentCode: 'd1',
  areaCode: 'a',
  pledgeVersion: '1',
  qualification: {
    status: 'rejected',
    reasons: [{ code: 'age', text: '超龄' }],
    since: start,
    decidedAt: start,
    decidedBy: 'staff-1',
  },
  photo: { status: 'none', reasons: [] },
  payment: { status: 'due', amountFen: 15000 },
  confirmation: 'open',
  barredPositions: ['1001'],
  sessionEpoch: 1,
};
const blank = { age: '', education: '', degree: '', majors: '', politicalStatus: '' };
const position = {
  code: '1001',
  department: { code: 'd1', name: '样本局' },
  name: '科员',
  area: '甲',
  vacancies: 1,
  category: '',
  conditions: { ...blank, experience: '', other: '' },
  note: '',
};

it('shows an application by its schema, without who decided', () => {
  const view = viewApplication({
    state,
    exam,
    applicant: { ...applicant, idNumber: '000000********0000' },
    position,
    registrationNumberHint: '…4K',
    history: [{ at: start, event: 'saved', by: 'applicant' }],
    now: start,
  });
  expect(Application.parse(view)).toEqual(view);
  expect(view).toMatchObject({
    version: 3,
    area: { code: 'a', name: '甲考区' },
    label: '审核未通过',
    qualification: { decidedAt: '2017-03-16T09:00:00+08:00' },
    history: [{ at: '2017-03-16T09:00:00+08:00' }],
  });
  expect(JSON.stringify(view)).not.toContain('staff-1');
});
