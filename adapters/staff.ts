/** What a member of staff may see and do; roles and departments come from the token alone. */
import type { Instant } from '#domain/application/state.ts';
import type { Loaded, Queue, Store } from './dynamodb/types.ts';

export type Staff = { subject: string; username: string; groups: string[] };
export type Role = 'reviewer' | 'photo-reviewer' | 'lead' | 'finance' | 'exam-admin' | 'auditor';

export function hasRole(staff: Staff, ...roles: Role[]): boolean {
  return roles.some((role) => staff.groups.includes(role));
}

/** May this person see applications of this department? */
export function ownsDepartment(staff: Staff, departmentCode: string): boolean {
  return staff.groups.includes('dept:*') || staff.groups.includes(`dept:${departmentCode}`);
}

/** The departments whose queues this person reads; `dept:*` means all that the exam has. */
export async function departmentsOf(
  store: Store,
  staff: Staff,
  examId: string,
  wanted?: string,
): Promise<string[]> {
  if (wanted) return ownsDepartment(staff, wanted) ? [wanted] : [];
  if (staff.groups.includes('dept:*')) return store.loadDepartments(examId);
  return staff.groups
    .filter((group) => group.startsWith('dept:'))
    .map((group) => group.slice('dept:'.length));
}

/** With their names: codes mean nothing to who chooses among them. */
export async function namedDepartments(store: Store, examId: string, codes: string[]) {
  const names = await store.loadDepartmentNames(examId);
  return codes.map((code) => ({ code, name: names[code] ?? code }));
}

/** Another department's application does not exist for this person. */
export async function loadForStaff(
  store: Store,
  staff: Staff,
  applicationId: string,
): Promise<Loaded | undefined> {
  const loaded = await store.loadApplication(applicationId);
  return loaded && ownsDepartment(staff, loaded.state.departmentCode) ? loaded : undefined;
}

/**
 * Whoever's lease has ended, and whoever never had one, does not decide what a colleague has taken
 * meanwhile. Nobody's lease is needed to decide what nobody holds.
 */
export function heldByColleague(loaded: Loaded, staff: Staff, now: Instant) {
  const { lease } = loaded.head;
  const held = lease !== undefined && lease.until > now && lease.by !== staff.username;
  return held ? { refusal: { code: 'held-by-colleague' as const } } : undefined;
}

/** Which queue is which role's work. */
export const queueRoles: Record<Queue, Role[]> = {
  qualification: ['reviewer', 'lead'],
  photo: ['photo-reviewer', 'lead'],
  waiver: ['reviewer', 'lead'],
  withdrawal: ['finance'],
  correction: ['reviewer', 'lead'],
  appeal: ['lead'],
  proposal: ['lead'],
};

/** Who reads a queue without working on it. */
export function readsQueue(staff: Staff, queue: Queue): boolean {
  const also: Role[] = queue === 'waiver' ? ['finance', 'auditor'] : ['auditor'];
  return hasRole(staff, ...queueRoles[queue], ...also);
}
