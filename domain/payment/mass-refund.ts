import type { ApplicationState } from '../application/state.ts';

/** Whose fees go back, and how far one confirmation reaches. */
export type MassLimits = {
  positionCode?: string;
  /** What was counted before the confirmation: never more applications than that. */
  planned: number;
  limitFen: number;
  started: number;
  startedFen: number;
};

/** A paid fee of the cancelled position, or of the whole exam. */
export function isConcerned(run: Pick<MassLimits, 'positionCode'>, state: ApplicationState) {
  const here = run.positionCode === undefined || run.positionCode === state.positionCode;
  return here && state.payment.status === 'paid' && state.payment.transactionId !== undefined;
}

/** How many of these amounts, in their order, still fit under both limits. */
export function fitting(run: MassLimits, amountsFen: number[]): number {
  let { started, startedFen } = run;
  for (const [index, amount] of amountsFen.entries()) {
    if (started + 1 > run.planned || startedFen + amount > run.limitFen) return index;
    started += 1;
    startedFen += amount;
  }
  return amountsFen.length;
}
