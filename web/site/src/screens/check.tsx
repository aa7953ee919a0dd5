import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type * as z from 'zod';
import type { Saved } from '#contract/application.ts';
import { type FormField, formFields, personFields, studyFields } from '#domain/applicant/fields.ts';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Name } from '../parts/name.tsx';
import { ProblemBox } from '../parts/problem-box.tsx';
import { Facts, Screen } from '../parts/screen.tsx';
import { type Answer, call, type Problem } from '../state/api.ts';
import { application, registrationNumber, tellTabs } from '../state/application.ts';
import { type Errors, findErrors, labelOf } from '../state/check.ts';
import { agreedPledge, draft, forgetPerson, renewSaveKey, saveKey } from '../state/draft.ts';
import { exam } from '../state/exam.ts';
import { loadPosition, positionOf } from '../state/positions.ts';
import { t } from '../state/preferences.ts';
import { go } from '../state/router.ts';
import { applicantOf, fieldErrors } from '../state/wire.ts';
import { STEPS } from './steps.tsx';

type SavedAnswer = Answer<z.output<typeof Saved>>;

/** Everything once more, then 保存. */
export function CheckAnswers() {
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<Problem>();
  const [isSaving, setSaving] = useState(false);
  const running = useRef(false);
  useEffect(() => {
    if (agreedPledge.value !== exam.value?.pledge.version) go('/pledge');
    else void loadPosition(draft.value.positionCode);
  }, []);
  const save = async () => {
    const found = findErrors(formFields);
    setErrors(found);
    // A second click comes before the button is drawn as disabled.
    if (Object.keys(found).length > 0 || running.current) return;
    running.current = true;
    setSaving(true);
    setProblem(undefined);
    const answer = await send();
    running.current = false;
    setSaving(false);
    if (answer.ok) finish(answer.body);
    else if (answer.problem.code === 'pledge-outdated') go('/pledge');
    else if (answer.problem.errors) setErrors(fieldErrors(answer.problem.errors));
    else setProblem(answer.problem);
  };
  return (
    <Screen
      title={t('form.check')}
      above={t('common.stepOf', { n: STEPS, all: STEPS })}
      back="/area"
    >
      <progress class="steps" value={STEPS} max={STEPS} aria-label={t('form.check')} />
      <p>{t('form.checkIntro')}</p>
      <ErrorSummary errors={errors} />
      <Section title={t('form.position')} to="/positions" names={['positionCode']} />
      <Section title={t('form.person')} to="/person" names={personFields} />
      <Section title={t('form.study')} to="/study" names={studyFields} />
      <Section title={t('form.areaStep')} to="/area" names={['areaCode']} />
      <ProblemBox problem={problem} />
      <button type="button" class="button" disabled={isSaving} onClick={save}>
        {t('common.save')}
      </button>
      <p role="status">{isSaving && t('common.working')}</p>
    </Screen>
  );
}

async function send(): Promise<SavedAnswer> {
  const url = `/api/exams/${exam.value?.id}/applications`;
  const body = {
    pledge: { version: agreedPledge.value, accepted: true },
    applicant: applicantOf(draft.value),
    positionCode: draft.value.positionCode,
    areaCode: draft.value.areaCode,
  };
  const first = await call<z.output<typeof Saved>>('POST', url, body, {
    'Idempotency-Key': saveKey(),
  });
  if (first.ok || first.problem.code !== 'key-reused') return first;
  // Another text than in the earlier attempt: this is a new save.
  return call('POST', url, body, { 'Idempotency-Key': renewSaveKey() });
}

function finish(saved: z.output<typeof Saved>): void {
  application.value = saved.application;
  registrationNumber.value = saved.registrationNumber;
  forgetPerson();
  tellTabs();
  go('/receipt');
}

type SectionProps = { title: string; to: string; names: readonly FormField[] };

function Section({ title, to, names }: SectionProps) {
  return (
    <section class="answers">
      <h2>{title}</h2>
      <a href={`#${to}`} aria-label={`${t('common.change')} ${title}`}>
        {t('common.change')}
      </a>
      <Facts rows={names.map((name) => [labelOf(name), shown(name)] as const)} />
    </section>
  );
}

function shown(name: FormField): ComponentChildren {
  const value = draft.value[name];
  if (name === 'name') return <Name text={value} />;
  if (name === 'areaCode') return exam.value?.areas.find(({ code }) => code === value)?.name ?? '';
  if (name === 'freshGraduate') return value && t(value === 'yes' ? 'form.yes' : 'form.no');
  if (name !== 'positionCode') return value;
  const position = positionOf(value);
  return position ? `${position.name} · ${position.department.name} · ${value}` : value;
}
