import { adminAudit } from '../../shared/texts/admin-audit.ts';

type Key = keyof typeof adminAudit;

/** A text of the catalogue in Chinese, the office's language; `{n}` and the like are filled in. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  const [chinese] = adminAudit[key];
  return chinese.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A role's name; undefined for what is none. */
export const roleName = (group: string): string | undefined =>
  group in adminAudit && roles.includes(group) ? t(group as Key) : undefined;

const roles = ['reviewer', 'photo-reviewer', 'lead', 'finance', 'exam-admin', 'auditor'];
