/**
 * Who may do what: a row for every operation of docs/openapi.json, read by access.test.ts.
 * A number is the status that the standard request of access-requests.ts is answered with when it
 * gets through to the rule; its version is one that no application has, so nothing is changed.
 */
import type { Queue } from '#adapters/dynamodb/types.ts';
import type { Role } from '#adapters/staff.ts';

export type Row =
  /** Everybody, logged in or not, gets the same answer. */
  | { for: 'everybody'; status: number }
  /** The session decides whose application it is; `other`: of a named object of somebody else. */
  | { for: 'applicant'; status: number; other?: 404 }
  /** These roles in the application's department; every other application does not exist. */
  | { for: 'department'; roles: Role[]; status: number }
  /** These roles, whatever the department: what the office has as a whole. */
  | { for: 'office'; roles: Role[]; status: number }
  /** Whoever began it; for everybody else it does not exist. */
  | { for: 'beginner'; status: 404 };

const everybody = (status: number): Row => ({ for: 'everybody', status });
const applicant = (status: number): Row => ({ for: 'applicant', status });
const named = (status: number): Row => ({ for: 'applicant', status, other: 404 });
const department = (roles: Role[], status: number): Row => ({ for: 'department', roles, status });
const office = (roles: Role[], status: number): Row => ({ for: 'office', roles, status });

const deciders: Role[] = ['reviewer', 'lead'];
const moneyReaders: Role[] = ['finance', 'auditor'];

export const access: Record<string, Row> = {
  'list-exams': everybody(200),
  'get-exam': everybody(200),
  'save-application': everybody(422),
  'log-in': everybody(401),
  'recover-registration-number': everybody(202),
  'open-payment-link': everybody(404),
  'payment-notice': everybody(400),
  'payment-notice-2': everybody(400),
  'payment-notice-3': everybody(400),
  'payment-notice-4': everybody(400),
  'payment-return': everybody(400),
  'payment-return-2': everybody(400),
  'get-payment-page': everybody(404),

  'get-application': applicant(200),
  'edit-application': applicant(409),
  'withdraw-application': applicant(409),
  'sign-photo-upload': applicant(409),
  'get-photo': applicant(200),
  'appeal-photo': applicant(409),
  'sign-document-upload': applicant(201),
  'request-waiver': applicant(409),
  'request-correction': applicant(409),
  'send-material': applicant(409),
  'appeal-decision': applicant(409),
  'create-order': applicant(200),
  'get-document': named(200),
  'get-order': named(200),
  'refresh-order': named(200),
  'create-payment-link': named(201),

  'list-review-queue': office(['reviewer', 'lead', 'auditor'], 200),
  'claim-reviews': office(deciders, 200),
  'search-applications': office(['reviewer', 'photo-reviewer', 'lead', 'finance', 'auditor'], 200),
  'decide-many': office(deciders, 200),

  'get-review-application': department(
    ['reviewer', 'photo-reviewer', 'lead', 'finance', 'auditor'],
    200,
  ),
  'get-review-document': department(['reviewer', 'lead', 'finance', 'auditor'], 200),
  'decide-qualification': department(deciders, 409),
  'decide-photo': department(['photo-reviewer', 'lead'], 409),
  'decide-waiver': department(deciders, 409),
  'decide-withdrawal': department(['finance'], 409),
  'issue-registration-number': department(['lead'], 409),
  'decide-correction': department(deciders, 409),
  'decide-appeal': department(['lead'], 409),
  'reopen-decision': department(deciders, 409),
  disqualify: department(['lead'], 409),
  'release-claim': department(['lead'], 409),
  'reveal-identity': department(['reviewer', 'lead', 'auditor'], 200),
  'undo-decision': department(['reviewer', 'photo-reviewer', 'lead'], 409),

  'put-exam': office(['exam-admin'], 409),
  'import-positions': office(['exam-admin'], 404),
  'get-exam-settings': office(['exam-admin', 'auditor'], 200),
  'preview-exam': office(['exam-admin', 'auditor'], 200),
  'clone-exam': office(['exam-admin'], 404),
  'sign-position-upload': office(['exam-admin'], 201),
  'check-positions': office(['exam-admin'], 422),
  'publish-positions': office(['exam-admin'], 404),
  'list-position-lists': office(['exam-admin', 'auditor'], 200),
  'start-export': office(['exam-admin', 'lead'], 202),
  'get-export': { for: 'beginner', status: 404 },
  'get-reasons': office(['reviewer', 'photo-reviewer', 'lead', 'exam-admin', 'auditor'], 200),
  'put-reasons': office(['lead', 'exam-admin'], 409),
  'get-forecast': office(['lead'], 200),
  'list-audit': office(['auditor', 'lead'], 200),
  'get-statistics': office(['exam-admin', 'lead', 'auditor'], 200),
  'list-messages': office(['exam-admin', 'auditor'], 200),
  'resend-message': office(['exam-admin'], 404),

  'list-bills': office(moneyReaders, 200),
  'get-bill': office(moneyReaders, 404),
  'upload-bill': office(['finance'], 201),
  'get-payment-summary': office(moneyReaders, 200),
  'propose-refund': office(['finance'], 404),
  'confirm-refund': office(['finance'], 404),
  'decline-refund': office(['finance'], 404),
  'retry-refund': office(['finance'], 404),
  'reopen-fee': office(['finance'], 404),
  'list-payment-exceptions': office(moneyReaders, 200),
  'decide-capture': office(['finance'], 404),
  'start-mass-refund': office(['finance'], 404),
  'confirm-mass-refund': office(['finance'], 404),
  'get-mass-refund': office(moneyReaders, 404),

  // The last one: the applicant's sessions end with it.
  'log-out': applicant(204),
};

/** Whose work a queue is, and who looks at it beside them. */
export const queueAccess: Record<Queue, { works: Role[]; reads: Role[] }> = {
  qualification: { works: deciders, reads: ['auditor'] },
  photo: { works: ['photo-reviewer', 'lead'], reads: ['auditor'] },
  waiver: { works: deciders, reads: ['finance', 'auditor'] },
  withdrawal: { works: ['finance'], reads: ['auditor'] },
  correction: { works: deciders, reads: ['auditor'] },
  appeal: { works: ['lead'], reads: ['auditor'] },
  proposal: { works: ['lead'], reads: ['auditor'] },
};
