import { useEffect, useRef, useState } from 'preact/hooks';
import type { Application } from '#contract/application-view.ts';
import { requests } from '../../../shared/texts/requests.ts';
import { ProblemBox } from '../parts/problem-box.tsx';
import { call, type Problem } from '../state/api.ts';
import { application, isLoggedOut, leaveTo } from '../state/application.ts';
import { texts } from '../state/preferences.ts';
import { path } from '../state/router.ts';

const t = texts(requests);

/** Leaves the registration, after a question; once the fee is settled it is a request. */
export function Withdrawal({ own }: { own: Application }) {
  const [isAsking, setAsking] = useState(false);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const question = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isAsking) question.current?.focus();
  }, [isAsking]);
  const { payment, confirmation, position } = own;
  const isSettled = payment.status === 'paid' || confirmation === 'confirmed';
  const action = t(isSettled ? 'askWithdrawal' : 'withdraw');
  const send = async () => {
    if (isSending) return;
    setSending(true);
    setProblem(undefined);
    const body = { version: own.version };
    const answer = await call<Application>('POST', '/api/application/withdrawal', body);
    setSending(false);
    if (answer.ok) {
      setAsking(false);
      application.value = answer.body;
    } else if (isLoggedOut(answer.problem)) leaveTo(path.value);
    else setProblem(answer.problem);
  };
  return (
    <>
      <p>{t(isSettled ? 'withdrawalPaidText' : 'withdrawalText')}</p>
      <ProblemBox problem={problem} />
      {isAsking ? (
        <div class="box">
          <h3 tabIndex={-1} ref={question}>
            {t('confirmWithdrawal', { position: position.name })}
          </h3>
          <div class="row">
            <button type="button" class="button" disabled={isSending} onClick={send}>
              {isSettled ? action : t('yesWithdraw')}
            </button>
            <button type="button" class="button second" onClick={() => setAsking(false)}>
              {t('noWithdraw')}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" class="button second" onClick={() => setAsking(true)}>
          {action}
        </button>
      )}
    </>
  );
}
