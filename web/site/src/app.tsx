import type { ComponentType } from 'preact';
import { Footer, Header } from './parts/header.tsx';
import { ProblemBox } from './parts/problem-box.tsx';
import { Loading, Screen } from './parts/screen.tsx';
import { CheckAnswers } from './screens/check.tsx';
import { Details } from './screens/details.tsx';
import { Edit } from './screens/edit.tsx';
import { Help } from './screens/help.tsx';
import { Login } from './screens/login.tsx';
import { Notice } from './screens/notice.tsx';
import { OrderPage } from './screens/order.tsx';
import { Pay } from './screens/pay.tsx';
import { PhotoTool } from './screens/photo.tsx';
import { Pledge } from './screens/pledge.tsx';
import { PositionSearch } from './screens/positions.tsx';
import { Receipt } from './screens/receipt.tsx';
import { Recover } from './screens/recover.tsx';
import { Result } from './screens/result.tsx';
import { AreaStep, PersonStep, StudyStep } from './screens/steps.tsx';
import { exam, examProblem, loadExam } from './state/exam.ts';
import { t } from './state/preferences.ts';
import { path } from './state/router.ts';

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
  '/recover': Recover,
  '/application': Details,
  '/edit': Edit,
  '/result': Result,
  '/photo': PhotoTool,
  '/pay': Pay,
  '/help': Help,
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
