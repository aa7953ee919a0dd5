import type { Application } from '#contract/application-view.ts';
import { OwnPhoto } from '../parts/own-photo.tsx';
import { OwnScreen } from '../parts/own-screen.tsx';
import { Reasons } from '../parts/reasons.tsx';
import { AdviceList } from '../photo/advice-list.tsx';
import { PhotoAppeal } from '../photo/appeal.tsx';
import { PhotoForm } from '../photo/photo-form.tsx';
import { type Exam, exam } from '../state/exam.ts';
import { showBackgrounds } from '../state/format.ts';
import { t } from '../state/later-texts.ts';

/** 照片维护: what is on record, and the tool that makes a photo fit the rule. */
export function PhotoTool() {
  return (
    <OwnScreen title={t('common.photo')}>
      {(own) => (
        <>
          <Present own={own} />
          <ToolOrReason own={own} />
        </>
      )}
    </OwnScreen>
  );
}

function Present({ own: { photo } }: { own: Application }) {
  return (
    <section>
      <p class="label" role="status">
        <span>{t('status.auditStatus')}</span>
        <strong>{t(`status.p-${photo.status}`)}</strong>
      </p>
      <OwnPhoto sha256={photo.sha256} />
      <Reasons reasons={photo.reasons} />
      <AdviceList advice={photo.advice} />
    </section>
  );
}

function ToolOrReason({ own }: { own: Application }) {
  if (own.photo.status === 'approved') {
    return (
      <p class="box box-good">
        {t('photoPay.photoDone')} <a href="#/pay">{t('common.pay')}</a>
      </p>
    );
  }
  if (own.confirmation !== 'open') return <p class="box">{t('photoPay.photoClosed')}</p>;
  if (own.qualification.status !== 'approved') {
    return <p class="box">{t('photoPay.photoNotYet')}</p>;
  }
  const { photoRule } = exam.value as Exam;
  return (
    <>
      <PhotoAppeal own={own} />
      <p>{t('photoPay.photoIntro', { backgrounds: showBackgrounds(photoRule.backgrounds) })}</p>
      <PhotoForm own={own} rule={photoRule} />
    </>
  );
}
