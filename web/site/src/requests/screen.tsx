import type { Application } from '#contract/application-view.ts';
import { requests } from '../../../shared/texts/requests.ts';
import { OwnScreen } from '../parts/own-screen.tsx';
import { serverNow } from '../state/api.ts';
import { type Exam, exam } from '../state/exam.ts';
import { t as common, texts } from '../state/preferences.ts';
import { RequestStatus, WithdrawalStatus } from './status.tsx';
import { WaiverForm } from './waiver-form.tsx';
import { Withdrawal } from './withdrawal.tsx';

const t = texts(requests);

/** 申请事项: what can be asked for with papers, how it stands, and the way out. */
export function Requests() {
  return (
    <OwnScreen title={common('common.requests')}>
      {(own) => (
        <>
          <p>{t('intro')}</p>
          <section>
            <h2>{t('waiver')}</h2>
            <RequestStatus own={own} />
            <WaiverPart own={own} />
          </section>
          <section>
            <h2>{t('withdrawal')}</h2>
            <WithdrawalStatus own={own} />
            {canWithdraw(own) && <Withdrawal own={own} />}
          </section>
        </>
      )}
    </OwnScreen>
  );
}

function WaiverPart({ own }: { own: Application }) {
  const { waiver, payment } = own;
  if (waiver && waiver.status !== 'rejected') return null;
  const isDue = ['due', 'confirming', 'paid'].includes(payment.status);
  const isOver = serverNow() >= Date.parse((exam.value as Exam).windows.pay.closes);
  if (!isDue || isOver || hasEnded(own)) return <p class="box">{t('waiverClosed')}</p>;
  return (
    <>
      <p>{t(waiver ? 'again' : 'waiverText')}</p>
      <WaiverForm own={own} />
    </>
  );
}

const hasEnded = ({ qualification, confirmation }: Application) =>
  qualification.status === 'withdrawn' ||
  confirmation === 'abandoned' ||
  confirmation === 'disqualified';

function canWithdraw(own: Application): boolean {
  const { status } = own.payment;
  if (hasEnded(own) || status === 'refunding' || status === 'refunded') return false;
  return own.withdrawalRequest?.status !== 'requested';
}
