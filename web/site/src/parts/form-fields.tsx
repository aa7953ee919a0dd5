import { parseIdNumber } from '#domain/identity/id-number.ts';
import { serverNow } from '../state/api.ts';
import type { Errors } from '../state/check.ts';
import { draft } from '../state/draft.ts';
import { exam } from '../state/exam.ts';
import { t } from '../state/preferences.ts';
import { ChoiceField, TextField } from './field.tsx';

const politicalStatuses = [
  '中共党员',
  '中共预备党员',
  '共青团员',
  '民主党派',
  '无党派人士',
  '群众',
];
const educations = ['大专', '本科', '硕士研究生', '博士研究生'];
const degrees = ['无', '学士', '硕士', '博士'];
const same = (values: string[]) => values.map((value) => [value, value] as const);

type Props = { errors: Errors };

export function IdNumberField({ errors, hint }: Props & { hint?: string }) {
  return (
    <TextField
      name="idNumber"
      errors={errors}
      hint={hint ?? t('form.idHint')}
      after={<IdNumberFacts />}
    />
  );
}

/** Checks while typing: sex and birth date as proof of a right number, or what is wrong. */
function IdNumberFacts() {
  const { idNumber } = draft.value;
  const parsed = idNumber.trim().length >= 18 ? parseIdNumber(idNumber, serverNow()) : undefined;
  return (
    <p class={parsed?.ok === false ? 'live live-wrong' : 'live'} role="status">
      {parsed?.ok &&
        `✓ ${t('form.idSex')} ${parsed.sex} · ${t('form.idBirth')} ${parsed.birthDate}`}
      {parsed?.ok === false && parsed.detail}
    </p>
  );
}

export function PersonFields({ errors }: Props) {
  return (
    <>
      <TextField name="name" errors={errors} hint={t('form.nameHint')} />
      <IdNumberField errors={errors} />
      <ContactFields errors={errors} />
    </>
  );
}

export function ContactFields({ errors }: Props) {
  return (
    <>
      <TextField name="phone" errors={errors} hint={t('form.phoneHint')} inputMode="numeric" />
      <TextField name="email" errors={errors} inputMode="email" optional />
      <TextField name="ethnicity" errors={errors} optional />
      <ChoiceField name="politicalStatus" errors={errors} options={same(politicalStatuses)} />
      <TextField
        name="household"
        errors={errors}
        hint={t('form.householdHint')}
        inputMode="numeric"
      />
    </>
  );
}

export function StudyFields({ errors }: Props) {
  return (
    <>
      <ChoiceField name="education" errors={errors} options={same(educations)} />
      <ChoiceField name="degree" errors={errors} options={same(degrees)} />
      <TextField name="school" errors={errors} />
      <TextField name="major" errors={errors} />
      <TextField name="graduationDate" errors={errors} hint={t('form.graduationHint')} />
      <ChoiceField
        name="freshGraduate"
        errors={errors}
        options={[
          ['yes', t('form.yes')],
          ['no', t('form.no')],
        ]}
      />
      <TextField name="grassrootsYears" errors={errors} inputMode="numeric" />
      <TextField name="resume" errors={errors} rows={4} optional />
    </>
  );
}

export function AreaField({ errors }: Props) {
  const areas = exam.value?.areas ?? [];
  return (
    <ChoiceField
      name="areaCode"
      errors={errors}
      options={areas.map(({ code, name }) => [code, name] as const)}
    />
  );
}

export const personNames = [
  'name',
  'idNumber',
  'phone',
  'email',
  'ethnicity',
  'politicalStatus',
  'household',
] as const;
export const studyNames = [
  'education',
  'degree',
  'school',
  'major',
  'graduationDate',
  'freshGraduate',
  'grassrootsYears',
  'resume',
] as const;
