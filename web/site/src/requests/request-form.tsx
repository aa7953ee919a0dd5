import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Application } from '#contract/application-view.ts';
import { requests } from '../../../shared/texts/requests.ts';
import { ProblemBox } from '../parts/problem-box.tsx';
import { call, type FieldError, type Problem } from '../state/api.ts';
import { application, isLoggedOut, leaveTo } from '../state/application.ts';
import { texts } from '../state/preferences.ts';
import { told } from '../state/problem-title.ts';
import { path } from '../state/router.ts';
import { type Paper, Papers, type Purpose } from './papers.tsx';

const t = texts(requests);
const MAX_NOTE = 500;

/** What stands in front of papers and explanation, and what is wrong there: true stops the sending. */
type Own = {
  fields?: ComponentChildren;
  /** The request's own part of the body; nothing when the fields say themselves what is missing. */
  read: () => Record<string, unknown> | undefined;
  refused?: (errors: FieldError[]) => void;
};

type Props = Own & {
  own: Application;
  purpose: Purpose;
  url: string;
  /** The explanation: its name in the body, and whether the office insists on one. */
  note: { name: 'note' | 'reason'; isNeeded: boolean };
  arePapersNeeded: boolean;
  send: string;
};

/** One request with papers. What was filled in stays when the answer is no, or none. */
export function RequestForm(props: Props) {
  const { own, purpose, note, fields } = props;
  const [text, setText] = useState('');
  const [isNoteMissing, setNoteMissing] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [isSending, setSending] = useState(false);
  const running = useRef(false);
  const papers = useSignal<Paper[]>([]);
  const error = useSignal<string | undefined>(undefined);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (running.current) return;
    setProblem(undefined);
    const part = props.read();
    const isMissing = note.isNeeded && text.trim() === '';
    setNoteMissing(isMissing);
    error.value = unready(papers.value, props.arePapersNeeded);
    if (!part || isMissing || error.value) return;
    running.current = true;
    setSending(true);
    const answer = await call<Application>('POST', `/api/application/${props.url}`, {
      version: own.version,
      ...part,
      ...(text.trim() ? { [note.name]: text.trim() } : {}),
      documents: papers.value.map(({ uploadId }) => uploadId),
    });
    running.current = false;
    setSending(false);
    if (answer.ok) application.value = answer.body;
    else if (isLoggedOut(answer.problem)) leaveTo(path.value);
    else if (!answer.problem.errors) setProblem(answer.problem);
    else {
      const ofPapers = answer.problem.errors.filter(isOfPapers);
      error.value = ofPapers.length > 0 ? contentErrors(ofPapers, papers.value) : undefined;
      props.refused?.(answer.problem.errors.filter((one) => !isOfPapers(one)));
    }
  };
  const id = `note-${purpose}`;
  return (
    <form noValidate onSubmit={submit}>
      <ProblemBox problem={problem} />
      {fields}
      <Papers purpose={purpose} papers={papers} error={error} isOptional={!props.arePapersNeeded} />
      <div class={isNoteMissing ? 'field field-wrong' : 'field'}>
        <label for={id}>{t(note.isNeeded ? 'why' : 'note')}</label>
        {isNoteMissing && (
          <p class="error" id={`${id}-error`} role="alert">
            {t('whyMissing')}
          </p>
        )}
        <textarea
          id={id}
          rows={3}
          maxLength={MAX_NOTE}
          value={text}
          aria-invalid={isNoteMissing}
          aria-describedby={isNoteMissing ? `${id}-error` : undefined}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <button type="submit" class="button" disabled={isSending}>
        {props.send}
      </button>
    </form>
  );
}

function unready(papers: Paper[], areNeeded: boolean): string | undefined {
  if (papers.length === 0) return areNeeded ? t('fileMissing') : undefined;
  return papers.some(({ uploadId }) => !uploadId) ? t('fileWaits') : undefined;
}

const isOfPapers = ({ pointer }: FieldError) => pointer.startsWith('/documents');

/** `/documents/1` is the second paper: its name stands before what is wrong with it. */
function contentErrors(errors: FieldError[], papers: Paper[]): string {
  return errors
    .map(({ pointer, code, detail }) => {
      const name = papers[Number(pointer.split('/')[2])]?.name;
      const text = code === 'document-missing' || code === 'document-type' ? t(code) : told(detail);
      return name ? `${name}：${text}` : text;
    })
    .join(' ');
}
