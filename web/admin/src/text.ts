import { adminDesk } from '../../shared/texts/admin-desk.ts';

type Key = keyof typeof adminDesk;

/** A text of the catalogue in Chinese, the office's language; `{n}` and the like are filled in. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  const [chinese] = adminDesk[key];
  return chinese.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A role's name; undefined for what is none. */
export const roleName = (group: string): string | undefined =>
  group in adminDesk && roles.includes(group) ? t(group as Key) : undefined;

const roles = ['reviewer', 'photo-reviewer', 'lead', 'finance', 'exam-admin', 'auditor'];
