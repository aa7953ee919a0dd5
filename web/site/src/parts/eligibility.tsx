import { degrees, educations, politicalStatuses } from '#domain/applicant/fields.ts';
import type { Hint } from '#domain/eligibility/judge.ts';
import { parseIdNumber } from '#domain/identity/id-number.ts';
import type { PositionRow } from '#domain/position-index.ts';
import { serverNow } from '../state/api.ts';
import { birthDate, draft } from '../state/draft.ts';
import { exam } from '../state/exam.ts';
import { t } from '../state/preferences.ts';
import { hintsOf, overall, reasonOf } from './eligibility-judge.ts';
import { ChoiceField, TextField } from './field.tsx';

const same = (values: readonly string[]) => values.map((value) => [value, value] as const);

/** What a hint needs to know; the answers are those of the form, asked once. */
export function Answers() {
  return (
    <>
      <p class="hint">{t('notice.mineHint')}</p>
      <div class="filters">
        <div class="field">
          <label for="birthDate">{t('notice.birthDate')}</label>
          <input
            id="birthDate"
            type="text"
            inputMode="numeric"
            autocomplete="off"
            placeholder="1990-06-01"
            aria-describedby="birthDate-hint"
            value={birthDate.value || birthOf()}
            onInput={(event) => {
              birthDate.value = event.currentTarget.value;
            }}
          />
          <p class="hint" id="birthDate-hint">
            {t('notice.birthHint')}
          </p>
        </div>
        <ChoiceField name="education" errors={{}} options={same(educations)} />
        <ChoiceField name="degree" errors={{}} options={same(degrees)} />
        <ChoiceField name="politicalStatus" errors={{}} options={same(politicalStatuses)} />
        <TextField name="graduationDate" errors={{}} hint={t('form.graduationHint')} />
        <ChoiceField
          name="freshGraduate"
          errors={{}}
          options={[
            ['yes', t('form.yes')],
            ['no', t('form.no')],
          ]}
        />
      </div>
    </>
  );
}

function birthOf(): string {
  const parsed = parseIdNumber(draft.value.idNumber, serverNow());
  return parsed.ok ? parsed.birthDate : '';
}

function judged(position: PositionRow): Hint[] | undefined {
  const opens = exam.value?.windows.apply.opens;
  return opens === undefined
    ? undefined
    : hintsOf(position, draft.value, birthDate.value || birthOf(), opens);
}

/** 符合, 不符合 or 需人工判断, and why. Advice only: nothing is locked by it. */
export function Eligibility({ position }: { position: PositionRow }) {
  const hints = judged(position);
  if (!hints) return null;
  const verdict = overall(hints);
  const told = hints.filter((hint) => hint.verdict !== 'fits');
  return (
    <div class={`eligibility eligibility-${verdict}`}>
      <p>
        <strong>{t(`notice.${verdict}`)}</strong>
      </p>
      {told.length > 0 && (
        <ul>
          {told.map((hint) => (
            <li key={hint.condition}>
              {t(conditionNames[hint.condition])}: {hint.verdict === 'fails' && t('notice.fails')}
              {hint.verdict === 'fails' && ' · '}
              {reasonOf(hint)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const conditionNames = {
  age: 'notice.age',
  education: 'notice.educationCondition',
  degree: 'notice.degreeCondition',
  majors: 'notice.majors',
  politicalStatus: 'notice.politicalCondition',
  experience: 'notice.experience',
  other: 'notice.otherCondition',
} as const;
