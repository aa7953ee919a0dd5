import type { Export } from '../dynamodb/export-types.ts';
import { hasRole, type Staff } from '../staff.ts';

/**
 * Whose lines this person may take away, undefined when none of that kind: the exam's
 * administrators all, a lead those of the own departments, an auditor the figures alone.
 */
export function exportScope(staff: Staff, kind: Export['kind']): Export['departments'] | undefined {
  if (hasRole(staff, 'exam-admin')) return 'all';
  if (kind === 'statistics') return hasRole(staff, 'lead', 'auditor') ? 'all' : undefined;
  if (!hasRole(staff, 'lead')) return undefined;
  if (staff.groups.includes('dept:*')) return 'all';
  const own = staff.groups.filter((group) => group.startsWith('dept:'));
  return own.map((group) => group.slice('dept:'.length));
}
