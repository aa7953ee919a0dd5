import type { Account } from './identity/issuer.ts';

export const DEMO_EXAM_ID = 'gansu-2017-03';

/** Staff of the demo exam; synthetic, for the local issuer alone. */
export const accounts: Account[] = [
  { username: 'reviewer', groups: ['reviewer', 'dept:*'] },
  { username: 'photo-reviewer', groups: ['photo-reviewer', 'dept:*'] },
  { username: 'reviewer-b', groups: ['reviewer', 'photo-reviewer', 'dept:620102'] },
  { username: 'lead', groups: ['lead', 'reviewer', 'dept:*'] },
  { username: 'lead-b', groups: ['lead', 'dept:*'] },
  { username: 'finance', groups: ['finance', 'dept:*'] },
  { username: 'finance-b', groups: ['finance', 'dept:*'] },
  { username: 'exam-admin', groups: ['exam-admin', 'dept:*'] },
  { username: 'auditor', groups: ['auditor', 'dept:*'] },
];
