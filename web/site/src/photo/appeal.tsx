import { useState } from 'preact/hooks';
import type { Application } from '#contract/application-view.ts';
import { ProblemBox } from '../parts/problem-box.tsx';
import { call, type Problem } from '../state/api.ts';
import { application } from '../state/application.ts';
import { t } from '../state/later-texts.ts';

/** Longest note that the server takes. */
const MAX_NOTE = 500;

/** Sound bytes were kept, only their looks failed: a person can overrule the machine. */
const isAppealable = ({ photo, confirmation }: Application) =>
  photo.status === 'failed' && photo.sha256 !== undefined && confirmation === 'open';

/** Asks a person to look at a photo that failed the automatic check; nothing otherwise. */
export function PhotoAppeal({ own }: { own: Application }) {
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  if (!isAppealable(own)) return null;
  const send = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setMissing(note.trim() === '');
    if (note.trim() === '') return;
    setBusy(true);
    const body = { version: own.version, note: note.trim() };
    const answer = await call<Application>('POST', '/api/application/photo-appeals', body);
    setBusy(false);
    if (answer.ok) application.value = answer.body;
    setProblem(answer.ok ? undefined : answer.problem);
  };
  return (
    <form class="appeal" noValidate onSubmit={send}>
      <ProblemBox problem={problem} />
      <p>{t('photoPay.appealHint')}</p>
      <div class={isMissing ? 'field field-wrong' : 'field'}>
        <label for="appealNote">{t('photoPay.appealNote')}</label>
        {isMissing && (
          <p class="error" id="appealNote-error" role="alert">
            {t('photoPay.appealNoteMissing')}
          </p>
        )}
        <textarea
          id="appealNote"
          rows={3}
          maxLength={MAX_NOTE}
          value={note}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? 'appealNote-error' : undefined}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <button type="submit" class="button second" disabled={isBusy}>
        {t('photoPay.appeal')}
      </button>
    </form>
  );
}
