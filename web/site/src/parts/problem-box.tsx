import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '../state/api.ts';
import { t } from '../state/preferences.ts';
import { titleOf, told } from '../state/problem-title.ts';

type Props = { problem: Problem | undefined; onRetry?: () => void };

/** What went wrong, in the server's words, with the number that support can search for. */
export function ProblemBox({ problem, onRetry }: Props) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new problem takes focus
  useEffect(() => box.current?.focus(), [problem]);
  if (!problem) return null;
  return (
    <div class="box box-error" role="alert" tabIndex={-1} ref={box}>
      <h2>{titleOf(problem)}</h2>
      {problem.detail && <p>{told(problem.detail)}</p>}
      {problem.traceId && (
        <p class="small">
          {t('common.trace')} <code>{problem.traceId}</code>
        </p>
      )}
      {onRetry && (
        <button type="button" class="button second" onClick={onRetry}>
          {t('common.retry')}
        </button>
      )}
    </div>
  );
}
