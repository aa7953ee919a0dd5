import type * as z from 'zod';
import { presentEntry, presentItem } from '#adapters/audit/present.ts';
import { findBreak } from '#adapters/dynamodb/chain.ts';
import type { Store } from '#adapters/dynamodb/types.ts';
import { hasRole, ownsDepartment, type Staff } from '#adapters/staff.ts';
import type { AuditPage } from '#contract/audit.ts';
import type { Parsed } from '#contract/routes.ts';
import type { Instant } from '#domain/application/state.ts';
import { billDay, dayAfter } from '#domain/payment/bill-day.ts';

type Query = Parsed<'list-audit', 'query'>;
type Page = z.output<typeof AuditPage>;

/** The auditor reads everything, a lead what is of the own departments; undefined: nothing there. */
export async function readAudit(
  db: Store,
  staff: Staff,
  query: Query,
  now: Instant,
): Promise<Page | undefined> {
  const { examId, applicationId, actor, day, cursor } = query;
  const reads = (department: string | undefined) =>
    hasRole(staff, 'auditor') || (department !== undefined && ownsDepartment(staff, department));
  const note = (read: string, found?: string) =>
    db.noteSearch({ examId, by: staff.username, now, read, found });
  if (applicationId !== undefined) {
    const loaded = await db.loadApplication(applicationId);
    if (loaded?.state.examId !== examId || !reads(loaded.state.departmentCode)) return undefined;
    await note('application', applicationId);
    return chainOf(db, applicationId, loaded.head.auditHead);
  }
  const days = await daysOf(db, examId, now, { actor, day });
  if (!days) return undefined;
  await note([actor ?? '*', day ?? '*'].join(' '));
  const page = await db.listAudit({ examId, actor, days, cursor });
  const items = page.items.filter(({ department }) => reads(department)).map(presentItem);
  return { items, ...(page.cursor && { cursor: page.cursor }) };
}

async function chainOf(db: Store, applicationId: string, head: string): Promise<Page> {
  const entries = await db.loadHistory(applicationId);
  const brokenAt = findBreak(entries, head);
  const state = { whole: brokenAt === undefined, entries: entries.length };
  return {
    items: entries.map(presentEntry),
    chain: { ...state, ...(brokenAt !== undefined && { brokenAt }) },
  };
}

/** The day that is asked for; of a person every day since the exam was written; else today. */
async function daysOf(
  db: Store,
  examId: string,
  now: Instant,
  { actor, day }: Pick<Query, 'actor' | 'day'>,
): Promise<string[] | undefined> {
  if (!(await db.viewExam(examId))) return undefined;
  const today = billDay(now);
  if (day || !actor) return [day ?? today];
  const [first] = await db.listExamVersions(examId);
  const since = billDay(first?.at ?? now);
  const days = [today];
  for (let each = today; each > since; ) {
    each = dayAfter(each, -1);
    days.push(each);
  }
  return days;
}
