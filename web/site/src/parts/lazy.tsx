import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { TextKey } from '../../../shared/texts/index.ts';
import type { Problem } from '../state/api.ts';
import { t } from '../state/preferences.ts';
import { ProblemBox } from './problem-box.tsx';
import { Loading, Screen } from './screen.tsx';

export type Load = () => Promise<ComponentType>;
const known = new Map<Load, ComponentType>();

/** A screen whose code comes when it is opened; without a connection it can be tried again. */
export function Lazy({ title, load }: { title: TextKey; load: Load }) {
  const [Found, setFound] = useState(() => known.get(load));
  const [problem, setProblem] = useState<Problem>();
  const open = () => {
    setProblem(undefined);
    load().then(
      (loaded) => {
        known.set(load, loaded);
        setFound(() => loaded);
      },
      () => setProblem({ title: t('common.offline'), status: 0, code: 'offline' }),
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen opens
  useEffect(() => {
    if (!Found) open();
  }, []);
  if (Found) return <Found />;
  return (
    <Screen title={t(title)}>
      {problem ? <ProblemBox problem={problem} onRetry={open} /> : <Loading />}
    </Screen>
  );
}
