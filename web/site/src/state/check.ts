import { optionalFields } from '#domain/applicant/fields.ts';
import { parseIdNumber } from '#domain/identity/id-number.ts';
import { checkName } from '#domain/identity/name.ts';
import { serverNow } from './api.ts';
import { draft, type FieldName, type Values } from './draft.ts';
import { t } from './preferences.ts';

export type Errors = Partial<Record<FieldName, string>>;

const patterns: Partial<Record<FieldName, [RegExp, () => string]>> = {
  phone: [/^1\d{10}$/, () => t('form.phoneWrong')],
  email: [/^$|^\S+@\S+\.\S+$/, () => t('form.emailWrong')],
  graduationDate: [/^\d{4}-(0[1-9]|1[0-2])$/, () => t('form.graduationWrong')],
  grassrootsYears: [/^([0-5]?\d|60)$/, () => t('form.grassrootsWrong')],
  household: [/^\d{6}$/, () => t('form.householdWrong')],
};
const choices = ['politicalStatus', 'education', 'degree', 'freshGraduate', 'areaCode'];

/** The same rules as the server's, told at once; only the given fields are looked at. */
export function findErrors(fields: readonly FieldName[]): Errors {
  const errors: Errors = {};
  for (const field of fields) {
    const wrong = errorOf(field, draft.value);
    if (wrong) errors[field] = wrong;
  }
  return errors;
}

function errorOf(field: FieldName, values: Values): string | undefined {
  const value = values[field].trim();
  if (value === '') {
    if (optionalFields.includes(field)) return undefined;
    const kind = choices.includes(field) ? 'common.requiredChoice' : 'common.required';
    return t(kind, { field: labelOf(field) });
  }
  if (field === 'name') {
    const checked = checkName(value);
    return checked.ok ? undefined : checked.detail;
  }
  if (field === 'idNumber') {
    const parsed = parseIdNumber(value, serverNow());
    return parsed.ok ? undefined : parsed.detail;
  }
  const [pattern, sentence] = patterns[field] ?? [];
  return pattern && !pattern.test(value) ? sentence?.() : undefined;
}

export const labelOf = (field: FieldName) =>
  field === 'positionCode' ? t('form.position') : t(`form.${field}`);
