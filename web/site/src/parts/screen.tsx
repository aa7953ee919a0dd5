import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { exam } from '../state/exam.ts';
import { t } from '../state/preferences.ts';

type Props = {
  title: string;
  /** A line above the heading: the step, say. */
  above?: string | undefined;
  back?: string;
  children: ComponentChildren;
};

/** A screen with its heading, which takes focus when the screen opens. */
export function Screen({ title, above, back, children }: Props) {
  useEffect(() => {
    document.title = `${title} · ${exam.value?.screenTitle ?? ''}`;
  }, [title]);
  return (
    <main id="content" tabIndex={-1}>
      {back && (
        <a class="back" href={`#${back}`}>
          {t('common.back')}
        </a>
      )}
      {above && <p class="above">{above}</p>}
      <h1 tabIndex={-1}>{title}</h1>
      {children}
    </main>
  );
}

export function Loading() {
  return (
    <p class="quiet" role="status">
      {t('common.loading')}
    </p>
  );
}

/** Names and values in two columns. */
export function Facts({ rows }: { rows: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {rows
        .filter(([, value]) => value !== '' && value !== undefined)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
