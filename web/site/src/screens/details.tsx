import { useEffect } from 'preact/hooks';
import type { Application } from '#contract/application-view.ts';
import type { TextKey } from '../../../shared/texts/index.ts';
import { LazyPart } from '../parts/lazy-part.tsx';
import { Name } from '../parts/name.tsx';
import { OwnPhoto } from '../parts/own-photo.tsx';
import { OwnScreen } from '../parts/own-screen.tsx';
import { Reasons } from '../parts/reasons.tsx';
import { Facts } from '../parts/screen.tsx';
import { loadApplication } from '../state/application.ts';
import { showMoney, showTime } from '../state/format.ts';
import { t } from '../state/preferences.ts';

const loadAppeal = () => import('../photo/appeal.tsx').then(({ PhotoAppeal }) => PhotoAppeal);
const REFRESH_MS = 15_000;
const targets: Record<string, string> = {
  edit: '/edit',
  material: '/requests',
  'upload-photo': '/photo',
  pay: '/pay',
  'wait-payment': '/pay',
};

/** 详细信息: where the application stands, the one next step, and all that is on record. */
export function Details() {
  useEffect(() => {
    const timer = setInterval(() => document.hidden || void loadApplication(), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <OwnScreen title={t('common.details')}>
      {(own) => (
        <>
          <p class="label" role="status">
            <span>{t('status.auditStatus')}</span>
            <strong>{own.label}</strong>
          </p>
          <NextStep own={own} />
          {own.photo.status === 'failed' && <Reasons reasons={own.photo.reasons} />}
          {own.photo.status === 'failed' && <LazyPart load={loadAppeal} props={{ own }} />}
          <Progress own={own} />
          <Timeline own={own} />
          <Record own={own} />
        </>
      )}
    </OwnScreen>
  );
}

function NextStep({ own }: { own: Application }) {
  const target = targets[own.nextStep];
  const key = (own.nextStep in targets ? own.nextStep : own.nextStep || 'none') as 'none';
  return (
    <section class={`next next-${target ? 'act' : 'wait'}`}>
      <p class="above">{t('status.nextStep')}</p>
      <h2>{t(`status.${key}`)}</h2>
      <p>{t(`status.${key}-text`)}</p>
      <Reasons reasons={own.qualification.status === 'approved' ? [] : own.qualification.reasons} />
      {target && (
        <a class="button" href={`#${target}`}>
          {t(`status.${key}`)}
        </a>
      )}
    </section>
  );
}

/** The three statuses as a task list. */
function Progress({ own }: { own: Application }) {
  const { qualification, photo, payment } = own;
  const rows = [
    ['/result', 'status.qualification', `status.q-${qualification.status}`, 'approved'],
    ['/photo', 'status.photoReview', `status.p-${photo.status}`, 'approved'],
    ['/pay', 'status.payment', `status.m-${payment.status}`, 'paid|waived'],
    ...requestsOf(own).map(([name, status]) => [
      '/requests',
      `status.${name}`,
      `status.r-${status}`,
      'approved|reopened|sent',
    ]),
  ] as [string, TextKey, TextKey, string][];
  return (
    <section>
      <h2>{t('status.progress')}</h2>
      <ul class="tasks">
        {rows.map(([to, name, state, good]) => (
          <li key={name}>
            <a href={`#${to}`}>{t(name)}</a>
            <span
              class={
                good.split('|').some((word) => state.endsWith(word)) ? 'badge badge-done' : 'badge'
              }
            >
              {t(state)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was asked for, and how it stands. */
function requestsOf({ material, correction, appeal, waiver, withdrawalRequest }: Application) {
  return [
    ['materialSent', material && 'sent'],
    ['appeal', appeal?.status],
    ['correction', correction?.status],
    ['waiver', waiver?.status],
    ['withdrawal', withdrawalRequest?.status],
  ].filter(([, status]) => status);
}

function Timeline({ own }: { own: Application }) {
  return (
    <section>
      <h2>{t('status.history')}</h2>
      <ol class="timeline">
        {[...own.history].reverse().map(({ at, event }) => (
          <li key={`${at}${event}`}>
            <time dateTime={at}>{showTime(at)}</time>
            <span>{t(`events.${event}` as TextKey)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Record({ own }: { own: Application }) {
  const { applicant, position, area, payment } = own;
  return (
    <section>
      <h2>{t('status.formData')}</h2>
      <OwnPhoto sha256={own.photo.sha256} />
      <Facts
        rows={[
          [
            t('form.registrationNumber'),
            t('status.numberEnds', { end: own.registrationNumberHint }),
          ],
          [t('form.name'), <Name key="name" text={applicant.name} />],
          [t('form.idNumber'), applicant.idNumber],
          [t('form.phone'), applicant.phone],
          [t('form.position'), `${position.name} · ${position.department.name}`],
          [t('notice.code'), position.code],
          [t('form.areaCode'), area.name],
          [t('form.politicalStatus'), applicant.politicalStatus],
          [t('form.education'), `${applicant.education} · ${applicant.degree}`],
          [t('form.school'), `${applicant.school} · ${applicant.major}`],
          [t('form.graduationDate'), applicant.graduationDate],
          [t('status.payment'), showMoney(payment.amountFen)],
          [t('status.orderNumber'), payment.orderNumber ?? ''],
          [t('status.transactionId'), payment.transactionId ?? ''],
        ]}
      />
    </section>
  );
}
