import { useEffect, useState } from 'preact/hooks';
import { AboutMe } from '../parts/eligibility.tsx';
import { PositionCard } from '../parts/position-card.tsx';
import { ProblemBox } from '../parts/problem-box.tsx';
import { Loading, Screen } from '../parts/screen.tsx';
import { setField } from '../state/draft.ts';
import { examProblem, loadPositions, type PositionRow, positions } from '../state/exam.ts';
import { t } from '../state/preferences.ts';
import { go, query, setQuery } from '../state/router.ts';

/** Rows that are drawn at once: 20,000 positions must not slow a phone. */
const PAGE = 20;

/** Search by text, code, area and education; the filters stand in the address. */
export function PositionSearch() {
  const [shown, setShown] = useState(PAGE);
  useEffect(() => void loadPositions(), []);
  const all = positions.value;
  const found = all ? search(all, query.value) : [];
  const filter = (name: string) => (event: Event) => {
    setQuery({ [name]: (event.target as HTMLInputElement).value });
    setShown(PAGE);
  };
  const choose = (code: string) => {
    setField('positionCode', code);
    const next = query.value.get('then');
    go(next === 'edit' ? '/edit' : '/person');
  };
  return (
    <Screen title={t('notice.positions')} back={query.value.get('then') === 'edit' ? '/edit' : '/'}>
      <ProblemBox problem={all ? undefined : examProblem.value} onRetry={loadPositions} />
      {!all && !examProblem.value && <Loading />}
      {all && (
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
            <Filter name="area" label={t('notice.area')} all={t('notice.allAreas')} of={all} />
            <Filter
              name="education"
              label={t('notice.educationFilter')}
              all={t('notice.allEducation')}
              of={all}
            />
          </search>
          <AboutMe />
          <p role="status" class="count">
            {found.length ? t('notice.found', { n: found.length }) : t('notice.none')}
          </p>
          <ul class="cards">
            {found.slice(0, shown).map((position) => (
              <PositionCard key={position.code} position={position} onPick={choose} />
            ))}
          </ul>
          {found.length > shown && (
            <button type="button" class="button second" onClick={() => setShown(shown + PAGE)}>
              {t('notice.more', { n: Math.min(PAGE, found.length - shown) })}
            </button>
          )}
        </>
      )}
    </Screen>
  );
}

type FilterProps = { name: 'area' | 'education'; label: string; all: string; of: PositionRow[] };

const filterValue = (position: PositionRow, name: FilterProps['name']) =>
  name === 'area' ? position.area : position.conditions.education;

function Filter({ name, label, all, of }: FilterProps) {
  const values = [...new Set(of.map((position) => filterValue(position, name)))];
  return (
    <div class="field">
      <label for={`filter-${name}`}>{label}</label>
      <select
        id={`filter-${name}`}
        value={query.value.get(name) ?? ''}
        onChange={(event) => setQuery({ [name]: event.currentTarget.value })}
      >
        <option value="">{all}</option>
        {values.map((value) => (
          <option key={value}>{value}</option>
        ))}
      </select>
    </div>
  );
}

/** Every word of the text has to be somewhere in the position. */
function search(rows: PositionRow[], filters: URLSearchParams): PositionRow[] {
  const words = (filters.get('q') ?? '').split(/\s+/).filter(Boolean);
  const area = filters.get('area');
  const education = filters.get('education');
  return rows.filter((row) => {
    if (area && row.area !== area) return false;
    if (education && row.conditions.education !== education) return false;
    const text = `${row.code} ${row.name} ${row.department.name} ${row.conditions.majors}`;
    return words.every((word) => text.includes(word));
  });
}
