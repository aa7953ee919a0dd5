import type { Instant } from '#domain/application/state.ts';
import { billDay } from '#domain/payment/bill-day.ts';
import { entryFrom } from './audit.ts';
import type { AuditItem } from './audit-types.ts';
import type { Item } from './read.ts';
import { digits13 } from './table.ts';

/** The Beijing day under which an entry is filed. */
export const auditDay = billDay;
export const auditPartition = (examId: string, day: string): string => `${examId}#${day}`;
/** A user name may hold anything; encoded it ends where the next part begins. */
export const actorPrefix = (by: string): string => `${encodeURIComponent(by)}#`;

type Filed = { examId: string; by: string; at: Instant; of: string };

/**
 * Files what a member of staff did under the exam's day and the person: one sparse index answers
 * both "what happened that day" and "what did this person do", for one write an entry.
 */
export const auditKeys = ({ examId, by, at, of }: Filed) => ({
  auditPk: auditPartition(examId, auditDay(at)),
  auditSk: `${actorPrefix(by)}${digits13(at)}#${of}`,
});

/** What an item of the index tells; a trail's entry, a look-up or a take-over. */
export function auditItemFrom(item: Item): AuditItem {
  const by = decodeURIComponent(String(item.auditSk).split('#')[0] ?? '');
  const at = item.at as number;
  const pk = String(item.PK);
  if (pk.startsWith('APP#')) {
    const applicationId = pk.slice('APP#'.length);
    const { events, version } = entryFrom(applicationId, item);
    const department = item.departmentCode as string | undefined;
    return { at, by, applicationId, version, department, events };
  }
  if (pk.startsWith('TAKEOVERS#')) {
    const applicationId = String(item.SK).slice(digits13(0).length + 1);
    const department = item.departmentCode as string | undefined;
    const detail = { from: String(item.from) };
    return { at, by, applicationId, department, events: [{ kind: 'lease-taken-over', detail }] };
  }
  const found = item.found as string | undefined;
  const kind = item.read === undefined ? 'searched' : 'audit-read';
  const detail = item.read === undefined ? {} : { read: String(item.read) };
  return { at, by, applicationId: found, events: [{ kind, detail }] };
}
