import { useState } from 'preact/hooks';
import type { Application } from '#contract/application-view.ts';
import { PersonInput } from '../parts/person-input.tsx';
import { ProblemBox } from '../parts/problem-box.tsx';
import { Screen } from '../parts/screen.tsx';
import { call, type Problem } from '../state/api.ts';
import { application, backTo, sessionEnded, tellTabs } from '../state/application.ts';
import { exam } from '../state/exam.ts';
import { t } from '../state/preferences.ts';
import { go } from '../state/router.ts';

/** Name, ID number and registration number; one error for all that is wrong. */
export function Login() {
  const [values, setValues] = useState({ name: '', idNumber: '', registrationNumber: '' });
  const [problem, setProblem] = useState<Problem>();
  const [isSending, setSending] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    setSending(true);
    setProblem(undefined);
    const answer = await call<{ application: Application }>('POST', '/api/sessions', {
      examId: exam.value?.id,
      ...values,
    });
    setSending(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      return;
    }
    application.value = answer.body.application;
    tellTabs();
    sessionEnded.value = false;
    const place = backTo.value ?? '/application';
    backTo.value = undefined;
    go(place);
  };
  const input = (name: keyof typeof values, label: string, hint?: string) => (
    <PersonInput {...{ name, label, hint, values }} set={setValues} />
  );
  return (
    <Screen title={t('status.loginTitle')} above={t('common.query')} back="/">
      {sessionEnded.value && <p class="box">{t('common.session')}</p>}
      <p>{t('status.loginIntro')}</p>
      <ProblemBox problem={problem} />
      <form noValidate onSubmit={submit}>
        {input('name', t('form.name'))}
        {input('idNumber', t('form.idNumber'))}
        {input('registrationNumber', t('form.registrationNumber'), t('status.numberHint'))}
        <button type="submit" class="button" disabled={isSending}>
          {t('status.login')}
        </button>
      </form>
      <p>
        <a href="#/recover">{t('status.lostNumber')}</a>
      </p>
    </Screen>
  );
}
