import { type RefusalCode, refuse } from '../refusals.ts';
import type { Command, DecisionContext } from './commands.ts';
import type { Decision, Rule } from './decision.ts';
import { appealDecision, decideAppeal } from './decisions/appeal.ts';
import { close, extend } from './decisions/close.ts';
import { decideCorrection, requestCorrection } from './decisions/correction.ts';
import { disqualify, releaseClaim } from './decisions/disqualify.ts';
import { signDocumentUpload } from './decisions/document.ts';
import { edit } from './decisions/edit.ts';
import { sendMaterial } from './decisions/material.ts';
import { closeOrder, doubtOrder, openOrder } from './decisions/order.ts';
import {
  appealPhoto,
  decidePhoto,
  recordPhotoVerdict,
  signPhotoUpload,
} from './decisions/photo.ts';
import { decideQualification } from './decisions/qualification.ts';
import {
  declineRefund,
  proposeRefund,
  refundDone,
  refundFailed,
  reopenFee,
  startRefund,
} from './decisions/refund.ts';
import { adoptRegistrationNumber, issueRegistrationNumber } from './decisions/registration.ts';
import { reopenDecision } from './decisions/reopen.ts';
import { revealIdentity } from './decisions/reveal.ts';
import { save } from './decisions/save.ts';
import { endSessions } from './decisions/sessions.ts';
import { settle } from './decisions/settle.ts';
import { undoDecision } from './decisions/undo.ts';
import { decideWaiver, requestWaiver } from './decisions/waiver.ts';
import { decideWithdrawal, withdraw } from './decisions/withdraw.ts';
import type { ApplicationState } from './state.ts';

export type { Decision } from './decision.ts';

const rules = {
  edit,
  withdraw,
  'decide-qualification': decideQualification,
  'sign-photo-upload': signPhotoUpload,
  'record-photo-verdict': recordPhotoVerdict,
  'appeal-photo': appealPhoto,
  'decide-photo': decidePhoto,
  'open-order': openOrder,
  'doubt-order': doubtOrder,
  'close-order': closeOrder,
  settle,
  'sign-document-upload': signDocumentUpload,
  'request-waiver': requestWaiver,
  'decide-waiver': decideWaiver,
  'request-correction': requestCorrection,
  'decide-correction': decideCorrection,
  'send-material': sendMaterial,
  'appeal-decision': appealDecision,
  'decide-appeal': decideAppeal,
  'reopen-decision': reopenDecision,
  disqualify,
  'release-claim': releaseClaim,
  'reveal-identity': revealIdentity,
  'undo-decision': undoDecision,
  'propose-refund': proposeRefund,
  'decline-refund': declineRefund,
  'start-refund': startRefund,
  'refund-done': refundDone,
  'refund-failed': refundFailed,
  'reopen-fee': reopenFee,
  'decide-withdrawal': decideWithdrawal,
  extend,
  close,
  'end-sessions': endSessions,
  'issue-registration-number': issueRegistrationNumber,
  'adopt-registration-number': adoptRegistrationNumber,
} satisfies { [Kind in Exclude<Command['kind'], 'save'>]: Rule<Kind> };

type RefusalIn<Answer> = Answer extends { refusal: { code: infer Code extends RefusalCode } }
  ? Code
  : never;

/** The refusals that a kind of command can meet: what its route has to declare. */
export type RefusalOfCommand<Kind extends Command['kind']> = Kind extends keyof typeof rules
  ? RefusalIn<ReturnType<(typeof rules)[Kind]>> | 'not-found'
  : RefusalIn<ReturnType<typeof save>>;

/**
 * The only place where an application's future is decided. Pure and total: every command in
 * every state has a refusal, events, or no events (already done). Refusals by state come before
 * version-conflict; windows are compared with command.at, the arrival at the API.
 */
export function decide(
  state: ApplicationState | undefined,
  command: Command,
  context: DecisionContext,
): Decision {
  if (command.kind === 'save') return save(state, command, context);
  if (!state) return refuse('not-found');
  const rule = rules[command.kind] as unknown as Rule<Command['kind']>;
  return rule(state, command, context);
}
