import { useEffect, useState } from 'preact/hooks';
import type * as z from 'zod';
import type { Order, PaymentPage } from '#contract/order.ts';
import { ProblemBox } from '../parts/problem-box.tsx';
import { Facts, Loading, Screen } from '../parts/screen.tsx';
import { call, type Problem } from '../state/api.ts';
import { application, isLoggedOut, leaveTo } from '../state/application.ts';
import { showMoney } from '../state/format.ts';
import { t } from '../state/later-texts.ts';
import { path } from '../state/router.ts';
import { Paid } from './pay.tsx';

type Page = z.output<typeof PaymentPage>;
const POLL_MS = 3000;

/** The page after the gateway: works without a session, shows more with one. */
export function OrderPage() {
  const orderNumber = path.value.slice('/orders/'.length);
  const [page, setPage] = useState<Page>();
  const [problem, setProblem] = useState<Problem>();
  const load = async () => {
    const answer = await call<Page>('GET', `/api/payments/orders/${orderNumber}`);
    if (!answer.ok) return setProblem(answer.problem);
    setProblem(undefined);
    setPage(answer.body);
    const own = await call<typeof application.value>('GET', '/api/application');
    if (own.ok) application.value = own.body;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen opens
  useEffect(() => void load(), []);
  const isWaiting = page?.status === 'open' || page?.status === 'confirming';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the timer follows the state alone
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => document.hidden || void load(), POLL_MS);
    return () => clearInterval(timer);
  }, [isWaiting]);
  const ask = async () => {
    const url = `/api/application/orders/${orderNumber}/refresh`;
    const answer = await call<z.output<typeof Order>>('POST', url, {});
    if (answer.ok) return load();
    if (isLoggedOut(answer.problem)) return leaveTo(path.value);
    setProblem(answer.problem);
  };
  const own = application.value;
  const isOwn = own?.payment.status === 'paid' && own.payment.orderNumber === orderNumber;
  return (
    <Screen title={t('photoPay.orderPage')}>
      <ProblemBox problem={problem} onRetry={load} />
      {!page && !problem && <Loading />}
      {page && own && isOwn && <Paid own={own} />}
      {page && !isOwn && <Outcome page={page} orderNumber={orderNumber} />}
      {isWaiting && (
        <button type="button" class="button" onClick={ask}>
          {t('photoPay.bankPaid')}
        </button>
      )}
      <p>
        <a href="#/application">{t('common.details')}</a>
      </p>
    </Screen>
  );
}

function Outcome({ page, orderNumber }: { page: Page; orderNumber: string }) {
  const key = page.status === 'paid' ? 'paid' : page.status === 'closed' ? 'closed' : 'confirming';
  return (
    <div class={key === 'paid' ? 'ticket ticket-good' : 'ticket'} role="status">
      <h2>{t(`photoPay.${key}`)}</h2>
      <p class="number">{showMoney(page.amountFen)}</p>
      <p>{t(`photoPay.${key}Text`)}</p>
      <Facts
        rows={[
          [
            t('photoPay.payer'),
            `${page.maskedName} · ${t('status.numberEnds', { end: page.registrationNumberHint })}`,
          ],
          [t('status.orderNumber'), orderNumber],
        ]}
      />
    </div>
  );
}
