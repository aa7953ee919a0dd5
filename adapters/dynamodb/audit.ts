import type { Event } from '#domain/application/commands.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import { auditKeys } from './audit-index.ts';
import { waiverKeys } from './bill-index.ts';
import { canonicalJson } from './canonical-json.ts';
import { chained } from './chain.ts';
import { type Item, queryAll } from './read.ts';
import { keyOf, type Table } from './table.ts';
import { putNew, type Write } from './transact.ts';
import type { AuditEntry } from './types.ts';

/** The entry of a change, chained to the entry before it. */
export function auditEntry(
  state: { applicationId: string; version: number },
  events: Event[],
  prevHash: string,
): AuditEntry {
  const first = events[0];
  if (!first) throw new Error('A change without events has nothing to audit');
  const { applicationId, version } = state;
  return chained({ applicationId, version, at: first.at, events, prevHash });
}

/**
 * The put of an entry, append-only. Events are kept as their canonical text (what was hashed);
 * `write` names the transaction, so that a repeated one recognises itself.
 */
export function putAudit(
  table: Table,
  entry: AuditEntry,
  token: string,
  { examId, departmentCode }: Pick<ApplicationState, 'examId' | 'departmentCode'>,
): Write {
  const { applicationId: of, version, at } = entry;
  const waived = entry.events.some(({ kind }) => kind === 'fee-waived');
  const staff = entry.events.find(({ by }) => by.kind === 'staff')?.by;
  const filed = staff && auditKeys({ examId, by: staff.id, at, of: `${of}#${version}` });
  return putNew(table, {
    ...keyOf.audit(entry.applicationId, entry.version),
    at: entry.at,
    events: canonicalJson(entry.events),
    prevHash: entry.prevHash,
    hash: entry.hash,
    write: token,
    ...(waived && { ...waiverKeys(entry.at, entry.applicationId), examId }),
    ...(filed && { ...filed, departmentCode }),
  });
}

/** All entries of an application, oldest first. */
export async function loadHistory(table: Table, applicationId: string): Promise<AuditEntry[]> {
  const { PK } = keyOf.state(applicationId);
  return (await queryAll(table, PK, { skPrefix: 'AUDIT#' })).map((item) =>
    entryFrom(applicationId, item),
  );
}

/** The entry that an item holds. */
export function entryFrom(applicationId: string, item: Item): AuditEntry {
  return {
    applicationId,
    version: Number(String(item.SK).slice('AUDIT#'.length)),
    at: item.at as number,
    events: JSON.parse(item.events as string) as Event[],
    prevHash: item.prevHash as string,
    hash: item.hash as string,
  };
}
