import { getItem, type Item } from './read.ts';
import { keyOf, type Table } from './table.ts';
import type { Write } from './transact.ts';
import type { Loaded } from './types.ts';

/** What an applicant wrote about one picture. */
export type Appeal = { sha256: string; note: string };

/** Ties the sealed note to its application and picture: it opens nowhere else. */
const bound = (applicationId: string, sha256: string) => `${applicationId}#${sha256}`;

/** The put of a note, sealed under the exam's data key as the form is. */
export async function putAppeal(
  table: Table,
  { applicationId, examId }: { applicationId: string; examId: string },
  { sha256, note }: Appeal,
): Promise<Write> {
  const cipher = await table.vault.seal(examId, bound(applicationId, sha256), note);
  return {
    Put: { TableName: table.tableName, Item: { ...keyOf.appeal(applicationId, sha256), cipher } },
  };
}

/** The note about the picture that is on record now; from its item when that was read already. */
export async function loadAppeal(
  table: Table,
  { state }: Loaded,
  read?: Item,
): Promise<string | undefined> {
  const { applicationId, examId, photo } = state;
  if (!photo.appealed || !photo.sha256) return undefined;
  const item = read ?? (await getItem(table, keyOf.appeal(applicationId, photo.sha256)));
  if (!item) return undefined;
  const aad = bound(applicationId, photo.sha256);
  return (await table.vault.open(examId, aad, item.cipher as Uint8Array)) as string;
}
