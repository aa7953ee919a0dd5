/**
 * Which command each operation asks. What a decision can refuse and the operation's route does
 * not declare is a type error here, not a fault at the deadline.
 */
import type { Command } from '#domain/application/commands.ts';
import type { RefusalOfCommand } from '#domain/application/decide.ts';
import type { HttpOperationName } from './operations.ts';
import type { RefusalOf } from './routes.ts';

export const commandOf = {
  'save-application': 'save',
  'edit-application': 'edit',
  'withdraw-application': 'withdraw',
  'log-out': 'end-sessions',
  'sign-photo-upload': 'sign-photo-upload',
  'appeal-photo': 'appeal-photo',
  'sign-document-upload': 'sign-document-upload',
  'request-waiver': 'request-waiver',
  'create-order': 'open-order',
  'decide-qualification': 'decide-qualification',
  'decide-photo': 'decide-photo',
  'decide-waiver': 'decide-waiver',
  'issue-registration-number': 'issue-registration-number',
  'propose-refund': 'propose-refund',
  'confirm-refund': 'start-refund',
  'decline-refund': 'decline-refund',
  'reopen-fee': 'reopen-fee',
  'decide-capture': 'settle',
  'decide-withdrawal': 'decide-withdrawal',
  'request-correction': 'request-correction',
  'decide-correction': 'decide-correction',
  'send-material': 'send-material',
  'appeal-decision': 'appeal-decision',
  'decide-appeal': 'decide-appeal',
  'reopen-decision': 'reopen-decision',
  disqualify: 'disqualify',
  'release-claim': 'release-claim',
  'reveal-identity': 'reveal-identity',
  'undo-decision': 'undo-decision',
} as const satisfies Partial<Record<HttpOperationName, Command['kind']>>;

type CommandOf = typeof commandOf;

/** An own application that is gone answers as an ended session. */
type Undeclared = {
  [Operation in keyof CommandOf]: Exclude<
    RefusalOfCommand<CommandOf[Operation]>,
    RefusalOf<Operation> | 'not-found'
  >;
}[keyof CommandOf];

/** `true` compiles only while no refusal is undeclared; else the error names the codes. */
export const everyRefusalIsDeclared: [Undeclared] extends [never] ? true : Undeclared = true;
