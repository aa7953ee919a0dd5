import { initialPayment } from '../../fee.ts';
import { isBarred } from '../../positions.ts';
import { refuse } from '../../refusals.ts';
import type { DecisionContext } from '../commands.ts';
import { alreadyDone, applicantOf, type CommandOf, closed } from '../decision.ts';
import type { ApplicationState } from '../state.ts';
import { refuseArea } from './choice.ts';

/**
 * A new application. `state` is the one that holds the person's claim: the same id is a repeated
 * save; a withdrawn one leaves room for another attempt under a new id.
 */
export function save(
  state: ApplicationState | undefined,
  command: CommandOf<'save'>,
  context: DecisionContext,
) {
  const { exam } = context;
  if (state?.applicationId === command.applicationId) return alreadyDone;
  if (state && state.qualification.status !== 'withdrawn') return refuse('already-registered');
  const barred = [...new Set([...(state?.barredPositions ?? []), ...command.barredPositions])];
  if (isBarred(barred, command.positionCode)) return refuse('position-barred');
  const refusal = closed(exam, 'apply', command.at);
  if (refusal) return refusal;
  if (command.pledgeVersion !== exam.pledge.version) return refuse('pledge-outdated');
  return refuseArea(exam, command.areaCode) ?? { events: [saved(command, context, barred)] };
}

function saved(command: CommandOf<'save'>, { exam }: DecisionContext, barred: string[]) {
  const { at, applicationId, positionCode, departmentCode, areaCode, pledgeVersion } = command;
  return {
    kind: 'saved',
    at,
    by: applicantOf(applicationId),
    detail: { applicationId, examId: exam.examId, positionCode, attempt: command.attempt },
    set: {
      attempt: command.attempt,
      positionCode,
      departmentCode,
      areaCode,
      pledgeVersion,
      qualification: { status: 'pending' as const, reasons: [], since: at },
      photo: { status: 'none' as const, reasons: [] },
      payment: initialPayment(exam),
      confirmation: 'open' as const,
      barredPositions: barred,
      sessionEpoch: 1,
    },
  };
}
