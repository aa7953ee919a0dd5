import type { Applicant } from '#contract/applicant.ts';
import { getItem, type Item } from './read.ts';
import { keyOf, type Table } from './table.ts';
import type { Write } from './transact.ts';
import type { Loaded } from './types.ts';

/** The put of a form, sealed under the exam's data key and tied to its application. */
export async function putForm(
  table: Table,
  state: { applicationId: string; examId: string },
  form: Applicant,
  formVersion: number,
): Promise<Write> {
  const { applicationId, examId } = state;
  const cipher = await table.vault.seal(examId, applicationId, form);
  return {
    Put: {
      TableName: table.tableName,
      Item: { ...keyOf.form(applicationId), cipher, formVersion },
    },
  };
}

/** The form of an application, opened; from its item when that was read already. */
export async function loadForm(table: Table, { state }: Loaded, read?: Item): Promise<Applicant> {
  const { examId, applicationId } = state;
  const item = read ?? (await getItem(table, keyOf.form(applicationId)));
  if (!item) throw new Error(`The form of ${applicationId} is missing`);
  return (await table.vault.open(examId, applicationId, item.cipher as Uint8Array)) as Applicant;
}
