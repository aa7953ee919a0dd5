import { useEffect, useRef, useState } from 'preact/hooks';
import { Screen } from '../parts/screen.tsx';
import { agreedPledge, draft } from '../state/draft.ts';
import { type Exam, exam } from '../state/exam.ts';
import { t } from '../state/preferences.ts';
import { go } from '../state/router.ts';

const SLACK_PX = 8;
const LOOK_MS = 500;

/** The pledge, to be read to its end before it can be agreed to. */
export function Pledge() {
  const { pledge } = exam.value as Exam;
  const text = useRef<HTMLDivElement>(null);
  const [isRead, setRead] = useState(false);
  const look = () => {
    const box = text.current;
    const end = box?.lastElementChild?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY;
    if (box && end <= box.getBoundingClientRect().bottom + SLACK_PX) setRead(true);
  };
  // A text that fits is at its end from the start; not every browser tells of every scroll.
  // biome-ignore lint/correctness/useExhaustiveDependencies: one timer while the text is shown
  useEffect(() => {
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const agree = () => {
    agreedPledge.value = pledge.version;
    go(draft.value.positionCode ? '/person' : '/positions');
  };
  const [heading, ...paragraphs] = pledge.text.split(/\n+/);
  return (
    <Screen title={t('notice.pledge')} back="/">
      {/* biome-ignore lint/a11y/useSemanticElements: a scrolling region needs a name and focus */}
      <div
        class="pledge"
        ref={text}
        role="region"
        aria-label={t('notice.pledgeArea')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards scroll it
        tabIndex={0}
        onScroll={look}
      >
        {heading !== '信用承诺书' && <p>{heading}</p>}
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <p class="hint" role="status">
        {isRead ? '' : t('notice.pledgeRead')}
      </p>
      <button type="button" class="button" disabled={!isRead} onClick={agree}>
        {t('notice.agree')}
      </button>
    </Screen>
  );
}
