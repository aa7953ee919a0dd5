import { type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type * as z from 'zod';
import type { PhotoUpload } from '#contract/application.ts';
import type { SignDocumentUpload } from '#contract/document.ts';
import { requests } from '../../../shared/texts/requests.ts';
import { ProblemBox } from '../parts/problem-box.tsx';
import { call, type Problem } from '../state/api.ts';
import { isLoggedOut, leaveTo } from '../state/application.ts';
import { showSize } from '../state/format.ts';
import { postFile } from '../state/post-file.ts';
import { t as common, texts } from '../state/preferences.ts';
import { path } from '../state/router.ts';

const t = texts(requests);
const MAX_BYTES = 2_097_152;
const MAX_PAPERS = 5;

export type Purpose = z.output<typeof SignDocumentUpload>['purpose'];
/** A file that was chosen; it has an `uploadId` when the store has it. */
export type Paper = { name: string; size: number; percent: number; uploadId?: string };
type Props = {
  purpose: Purpose;
  papers: Signal<Paper[]>;
  error: Signal<string | undefined>;
  isOptional: boolean;
};

/** Files to go with a request: chosen or photographed, sent at once, checked before they are. */
export function Papers({ purpose, papers, error, isOptional }: Props) {
  const id = `papers-${purpose}`;
  const input = useRef<HTMLInputElement>(null);
  const problem = useSignal<Problem | undefined>(undefined);
  const change = (paper: Paper, part: Partial<Paper>) => {
    papers.value = papers.value.map((one) => (one === paper ? Object.assign(one, part) : one));
  };
  const remove = (paper: Paper) => {
    papers.value = papers.value.filter((one) => one !== paper);
  };
  const send = async (file: File) => {
    error.value = refusalOf(file, papers.value.length);
    problem.value = undefined;
    if (error.value) return;
    const paper: Paper = { name: file.name, size: file.size, percent: 0 };
    papers.value = [...papers.value, paper];
    const body = { purpose, contentType: file.type };
    const signed = await call<z.output<typeof PhotoUpload>>(
      'POST',
      '/api/application/document-uploads',
      body,
    );
    if (!signed.ok) {
      remove(paper);
      if (isLoggedOut(signed.problem)) leaveTo(path.value);
      else problem.value = signed.problem;
      return;
    }
    const status = await postFile(signed.body, file, (percent) => change(paper, { percent }));
    if (status >= 200 && status < 300) {
      return change(paper, { percent: 100, uploadId: signed.body.uploadId });
    }
    remove(paper);
    error.value = t('fileFailed', { name: file.name });
  };
  const choose = async () => {
    const files = [...(input.current?.files ?? [])];
    if (input.current) input.current.value = '';
    for (const file of files) await send(file);
  };
  return (
    <div class={error.value ? 'field field-wrong' : 'field'}>
      <label for={id}>
        {t('documents')}
        {isOptional && <span class="quiet">{common('common.optional')}</span>}
      </label>
      <p class="hint" id={`${id}-hint`}>
        {t('documentsHint')}
      </p>
      {error.value && (
        <p class="error" id={`${id}-error`} role="alert">
          {error.value}
        </p>
      )}
      <ProblemBox problem={problem.value} />
      <ul class="papers">
        {papers.value.map((paper) => (
          <li key={paper}>
            <span>
              {paper.name} <span class="quiet">{showSize(paper.size)}</span>
            </span>
            <span role="status">
              {paper.uploadId ? `✓ ${t('uploadedFile')}` : t('progress', { n: paper.percent })}
            </span>
            <button
              type="button"
              class="button second"
              aria-label={`${t('remove')} ${paper.name}`}
              onClick={() => remove(paper)}
            >
              {t('remove')}
            </button>
          </li>
        ))}
      </ul>
      <input
        id={id}
        class="hidden"
        type="file"
        tabIndex={-1}
        multiple
        ref={input}
        accept="image/jpeg,application/pdf"
        aria-describedby={error.value ? `${id}-hint ${id}-error` : `${id}-hint`}
        onChange={choose}
      />
      <button type="button" class="button second" onClick={() => input.current?.click()}>
        {t('addDocument')}
      </button>
    </div>
  );
}

/** What can be told before anything is sent; the server looks at the content itself. */
function refusalOf({ name, size, type }: File, count: number): string | undefined {
  if (count >= MAX_PAPERS) return t('fileCount');
  if (type !== 'image/jpeg' && type !== 'application/pdf') return t('fileType', { name });
  if (size > MAX_BYTES) return t('fileSize', { name });
  return size === 0 ? t('fileEmpty', { name }) : undefined;
}
