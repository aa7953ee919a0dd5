import type { Exam } from './application/exam.ts';

/** Who is usually free of the fee: what an exam gets that names no kinds of its own. */
export const defaultWaiverKinds = [
  { code: 'minimum-living', name: '低保' },
  { code: 'poverty-relieved', name: '脱贫家庭' },
  { code: 'extreme-poverty', name: '特困' },
  { code: 'disability', name: '残疾' },
];

export function waiverKindsOf(exam: Exam): { code: string; name: string }[] {
  return exam.waiverKinds ?? defaultWaiverKinds;
}
