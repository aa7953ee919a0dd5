import { application } from '../state/application.ts';
import type { PositionRow } from '../state/exam.ts';
import { t } from '../state/preferences.ts';
import { Eligibility } from './eligibility.tsx';
import { Facts } from './screen.tsx';

type Props = { position: PositionRow; onPick?: (code: string) => void };

/** A position with its conditions, in the agency's own words. */
export function PositionCard({ position, onPick }: Props) {
  const isBarred = application.value?.barredPositions.includes(position.code) ?? false;
  const { code, name, department, area, vacancies, category, conditions, note } = position;
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
      {isBarred ? <p class="barred">{t('notice.barred')}</p> : <Eligibility position={position} />}
      <details>
        <summary>{t('notice.conditions')}</summary>
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
            [t('notice.note'), note],
          ]}
        />
      </details>
      {onPick && !isBarred && (
        <button
          type="button"
          class="button second"
          aria-label={`${t('notice.pick')} ${name} ${code}`}
          onClick={() => onPick(code)}
        >
          {t('notice.pick')}
        </button>
      )}
    </li>
  );
}
