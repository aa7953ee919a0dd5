import type { ComponentType } from 'preact';
import type { TextKey } from '../../shared/texts/index.ts';
import { Footer, Header } from './parts/header.tsx';
import { Lazy, type Load } from './parts/lazy.tsx';
import { ProblemBox } from './parts/problem-box.tsx';
import { Loading, Screen } from './parts/screen.tsx';
import { CheckAnswers } from './screens/check.tsx';
import { Details } from './screens/details.tsx';
import { Login } from './screens/login.tsx';
import { Notice } from './screens/notice.tsx';
import { Pledge } from './screens/pledge.tsx';
import { PositionSearch } from './screens/positions.tsx';
import { Receipt } from './screens/receipt.tsx';
import { AreaStep, PersonStep, StudyStep } from './screens/steps.tsx';
import { exam, examProblem, loadExam } from './state/exam.ts';
import { t } from './state/preferences.ts';
import { path } from './state/router.ts';

/** Screens that few open come when they are opened; the texts to read in one file. */
const later = (title: TextKey, load: Load) => () => <Lazy title={title} load={load} />;
type Info = typeof import('./screens/info.tsx');
const info = (title: TextKey, pick: (screens: Info) => ComponentType) =>
  later(title, () => import('./screens/info.tsx').then(pick));

const OrderPage = later('common.pay', () =>
  import('./screens/order.tsx').then((screen) => screen.OrderPage),
);

const screens: Record<string, ComponentType> = {
  '/': Notice,
  '/pledge': Pledge,
  '/positions': PositionSearch,
  '/person': PersonStep,
  '/study': StudyStep,
  '/area': AreaStep,
  '/check': CheckAnswers,
  '/receipt': Receipt,
  '/query': Login,
  '/recover': later('common.query', () =>
    import('./screens/recover.tsx').then(({ Recover }) => Recover),
  ),
  '/application': Details,
  '/edit': later('common.maintain', () => import('./screens/edit.tsx').then(({ Edit }) => Edit)),
  '/result': later('common.result', () =>
    import('./screens/result.tsx').then(({ Result }) => Result),
  ),
  '/photo': later('common.photo', () =>
    import('./screens/photo.tsx').then(({ PhotoTool }) => PhotoTool),
  ),
  '/pay': later('common.pay', () => import('./screens/pay.tsx').then(({ Pay }) => Pay)),
  '/requests': later('common.requests', () =>
    import('./requests/screen.tsx').then(({ Requests }) => Requests),
  ),
  '/notices': info('common.notices', ({ Notices }) => Notices),
  '/help': info('common.help', ({ Help }) => Help),
  '/privacy': info('common.privacy', ({ Privacy }) => Privacy),
  '/accessibility': info('common.accessibility', ({ Accessibility }) => Accessibility),
};

export function App() {
  return (
    <>
      <Header />
      <Current />
      <Footer />
    </>
  );
}

function Current() {
  if (!exam.value) {
    return (
      <Screen title={t('common.home')}>
        {examProblem.value ? (
          <ProblemBox problem={examProblem.value} onRetry={loadExam} />
        ) : (
          <Loading />
        )}
      </Screen>
    );
  }
  if (path.value.startsWith('/orders/')) return <OrderPage key={path.value} />;
  const Found = screens[path.value];
  return Found ? <Found key={path.value} /> : <Screen title={t('common.notFound')}>{null}</Screen>;
}
