import { Facts, Screen } from '../parts/screen.tsx';
import { serverNow } from '../state/api.ts';
import { type Exam, exam } from '../state/exam.ts';
import { showBackgrounds, showMoney, showTime } from '../state/format.ts';
import { t } from '../state/preferences.ts';

const stages = [
  ['apply', 'notice.apply'],
  ['review', 'notice.review'],
  ['photo', 'notice.photoStage'],
  ['pay', 'notice.payStage'],
] as const;

/** What is open today, what to know, and the two ways in. */
export function Notice() {
  const { windows, entryText, title, feeFen, photoRule } = exam.value as Exam;
  const isOpen = stateOf(windows.apply) === 'openNow';
  return (
    <Screen above={entryText} title={title}>
      <div class="ways">
        <a class="way way-main" href={isOpen ? '#/pledge' : '#/positions'}>
          <strong>{isOpen ? t('notice.register') : t('notice.positions')}</strong>
          <span>{isOpen ? t('notice.registerHint') : t('notice.applyClosed')}</span>
        </a>
        <a class="way" href="#/query">
          <strong>{t('common.query')}</strong>
          <span>{t('notice.queryHint')}</span>
        </a>
      </div>
      <h2>{t('notice.timetable')}</h2>
      <ol class="timetable">
        {stages.map(([name, key]) => (
          <Stage key={name} title={t(key)} window={windows[name]} />
        ))}
      </ol>
      <p class="small quiet">{t('common.beijing')}</p>
      <h2>{t('notice.facts')}</h2>
      <Facts
        rows={[
          [t('notice.one'), t('notice.oneText')],
          [t('notice.fee'), showMoney(feeFen)],
          [
            t('notice.photoRule'),
            t('notice.photoRuleText', { backgrounds: showBackgrounds(photoRule.backgrounds) }),
          ],
          [t('notice.abandon'), t('notice.abandonText')],
        ]}
      />
      <p>
        <a href="#/positions">{t('notice.positions')}</a>
      </p>
    </Screen>
  );
}

type Window = Exam['windows']['apply'];

function stateOf({ opens, closes }: Window): 'upcoming' | 'openNow' | 'over' {
  const now = serverNow();
  if (now < Date.parse(opens)) return 'upcoming';
  return now < Date.parse(closes) ? 'openNow' : 'over';
}

function Stage({ title, window }: { title: string; window: Window }) {
  const state = stateOf(window);
  return (
    <li class={`stage stage-${state}`}>
      <strong>{title}</strong>
      <span class="badge">{t(`notice.${state}`)}</span>
      <span class="stage-time">
        {t('notice.opens', { from: showTime(window.opens) })}
        <br />
        {t('notice.until', { to: showTime(window.closes, true) })}
      </span>
    </li>
  );
}
