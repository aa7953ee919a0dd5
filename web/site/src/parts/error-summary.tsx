import { useEffect, useRef } from 'preact/hooks';
import type { Errors } from '../state/check.ts';
import { t } from '../state/preferences.ts';
import { told } from '../state/problem-title.ts';

/** Lists the errors of a form in the fields' own words; takes focus when it appears. */
export function ErrorSummary({ errors }: { errors: Errors }) {
  const box = useRef<HTMLDivElement>(null);
  const list = Object.entries(errors);
  // A new object is a new attempt: the summary takes focus again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new object is a new attempt
  useEffect(() => {
    if (list.length > 0) box.current?.focus();
  }, [errors]);
  if (list.length === 0) return null;
  const toField = (name: string) => (event: Event) => {
    event.preventDefault();
    document.getElementById(name)?.focus();
  };
  return (
    <div class="box box-error" role="alert" tabIndex={-1} ref={box}>
      <h2>{t('common.errorSummary')}</h2>
      <ul>
        {list.map(([name, text]) => (
          <li key={name}>
            <a href={`#${name}`} onClick={toField(name)}>
              {told(text)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
