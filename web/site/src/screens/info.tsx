import { info } from '../../../shared/texts/info.ts';
import { Screen } from '../parts/screen.tsx';
import { serverNow } from '../state/api.ts';
import { type Exam, exam } from '../state/exam.ts';
import { showTime } from '../state/format.ts';
import { t as common, texts } from '../state/preferences.ts';

const t = texts(info);

type Topic = {
  [Key in keyof typeof info]: `${Key}Text` extends keyof typeof info ? Key : never;
}[keyof typeof info];

/** Headings with their texts. */
function Topics({ of }: { of: readonly Topic[] }) {
  return of.map((topic) => (
    <section key={topic}>
      <h2>{t(topic)}</h2>
      <p>{t(`${topic}Text`)}</p>
    </section>
  ));
}

export function Help() {
  return (
    <Screen title={common('common.help')} back="/">
      <Topics
        of={['helpPay', 'helpName', 'helpLost', 'helpWaiver', 'helpWithdraw', 'helpWechat']}
      />
    </Screen>
  );
}

export function Privacy() {
  return (
    <Screen title={common('common.privacy')} back="/">
      <Topics of={['privacyWhat', 'privacyHow', 'privacyDevice', 'privacyRights']} />
    </Screen>
  );
}

export function Accessibility() {
  return (
    <Screen title={common('common.accessibility')} back="/">
      <Topics of={['accessHow', 'accessGoal', 'accessKnown', 'accessHelp']} />
    </Screen>
  );
}

const stages = [
  ['apply', 'notice.apply'],
  ['review', 'notice.review'],
  ['photo', 'notice.photoStage'],
  ['pay', 'notice.payStage'],
] as const;

/** Every date of the announcement in one order; what is over is said to be. */
export function Notices() {
  const { windows, title } = exam.value as Exam;
  const now = serverNow();
  const dates = stages
    .flatMap(([name, stage]) => [
      { at: windows[name].opens, key: 'begins' as const, stage },
      { at: windows[name].closes, key: 'ends' as const, stage },
    ])
    .sort((one, two) => Date.parse(one.at) - Date.parse(two.at));
  return (
    <Screen title={common('common.notices')} above={title} back="/">
      <p>{t('noticesIntro')}</p>
      <ol class="timeline">
        {dates.map(({ at, key, stage }) => (
          <li key={`${key}${stage}`}>
            <time dateTime={at}>{showTime(at, key === 'ends')}</time>
            <span>
              {t(key, { stage: common(stage) })}
              {Date.parse(at) <= now && <span class="quiet"> · {t('past')}</span>}
            </span>
          </li>
        ))}
      </ol>
      <p class="box">{common('notice.abandonText')}</p>
    </Screen>
  );
}
