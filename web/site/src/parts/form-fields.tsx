import { degrees, educations, politicalStatuses } from '#domain/applicant/fields.ts';
import { parseIdNumber } from '#domain/identity/id-number.ts';
import { serverNow } from '../state/api.ts';
import type { Errors } from '../state/check.ts';
import { draft, setField } from '../state/draft.ts';
import { exam } from '../state/exam.ts';
import { t } from '../state/preferences.ts';
import { told } from '../state/problem-title.ts';
import { ChoiceField, TextField } from './field.tsx';
import { RareInput } from './rare-input.tsx';

const same = (values: readonly string[]) => values.map((value) => [value, value] as const);

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
      {parsed?.ok === false && told(parsed.detail)}
    </p>
  );
}

export function NameField({ errors }: Props) {
  const { name } = draft.value;
  const add = (character: string) => setField('name', draft.value.name + character);
  return (
    <TextField
      name="name"
      errors={errors}
      hint={t('form.nameHint')}
      after={<RareInput value={name} onPick={add} />}
    />
  );
}

export function PersonFields({ errors }: Props) {
  return (
    <>
      <NameField errors={errors} />
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
