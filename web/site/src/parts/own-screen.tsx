import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Application } from '#contract/application-view.ts';
import type { Problem } from '../state/api.ts';
import { application, isLoggedOut, loadApplication } from '../state/application.ts';
import { ProblemBox } from './problem-box.tsx';
import { Loading, Screen } from './screen.tsx';

type Props = { title: string; children: (own: Application) => ComponentChildren };

/** A screen about one's own application: always read anew, asks to log in when needed. */
export function OwnScreen({ title, children }: Props) {
  const [problem, setProblem] = useState<Problem>();
  const load = async () => {
    setProblem(undefined);
    const answer = await loadApplication();
    if (!answer.ok && !isLoggedOut(answer.problem)) setProblem(answer.problem);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen opens
  useEffect(() => void load(), []);
  const own = application.value;
  return (
    <Screen title={title}>
      <ProblemBox problem={problem} onRetry={load} />
      {own ? children(own) : !problem && <Loading />}
    </Screen>
  );
}
