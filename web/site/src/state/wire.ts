import type { Application } from '#contract/application-view.ts';
import { parseIdNumber } from '#domain/identity/id-number.ts';
import { type FieldError, serverNow } from './api.ts';
import type { Errors } from './check.ts';
import { draft, type FieldName, type Values } from './draft.ts';

/** The draft as the API wants it. */
export function applicantOf(values: Values): Record<string, unknown> {
  const parsed = parseIdNumber(values.idNumber, serverNow());
  const given = (name: 'email' | 'ethnicity' | 'resume') =>
    values[name].trim() ? { [name]: values[name].trim() } : {};
  return {
    name: values.name.trim(),
    idNumber: parsed.ok ? parsed.idNumber : values.idNumber,
    phone: values.phone.trim(),
    ...given('email'),
    ...given('ethnicity'),
    politicalStatus: values.politicalStatus,
    education: values.education,
    degree: values.degree,
    school: values.school.trim(),
    major: values.major.trim(),
    graduationDate: values.graduationDate.trim(),
    freshGraduate: values.freshGraduate === 'yes',
    grassrootsYears: Number(values.grassrootsYears),
    household: values.household.trim(),
    ...given('resume'),
  };
}

/** Fills the form with what was saved; the ID number is asked again. */
export function editDraft({ applicant, position, area }: Application): void {
  draft.value = {
    ...draft.value,
    ...(Object.fromEntries(
      Object.entries(applicant)
        .filter(([name]) => name in draft.value)
        .map(([name, value]) => [name, String(value)]),
    ) as Partial<Values>),
    freshGraduate: applicant.freshGraduate ? 'yes' : 'no',
    idNumber: '',
    positionCode: position.code,
    areaCode: area.code,
  };
}

/** The server's errors by field: `/applicant/school` is the school's. */
export function fieldErrors(errors: FieldError[] = []): Errors {
  return Object.fromEntries(
    errors.map(({ pointer, detail }) => [pointer.split('/').pop() as FieldName, detail]),
  );
}
