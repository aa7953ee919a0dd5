import { useState } from 'preact/hooks';
import type { Position } from '#domain/application/exam.ts';
import type { FoundRow } from '../search/messages.ts';
import type { Problem } from '../state/api.ts';
import { application } from '../state/application.ts';
import { readWhole } from '../state/positions.ts';
import { t } from '../state/preferences.ts';
import { Hint } from './about-me.tsx';
import { ProblemBox } from './problem-box.tsx';
import { Facts, Loading } from './screen.tsx';

type Props = { found: FoundRow; onPick: (found: FoundRow) => void };

/** A position with its conditions, in the agency's own words. */
export function PositionCard({ found, onPick }: Props) {
  const { position } = found;
  const isBarred = application.value?.barredPositions.includes(position.code) ?? false;
  const { code, name, department, area, vacancies, category, conditions } = position;
  return (
    <li class={isBarred ? 'card card-barred' : 'card'}>
      <h2>{name}</h2>
      <p>{department.name}</p>
      <p class="tags">
        <span>{area}</span>
        {category && <span>{category}</span>}
        <span>{t('common.people', { n: vacancies })}</span>
        <span>
          {conditions.education} · {conditions.degree}
        </span>
      </p>
      {isBarred ? <p class="barred">{t('notice.barred')}</p> : <Hint position={position} />}
      <Conditions found={found} />
      {!isBarred && (
        <button
          type="button"
          class="button second"
          aria-label={`${t('notice.pick')} ${name} ${code}`}
          onClick={() => onPick(found)}
        >
          {t('notice.pick')}
        </button>
      )}
    </li>
  );
}

/** The note is read when somebody opens them. */
function Conditions({ found }: { found: FoundRow }) {
  const [whole, setWhole] = useState<Position>();
  const [problem, setProblem] = useState<Problem>();
  const [isOpen, setOpen] = useState(false);
  const read = async () => {
    setProblem(undefined);
    const answer = await readWhole(found);
    if (answer.ok) setWhole(answer.body);
    else setProblem(answer.problem);
  };
  // Closed ones are not drawn: twenty of them would slow each keystroke.
  const toggle = (open: boolean) => {
    setOpen(open);
    if (open && !whole) void read();
  };
  const { code, conditions } = found.position;
  return (
    <details onToggle={(event) => toggle(event.currentTarget.open)}>
      <summary>{t('notice.conditions')}</summary>
      {isOpen && (
        <>
          <Facts
            rows={[
              [t('notice.code'), code],
              [t('notice.age'), conditions.age],
              [t('notice.educationCondition'), conditions.education],
              [t('notice.degreeCondition'), conditions.degree],
              [t('notice.majors'), conditions.majors],
              [t('notice.politicalCondition'), conditions.politicalStatus],
              [t('notice.experience'), conditions.experience],
              [t('notice.otherCondition'), conditions.other],
              [t('notice.note'), whole?.note ?? ''],
            ]}
          />
          <ProblemBox problem={problem} onRetry={read} />
          {!whole && !problem && <Loading />}
        </>
      )}
    </details>
  );
}
