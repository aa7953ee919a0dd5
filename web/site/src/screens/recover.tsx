import { useState } from 'preact/hooks';
import { PersonInput } from '../parts/person-input.tsx';
import { ProblemBox } from '../parts/problem-box.tsx';
import { Screen } from '../parts/screen.tsx';
import { call, type Problem } from '../state/api.ts';
import { exam } from '../state/exam.ts';
import { t } from '../state/later-texts.ts';

const empty = { name: '', idNumber: '', phone: '' };

/** A new registration number to the phone on file; the answer is the same for everybody. */
export function Recover() {
  const [values, setValues] = useState(empty);
  const [problem, setProblem] = useState<Problem>();
  const [isSending, setSending] = useState(false);
  const [isSent, setSent] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    setSending(true);
    setProblem(undefined);
    const body = { examId: exam.value?.id, ...values };
    const answer = await call('POST', '/api/registration-number-recoveries', body);
    setSending(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      return;
    }
    // Nothing of the person stays on a shared computer.
    setValues(empty);
    setSent(true);
  };
  if (isSent) return <Sent />;
  const input = (name: keyof typeof values, label: string, hint?: string) => (
    <PersonInput
      {...{ name, label, hint, values }}
      set={setValues}
      inputMode={name === 'phone' ? 'tel' : 'text'}
    />
  );
  const isFilled = Object.values(values).every((value) => value.trim() !== '');
  return (
    <Screen title={t('recovery.title')} above={t('common.query')} back="/query">
      <p>{t('recovery.intro')}</p>
      <ProblemBox problem={problem} />
      <form noValidate onSubmit={submit}>
        {input('name', t('form.name'))}
        {input('idNumber', t('form.idNumber'))}
        {input('phone', t('form.phone'), t('recovery.phoneHint'))}
        <button type="submit" class="button" disabled={isSending || !isFilled}>
          {t('recovery.send')}
        </button>
      </form>
    </Screen>
  );
}

function Sent() {
  return (
    <Screen key="sent" title={t('recovery.sentTitle')} above={t('common.query')} back="/query">
      <p role="status">{t('recovery.sent')}</p>
      <p>{t('recovery.oldNumber')}</p>
      <h2>{t('recovery.noMessage')}</h2>
      <p>{t('recovery.noMessageText')}</p>
      <p>
        <a class="button" href="#/query">
          {t('recovery.logIn')}
        </a>
      </p>
    </Screen>
  );
}
