import type { ComponentChildren } from 'preact';
import type { Application } from '#contract/application-view.ts';
import { requests } from '../../../shared/texts/requests.ts';
import { OwnScreen } from '../parts/own-screen.tsx';
import { Reasons } from '../parts/reasons.tsx';
import { serverNow } from '../state/api.ts';
import { type Exam, exam } from '../state/exam.ts';
import { t as common, texts } from '../state/preferences.ts';
import { appealable, hasEnded } from './appealable.ts';
import { CorrectionForm } from './correction-form.tsx';
import { RequestForm } from './request-form.tsx';
import {
  AppealStatus,
  CorrectionStatus,
  MaterialStatus,
  WaiverStatus,
  WithdrawalStatus,
} from './status.tsx';
import { WaiverForm } from './waiver-form.tsx';
import { Withdrawal } from './withdrawal.tsx';

const t = texts(requests);
type Own = { own: Application };

/** 申请事项: what can be asked for with papers, how it stands, and the way out. */
export function Requests() {
  return (
    <OwnScreen title={common('common.requests')}>
      {(own) => (
        <>
          <p>{t('intro')}</p>
          {(own.qualification.status === 'returned' || own.material) && (
            <section>
              <h2>{t('material')}</h2>
              <MaterialPart own={own} />
            </section>
          )}
          <section>
            <h2>{t('appeal')}</h2>
            <AppealStatus own={own} />
            <AppealPart own={own} />
          </section>
          <section>
            <h2>{t('correction')}</h2>
            <CorrectionStatus own={own} />
            <CorrectionPart own={own} />
          </section>
          <section>
            <h2>{t('waiver')}</h2>
            <WaiverStatus own={own} />
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

/** A long form is opened by who wants it. */
function Ask({ children }: { children: ComponentChildren }) {
  return (
    <details class="ask">
      <summary>{t('openForm')}</summary>
      {children}
    </details>
  );
}

/** The one request that the office waits for: its form stands open. */
function MaterialPart({ own }: Own) {
  if (own.qualification.status !== 'returned') return <MaterialStatus own={own} />;
  if (own.nextStep !== 'material') return <p class="box">{t('materialOver')}</p>;
  return (
    <>
      <Reasons reasons={own.qualification.reasons} />
      <p>{t('materialText')}</p>
      <RequestForm
        own={own}
        purpose="material"
        url="materials"
        read={() => ({})}
        note={{ name: 'note', isNeeded: false }}
        arePapersNeeded
        send={t('sendMaterial')}
      />
    </>
  );
}

function AppealPart({ own }: Own) {
  const of = appealable(own);
  if (!of) return own.appeal ? null : <p class="quiet">{t('nothingToAppeal')}</p>;
  return (
    <>
      <p>{t('appealText', { decision: t(`of-${of}`) })}</p>
      <Ask>
        <RequestForm
          own={own}
          purpose="appeal"
          url="appeals"
          read={() => ({})}
          note={{ name: 'note', isNeeded: true }}
          arePapersNeeded={false}
          send={t('sendAppeal')}
        />
      </Ask>
    </>
  );
}

function CorrectionPart({ own }: Own) {
  if (own.correction?.status === 'requested') return null;
  if (hasEnded(own)) return <p class="box">{t('correctionClosed')}</p>;
  return (
    <>
      <p>{t('correctionText')}</p>
      <Ask>
        <CorrectionForm own={own} />
      </Ask>
    </>
  );
}

function WaiverPart({ own }: Own) {
  const { waiver, payment } = own;
  if (waiver && waiver.status !== 'rejected') return null;
  const isDue = ['due', 'confirming', 'paid'].includes(payment.status);
  const isOver = serverNow() >= Date.parse((exam.value as Exam).windows.pay.closes);
  if (!isDue || isOver || hasEnded(own)) return <p class="box">{t('waiverClosed')}</p>;
  return (
    <>
      <p>{t(waiver ? 'again' : 'waiverText')}</p>
      <Ask>
        <WaiverForm own={own} />
      </Ask>
    </>
  );
}

function canWithdraw(own: Application): boolean {
  const { status } = own.payment;
  if (hasEnded(own) || status === 'refunding' || status === 'refunded') return false;
  return own.withdrawalRequest?.status !== 'requested';
}
