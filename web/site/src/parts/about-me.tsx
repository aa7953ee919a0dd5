import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { PositionRow } from '#domain/position-index.ts';
import { birthDate, draft } from '../state/draft.ts';
import { t } from '../state/preferences.ts';
import { Loading } from './screen.tsx';

/** The questions, the rules and their sentences come when somebody asks. */
const loaded = signal<typeof import('./eligibility.tsx') | undefined>(undefined);

const names = [
  'education',
  'degree',
  'politicalStatus',
  'graduationDate',
  'freshGraduate',
] as const;

/** 我的条件: opened by who wants a hint at every position. */
export function AboutMe() {
  const [isOpen, setOpen] = useState(false);
  const isAnswered = names.some((name) => draft.value[name] !== '') || birthDate.value !== '';
  const isWanted = isOpen || isAnswered;
  useEffect(() => {
    if (!isWanted || loaded.value) return;
    import('./eligibility.tsx').then(
      ({ Answers, Eligibility }) => {
        loaded.value = { Answers, Eligibility };
      },
      () => {},
    );
  }, [isWanted]);
  const Answers = loaded.value?.Answers;
  return (
    <details class="about" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('notice.mine')}</summary>
      {isOpen && (Answers ? <Answers /> : <Loading />)}
    </details>
  );
}

/** 符合, 不符合 or 需人工判断 once something was answered. */
export function Hint({ position }: { position: PositionRow }) {
  const Eligibility = loaded.value?.Eligibility;
  return Eligibility ? <Eligibility position={position} /> : null;
}
