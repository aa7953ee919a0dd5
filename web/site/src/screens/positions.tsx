import { useEffect, useState } from 'preact/hooks';
import { AboutMe } from '../parts/about-me.tsx';
import { PositionCard } from '../parts/position-card.tsx';
import { ProblemBox } from '../parts/problem-box.tsx';
import { Loading, Screen } from '../parts/screen.tsx';
import type { FoundRow } from '../search/messages.ts';
import type { Problem } from '../state/api.ts';
import { setField } from '../state/draft.ts';
import { type Found, remember, searchPositions } from '../state/positions.ts';
import { t } from '../state/preferences.ts';
import { go, query, setQuery } from '../state/router.ts';

/** Rows that are drawn at once: 20,000 positions must not slow a phone. */
const PAGE = 20;

/** Search by text, code, area and education; the filters stand in the address. */
export function PositionSearch() {
  const [shown, setShown] = useState(PAGE);
  const { found, problem, retry } = useSearch(shown);
  const filter = (name: string) => (event: Event) => {
    setQuery({ [name]: (event.target as HTMLInputElement).value });
    setShown(PAGE);
  };
  const choose = ({ position }: FoundRow) => {
    remember(position);
    setField('positionCode', position.code);
    const next = query.value.get('then');
    go(next === 'edit' ? '/edit' : '/person');
  };
  return (
    <Screen title={t('notice.positions')} back={query.value.get('then') === 'edit' ? '/edit' : '/'}>
      <ProblemBox problem={problem} onRetry={retry} />
      {!found && !problem && <Loading />}
      {found && (
        <>
          <search class="filters">
            <div class="field wide">
              <label for="q">{t('notice.search')}</label>
              <input
                id="q"
                type="search"
                value={query.value.get('q') ?? ''}
                onInput={filter('q')}
              />
            </div>
            <Filter
              name="area"
              label={t('notice.area')}
              all={t('notice.allAreas')}
              of={found.areas}
            />
            <Filter
              name="education"
              label={t('notice.educationFilter')}
              all={t('notice.allEducation')}
              of={found.educations}
            />
          </search>
          <AboutMe />
          <p role="status" class="count">
            {found.total ? t('notice.found', { n: found.total }) : t('notice.none')}
          </p>
          <ul class="cards">
            {found.rows.map((row) => (
              <PositionCard key={row.position.code} found={row} onPick={choose} />
            ))}
          </ul>
          {found.total > shown && (
            <button type="button" class="button second" onClick={() => setShown(shown + PAGE)}>
              {t('notice.more', { n: Math.min(PAGE, found.total - shown) })}
            </button>
          )}
        </>
      )}
    </Screen>
  );
}

/** Asks anew when the filters change; only the answer to the latest question is shown. */
function useSearch(shown: number) {
  const [found, setFound] = useState<Found>();
  const [problem, setProblem] = useState<Problem>();
  const [attempt, setAttempt] = useState(0);
  const text = query.value.get('q') ?? '';
  const area = query.value.get('area') ?? '';
  const education = query.value.get('education') ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    let isLatest = true;
    const words = text.split(/\s+/).filter(Boolean);
    void searchPositions({ words, area, education }, shown).then((answer) => {
      if (!isLatest) return;
      setProblem(answer.ok ? undefined : answer.problem);
      if (answer.ok) setFound(answer.body);
    });
    return () => {
      isLatest = false;
    };
  }, [text, area, education, shown, attempt]);
  return { found, problem, retry: () => setAttempt(attempt + 1) };
}

type FilterProps = { name: 'area' | 'education'; label: string; all: string; of: string[] };

function Filter({ name, label, all, of }: FilterProps) {
  return (
    <div class="field">
      <label for={`filter-${name}`}>{label}</label>
      <select
        id={`filter-${name}`}
        value={query.value.get(name) ?? ''}
        onChange={(event) => setQuery({ [name]: event.currentTarget.value })}
      >
        <option value="">{all}</option>
        {of.map((value) => (
          <option key={value}>{value}</option>
        ))}
      </select>
    </div>
  );
}
