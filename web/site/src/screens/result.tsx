import { OwnScreen } from '../parts/own-screen.tsx';
import { Reasons } from '../parts/reasons.tsx';
import { Facts } from '../parts/screen.tsx';
import { showTime } from '../state/format.ts';
import { t } from '../state/preferences.ts';

/** 资格审查结果查询. */
export function Result() {
  return (
    <OwnScreen title={t('common.result')}>
      {({ qualification, position }) => (
        <>
          <p class="label">
            <span>{t('status.auditStatus')}</span>
            <strong>{t(`status.q-${qualification.status}`)}</strong>
          </p>
          {qualification.status === 'pending' && <p>{t('status.resultPending')}</p>}
          {qualification.status === 'approved' && <p>{t('form.editLocked')}</p>}
          <Reasons reasons={qualification.reasons} />
          <Facts
            rows={[
              [t('form.position'), position.name],
              [t('notice.code'), position.code],
              [
                t('status.decidedAt'),
                qualification.decidedAt ? showTime(qualification.decidedAt) : '',
              ],
            ]}
          />
          <p>
            <a href="#/application">{t('common.details')}</a>
          </p>
        </>
      )}
    </OwnScreen>
  );
}
