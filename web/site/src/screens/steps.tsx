import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { personFields, studyFields } from '#domain/applicant/fields.ts';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { AreaField, PersonFields, StudyFields } from '../parts/form-fields.tsx';
import { Screen } from '../parts/screen.tsx';
import { type Errors, findErrors } from '../state/check.ts';
import { agreedPledge, draft, type FieldName } from '../state/draft.ts';
import { exam } from '../state/exam.ts';
import { loadPosition, positionOf } from '../state/positions.ts';
import { t } from '../state/preferences.ts';
import { go } from '../state/router.ts';

/** The check of the answers is the last step. */
export const STEPS = 4;

type StepProps = {
  step: number;
  title: string;
  back: string;
  next: string;
  names: readonly FieldName[];
  Fields: ComponentType<{ errors: Errors }>;
};

/** One page of the form; 下一步 only when its own fields are right. */
function Step({ step, title, back, next, names, Fields }: StepProps) {
  const [errors, setErrors] = useState<Errors>({});
  useEffect(() => {
    // The form cannot be reached before the pledge, nor without a position.
    if (agreedPledge.value !== exam.value?.pledge.version) go('/pledge');
    else if (!draft.value.positionCode) go('/positions');
    else void loadPosition(draft.value.positionCode);
  }, []);
  const submit = (event: Event) => {
    event.preventDefault();
    const found = findErrors(names);
    setErrors(found);
    if (Object.keys(found).length === 0) go(next);
  };
  return (
    <Screen title={title} above={t('common.stepOf', { n: step, all: STEPS })} back={back}>
      <progress class="steps" value={step} max={STEPS} aria-label={title} />
      <ChosenPosition />
      <ErrorSummary errors={errors} />
      <form noValidate onSubmit={submit}>
        <Fields errors={errors} />
        <button type="submit" class="button">
          {t('common.next')}
        </button>
      </form>
      <p class="small quiet">{t('form.draftKept')}</p>
    </Screen>
  );
}

function ChosenPosition() {
  const position = positionOf(draft.value.positionCode);
  if (!position) return null;
  return (
    <p class="chosen">
      <span>
        {t('notice.picked')}
        <strong>{position.name}</strong>
        {position.department.name}
      </span>
      <a href="#/positions">{t('common.change')}</a>
    </p>
  );
}

export const PersonStep = () => (
  <Step
    step={1}
    title={t('form.person')}
    back="/positions"
    next="/study"
    names={personFields}
    Fields={PersonFields}
  />
);
export const StudyStep = () => (
  <Step
    step={2}
    title={t('form.study')}
    back="/person"
    next="/area"
    names={studyFields}
    Fields={StudyFields}
  />
);
export const AreaStep = () => (
  <Step
    step={3}
    title={t('form.areaStep')}
    back="/study"
    next="/check"
    names={['areaCode']}
    Fields={AreaField}
  />
);
