import { loadAppeal } from './appeals.ts';
import { entryFrom } from './audit.ts';
import { loadForm } from './forms.ts';
import { queryAll } from './read.ts';
import { fromItem } from './state-item.ts';
import { keyOf, type Table } from './table.ts';
import type { Whole } from './types.ts';

/**
 * Everything under one application in one query, strong unless told otherwise. Units count the sum of the items (4 KB
 * each), so three small items cost one unit where three reads would cost three.
 */
export async function loadWhole(
  table: Table,
  applicationId: string,
  strong = true,
): Promise<Whole | undefined> {
  const items = await queryAll(table, keyOf.state(applicationId).PK, { strong });
  const state = items.find(({ SK }) => SK === 'STATE');
  if (!state) return undefined;
  const loaded = fromItem(state);
  const form = items.find(({ SK }) => SK === 'FORM');
  const entries = items.filter(({ SK }) => String(SK).startsWith('AUDIT#'));
  const note = items.find(({ SK }) => SK === `APPEAL#${loaded.state.photo.sha256}`);
  const appeal = note && (await loadAppeal(table, loaded, note));
  return {
    loaded,
    form: await loadForm(table, loaded, form),
    history: entries.map((entry) => entryFrom(applicationId, entry)),
    ...(appeal ? { appeal } : {}),
  };
}
