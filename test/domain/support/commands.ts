import type { Command } from '#domain/application/commands.ts';
import { during, opens } from './builders.ts';

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

const choice = { positionCode: 'P1', departmentCode: 'D1', areaCode: '6201' };
const reasons = [{ code: 'major', text: '专业不符' }];

const documents = [{ uploadId: 'd1', documentId: 'dd.pdf' }];

const refund = {
  at: during,
  gateway: 'yeepay',
  transactionId: 'T1',
  refundNumber: 'R1',
  refundKind: 'voluntary' as const,
};

/** One ordinary command of each kind, at `during`, for version 3. */
export const commands = {
  save: {
    kind: 'save',
    at: during,
    applicationId: 'app-1',
    ...choice,
    pledgeVersion: '1',
    attempt: 1,
    barredPositions: [],
  },
  edit: { kind: 'edit', at: during, version: 3, ...choice },
  withdraw: { kind: 'withdraw', at: during, version: 3 },
  'decide-qualification': {
    kind: 'decide-qualification',
    at: during,
    version: 3,
    decision: 'approve',
    reasons,
    by: 'reviewer',
  },
  'sign-photo-upload': { kind: 'sign-photo-upload', at: during },
  'record-photo-verdict': {
    kind: 'record-photo-verdict',
    at: during,
    uploadId: 'u2',
    sequencer: '0B',
    verdict: 'pass',
    reasons: [],
    sha256: 'bb',
  },
  'appeal-photo': { kind: 'appeal-photo', at: during, version: 3 },
  'decide-photo': {
    kind: 'decide-photo',
    at: during,
    version: 3,
    sha256: 'aa',
    decision: 'approve',
    reasons,
    by: 'photo-reviewer',
  },
  'open-order': { kind: 'open-order', at: during, orderNumber: 'O2', gateway: 'yeepay' },
  'doubt-order': { kind: 'doubt-order', at: during, orderNumber: 'O1' },
  'close-order': { kind: 'close-order', at: during, orderNumber: 'O1' },
  settle: {
    kind: 'settle',
    at: during,
    orderNumber: 'O1',
    gateway: 'yeepay',
    transactionId: 'T1',
    paidAt: during,
    amountFen: 15_000,
  },
  'decide-waiver': {
    kind: 'decide-waiver',
    at: during,
    version: 3,
    decision: 'approve',
    evidence: 'doc-1',
    reasons,
    by: 'finance',
  },
  'sign-document-upload': { kind: 'sign-document-upload', at: during, purpose: 'waiver' },
  'request-waiver': {
    kind: 'request-waiver',
    at: during,
    version: 3,
    waiverKind: 'disability',
    documents,
  },
  'decide-withdrawal': {
    kind: 'decide-withdrawal',
    at: during,
    version: 3,
    decision: 'approve',
    reason: '本人申请',
    by: 'finance',
  },
  'request-correction': {
    kind: 'request-correction',
    at: during,
    version: 3,
    fields: ['name'],
    changes: 'sealed',
    note: 'sealed',
    documents,
  },
  'decide-correction': {
    kind: 'decide-correction',
    at: during,
    version: 3,
    decision: 'approve',
    reason: '与身份证一致',
    by: 'reviewer',
  },
  'send-material': { kind: 'send-material', at: during, version: 3, documents },
  'appeal-decision': { kind: 'appeal-decision', at: during, version: 3, note: 'sealed', documents },
  'decide-appeal': {
    kind: 'decide-appeal',
    at: during,
    version: 3,
    decision: 'reopen',
    reason: '材料属实',
    by: 'lead',
  },
  'reopen-decision': {
    kind: 'reopen-decision',
    at: during,
    version: 3,
    reason: '误判',
    by: 'lead',
  },
  disqualify: {
    kind: 'disqualify',
    at: during,
    version: 3,
    reason: '提供虚假材料',
    refund: true,
    by: 'lead',
  },
  'release-claim': { kind: 'release-claim', at: during, version: 3, reason: '冒用', by: 'lead' },
  'reveal-identity': { kind: 'reveal-identity', at: during, reason: '核对证件', by: 'auditor' },
  'undo-decision': {
    kind: 'undo-decision',
    at: during,
    version: 3,
    before: {
      qualification: { status: 'pending', reasons: [], since: opens },
      photo: { status: 'none', reasons: [] },
      barredPositions: [],
      confirmation: 'open',
    },
    by: 'reviewer',
  },
  'propose-refund': { kind: 'propose-refund', ...refund, by: 'finance' },
  'decline-refund': { kind: 'decline-refund', at: during, refundNumber: 'R1', by: 'finance' },
  'start-refund': { kind: 'start-refund', ...refund, proposedBy: 'finance', by: 'finance-b' },
  'refund-done': { kind: 'refund-done', ...refund },
  'refund-failed': { kind: 'refund-failed', ...refund },
  'reopen-fee': { kind: 'reopen-fee', at: during, by: 'finance' },
  extend: { kind: 'extend', at: during, closes: during, by: 'lead' },
  close: { kind: 'close', at: during },
  'end-sessions': { kind: 'end-sessions', at: during },
  'issue-registration-number': { kind: 'issue-registration-number', at: during },
  'adopt-registration-number': { kind: 'adopt-registration-number', at: during },
} satisfies { [Kind in Command['kind']]: Of<Kind> };

export function command<Kind extends Command['kind']>(
  kind: Kind,
  changes: Partial<Of<Kind>> = {},
): Command {
  return { ...commands[kind], ...changes } as Command;
}
