import { useSignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { Application } from '#contract/application-view.ts';
import { requests } from '../../../shared/texts/requests.ts';
import { ProblemBox } from '../parts/problem-box.tsx';
import { call, type FieldError, type Problem } from '../state/api.ts';
import { application, isLoggedOut, leaveTo } from '../state/application.ts';
import { type Exam, exam } from '../state/exam.ts';
import { texts } from '../state/preferences.ts';
import { path } from '../state/router.ts';
import { type Paper, Papers } from './papers.tsx';

const t = texts(requests);
const MAX_NOTE = 500;

/** Asks to be freed of the fee. What was filled in stays when the answer is no, or none. */
export function WaiverForm({ own }: { own: Application }) {
  const { waiverKinds } = exam.value as Exam;
  const [kind, setKind] = useState(waiverKinds[0]?.code ?? '');
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [isSending, setSending] = useState(false);
  const papers = useSignal<Paper[]>([]);
  const error = useSignal<string | undefined>(undefined);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isSending) return;
    setProblem(undefined);
    error.value = unready(papers.value);
    if (error.value) return;
    setSending(true);
    const answer = await call<Application>('POST', '/api/application/waiver-requests', {
      version: own.version,
      kind,
      ...(note.trim() ? { note: note.trim() } : {}),
      documents: papers.value.map(({ uploadId }) => uploadId),
    });
    setSending(false);
    if (answer.ok) application.value = answer.body;
    else if (isLoggedOut(answer.problem)) leaveTo(path.value);
    else if (answer.problem.errors)
      error.value = contentErrors(answer.problem.errors, papers.value);
    else setProblem(answer.problem);
  };
  return (
    <form noValidate onSubmit={submit}>
      <ProblemBox problem={problem} />
      <fieldset>
        <legend>{t('waiverKind')}</legend>
        {waiverKinds.map(({ code, name }) => (
          <label class="choice" key={code}>
            <input
              type="radio"
              name="waiver-kind"
              checked={kind === code}
              onChange={() => setKind(code)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <Papers purpose="waiver" papers={papers} error={error} />
      <div class="field">
        <label for="note">{t('note')}</label>
        <textarea
          id="note"
          rows={3}
          maxLength={MAX_NOTE}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <button type="submit" class="button" disabled={isSending}>
        {t('send')}
      </button>
    </form>
  );
}

function unready(papers: Paper[]): string | undefined {
  if (papers.length === 0) return t('fileMissing');
  return papers.some(({ uploadId }) => !uploadId) ? t('fileWaits') : undefined;
}

/** `/documents/1` is the second paper: its name stands before what is wrong with it. */
function contentErrors(errors: FieldError[], papers: Paper[]): string {
  return errors
    .map(({ pointer, code, detail }) => {
      const name = papers[Number(pointer.split('/')[2])]?.name;
      const text = code === 'document-missing' || code === 'document-type' ? t(code) : detail;
      return name ? `${name}：${text}` : text;
    })
    .join(' ');
}
