import type { Act, ReviewApplication } from '../api.ts';

export type Answers = { reason: string; decision?: string | undefined; closes?: string };
export type Action = {
  act: Act;
  name: string;
  /** Roles that may; the server decides again. */
  roles: string[];
  /** There is something to do now. */
  fits: (view: ReviewApplication) => boolean;
  choices?: [value: string, name: string][];
  /** The choice after which a personal end of photo and fee may be set. */
  closesFor?: string;
  /** One proposes, another confirms: the name of such a proposal. */
  two?: string;
  hint: string;
  body: (answers: Answers) => Record<string, unknown>;
};

const yesNo: Action['choices'] = [
  ['approve', '同意'],
  ['reject', '不同意'],
];
const alive = ({ qualification, confirmation }: ReviewApplication) =>
  qualification.status !== 'withdrawn' && confirmation !== 'disqualified';
const decided = ({ qualification, photo, payment, confirmation }: ReviewApplication) =>
  confirmation === 'open' &&
  (payment.status === 'due' || payment.status === 'waived') &&
  (/^(approved|rejected|returned)$/.test(qualification.status) || photo.status === 'rejected');

/** Everything that is done about an application beside its two reviews, each with a reason. */
export const actions: Action[] = [
  {
    act: 'appeals',
    name: '办理复核',
    roles: ['lead'],
    fits: ({ appeal }) => appeal?.status === 'requested',
    choices: [
      ['uphold', '维持原决定'],
      ['reopen', '重新审核'],
    ],
    closesFor: 'reopen',
    hint: '不得由作出原决定的人办理。理由会告知考生。',
    body: ({ reason, decision, closes }) => ({ reason, decision, ...(closes && { closes }) }),
  },
  {
    act: 'corrections',
    name: '办理更正',
    roles: ['reviewer', 'lead'],
    fits: ({ correction }) => correction?.status === 'requested',
    choices: yesNo,
    two: 'correction',
    hint: '同意须两人：一人提出，另一人复核；不同意一人即可。理由会告知考生。',
    body: ({ reason, decision }) => ({ reason, decision }),
  },
  {
    act: 'waiver',
    name: '办理免缴',
    roles: ['reviewer', 'lead'],
    fits: (view) =>
      alive(view) &&
      view.confirmation !== 'abandoned' &&
      (view.waiver?.status === 'requested' || view.payment.status === 'due'),
    choices: yesNo,
    hint: '没有申请时，填写现场核实的情况。不同意的理由会告知考生。',
    body: ({ reason, decision }) => ({
      decision,
      evidence: decision === 'approve' ? reason : '',
      reasons: decision === 'approve' ? [] : [{ code: 'other', text: reason }],
    }),
  },
  {
    act: 'withdrawal',
    name: '办理撤回',
    roles: ['finance'],
    fits: ({ withdrawalRequest }) => withdrawalRequest?.status === 'requested',
    choices: yesNo,
    two: 'withdrawal',
    hint: '同意须财务两人：一人提出，另一人复核；不同意一人即可，理由会告知考生。',
    body: ({ reason, decision }) => ({ reason, decision }),
  },
  {
    act: 'reopenings',
    name: '重新审核',
    roles: ['reviewer', 'lead'],
    fits: decided,
    closesFor: '',
    hint: '须由作出原决定以外的人办理；原职位不再限制报考。',
    body: ({ reason, closes }) => ({ reason, ...(closes && { closes }) }),
  },
  {
    act: 'disqualification',
    name: '取消报考资格',
    roles: ['lead'],
    fits: ({ confirmation }) => confirmation === 'confirmed',
    choices: [
      ['keep', '不退考务费'],
      ['refund', '退还考务费'],
    ],
    two: 'disqualification',
    hint: '须两人：一人提出，另一人以同样的退费方式确认。理由会告知考生。',
    body: ({ reason, decision }) => ({ reason, refund: decision === 'refund' }),
  },
  {
    act: 'claim-releases',
    name: '释放身份证号',
    roles: ['lead'],
    fits: ({ qualification }) => qualification.status !== 'withdrawn',
    two: 'claim-release',
    hint: '身份证号被他人冒用时办理：须两人，确认后本报名终止，号码可由本人重新报名。',
    body: ({ reason }) => ({ reason }),
  },
  {
    act: 'registration-numbers',
    name: '补发报名序号',
    roles: ['lead'],
    fits: alive,
    hint: '写明如何核实身份。新序号发到登记的手机，工作人员看不到；启用后旧序号作废。',
    body: ({ reason }) => ({ reason }),
  },
];

export function actionsOf(groups: string[], view: ReviewApplication): Action[] {
  return actions.filter(
    ({ roles, fits }) => roles.some((one) => groups.includes(one)) && fits(view),
  );
}
