import type { BillSums, BillTotals } from '../../dynamodb/bill-types.ts';
import type { BillRow } from '../port.ts';

export const noSums = (): BillSums => ({
  payments: 0,
  incomeFen: 0,
  feesFen: 0,
  refunds: 0,
  refundedFen: 0,
});
export const noTotals = (): BillTotals => ({ ...noSums(), byExam: {} });

/** Adds a row of the bill to the day, and to its exam: '' for an order that is not ours. */
export function addRow(totals: BillTotals, row: BillRow, examId = ''): void {
  totals.byExam[examId] ??= noSums();
  for (const sums of [totals, totals.byExam[examId]]) {
    sums.feesFen += row.feeFen;
    if (row.kind === 'payment') {
      sums.payments += 1;
      sums.incomeFen += row.amountFen;
    } else {
      sums.refunds += 1;
      sums.refundedFen += row.amountFen;
    }
  }
}

/** Adds one sum to another. */
export function addSums(to: BillSums, from: BillSums): void {
  for (const key of Object.keys(noSums()) as (keyof BillSums)[]) to[key] += from[key];
}
