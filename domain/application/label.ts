import { windowFor } from '../windows.ts';
import type { Exam } from './exam.ts';
import type { ApplicationState, Instant } from './state.ts';

/** The guide's 审核状态: the first that fits (API.md, "Labels"). */
export function label(state: ApplicationState): string {
  const { qualification, photo, payment, confirmation } = state;
  if (qualification.status === 'withdrawn') return '已撤回';
  if (confirmation === 'disqualified') return '已取消报考资格';
  if (payment.status === 'refunding') return '退费中';
  if (payment.status === 'refunded') return '已退费';
  if (confirmation === 'abandoned') return '视为自动放弃考试资格';
  if (payment.status === 'paid') return '已经交费';
  if (payment.status === 'waived' && photo.status === 'approved') return '免缴考务费';
  if (payment.status === 'confirming') return '缴费确认中';
  if (photo.status === 'approved') return '照片审核通过，请缴费';
  if (photo.status === 'rejected' || photo.status === 'failed') return '照片审核未通过';
  if (photo.status === 'pending' || photo.status === 'checking') return '照片待审核';
  return qualificationLabels[qualification.status];
}

const qualificationLabels = {
  approved: '审核通过',
  rejected: '审核未通过',
  returned: '退回补充材料',
  pending: '待审核',
} as const;

export type NextStep =
  | 'wait-qualification'
  | 'edit'
  | 'material'
  | 'upload-photo'
  | 'wait-photo'
  | 'pay'
  | 'wait-payment'
  | 'done'
  | 'none';

/** What the applicant can do, or waits for. `none`: nothing more, or its window is over. */
export function nextStep(state: ApplicationState, exam: Exam, now: Instant): NextStep {
  const { qualification, photo, payment, confirmation } = state;
  if (confirmation === 'confirmed') return 'done';
  if (confirmation !== 'open' || qualification.status === 'withdrawn') return 'none';
  if (payment.status === 'refunding' || payment.status === 'refunded') return 'none';
  if (qualification.status === 'pending') return 'wait-qualification';
  const before = (name: 'edit' | 'photo' | 'pay') => now < windowFor(exam, name, state).closes;
  // Until the close: what the office asks for at the last minute can still be given.
  if (qualification.status === 'returned') return before('pay') ? 'material' : 'none';
  if (qualification.status !== 'approved') return before('edit') ? 'edit' : 'none';
  if (payment.status === 'confirming') return 'wait-payment';
  if (photo.status === 'pending' || photo.status === 'checking') return 'wait-photo';
  if (photo.status !== 'approved') return before('photo') ? 'upload-photo' : 'none';
  return before('pay') ? 'pay' : 'none';
}
