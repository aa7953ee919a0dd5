import { useEffect, useState } from 'preact/hooks';
import type { Application } from '#contract/application-view.ts';
import { formFields } from '#domain/applicant/fields.ts';
import { ErrorSummary } from '../parts/error-summary.tsx';
import {
  AreaField,
  ContactFields,
  IdNumberField,
  NameField,
  StudyFields,
} from '../parts/form-fields.tsx';
import { OwnScreen } from '../parts/own-screen.tsx';
import { ProblemBox } from '../parts/problem-box.tsx';
import { Reasons } from '../parts/reasons.tsx';
import { call, type Problem } from '../state/api.ts';
import { application } from '../state/application.ts';
import { type Errors, findErrors } from '../state/check.ts';
import { draft, forgetPerson } from '../state/draft.ts';
import { type Exam, exam } from '../state/exam.ts';
import { loadPosition, positionOf } from '../state/positions.ts';
import { t } from '../state/preferences.ts';
import { go } from '../state/router.ts';
import { applicantOf, editDraft, fieldErrors } from '../state/wire.ts';

/** 信息维护: the saved form again, until the exam's policy locks it. */
export function Edit() {
  return (
    <OwnScreen title={t('common.maintain')}>
      {(own) =>
        own.qualification.status === 'approved' ? (
          <p class="box">{t('form.editLocked')}</p>
        ) : own.qualification.status === 'withdrawn' || own.confirmation !== 'open' ? (
          <p class="box">{t('form.editOver')}</p>
        ) : (
          <EditForm own={own} />
        )
      }
    </OwnScreen>
  );
}

/** The application that the draft was filled from; kept while a position is chosen. */
let filledFrom: string | undefined;

function EditForm({ own }: { own: Application }) {
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<Problem>();
  const [isSaving, setSaving] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: filled once a version, not at every reading
  useEffect(() => {
    const filled = `${own.registrationNumberHint} ${own.version}`;
    if (filledFrom !== filled) editDraft(own);
    filledFrom = filled;
    void loadPosition(draft.value.positionCode);
  }, [own.version]);
  const submit = async (event: Event) => {
    event.preventDefault();
    const found = findErrors(formFields);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    setSaving(true);
    setProblem(undefined);
    const { pledge } = exam.value as Exam;
    const answer = await call<Application>('PUT', '/api/application', {
      version: own.version,
      pledge: { version: pledge.version, accepted: true },
      applicant: applicantOf(draft.value),
      positionCode: draft.value.positionCode,
      areaCode: draft.value.areaCode,
    });
    setSaving(false);
    if (answer.ok) {
      filledFrom = undefined;
      forgetPerson();
      application.value = answer.body;
      go('/application');
    } else if (answer.problem.errors) setErrors(fieldErrors(answer.problem.errors));
    else setProblem(answer.problem);
  };
  const position = positionOf(draft.value.positionCode);
  return (
    <form noValidate onSubmit={submit}>
      <Reasons reasons={own.qualification.reasons} />
      <ErrorSummary errors={errors} />
      <p class="chosen">
        <span>
          {t('form.position')}
          <strong>{(position ?? own.position).name}</strong>
          {(position ?? own.position).department.name}
        </span>
        <a id="positionCode" href="#/positions?then=edit">
          {t('common.change')}
        </a>
      </p>
      <NameField errors={errors} />
      <IdNumberField errors={errors} hint={t('form.editIdAgain')} />
      <ContactFields errors={errors} />
      <StudyFields errors={errors} />
      <AreaField errors={errors} />
      <ProblemBox problem={problem} />
      <button type="submit" class="button" disabled={isSaving}>
        {t('common.save')}
      </button>
    </form>
  );
}
