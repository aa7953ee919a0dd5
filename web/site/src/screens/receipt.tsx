import { useEffect, useState } from 'preact/hooks';
import { Name } from '../parts/name.tsx';
import { Facts, Screen } from '../parts/screen.tsx';
import { application, registrationNumber } from '../state/application.ts';
import { t } from '../state/preferences.ts';
import { go } from '../state/router.ts';

/** The registration number, shown this once. */
export function Receipt() {
  const [isCopied, setCopied] = useState(false);
  const number = registrationNumber.value;
  useEffect(() => {
    if (!number) go('/application');
  }, []);
  const saved = application.value;
  if (!number || !saved) return null;
  const copy = async () => {
    await navigator.clipboard?.writeText(number).then(
      () => setCopied(true),
      () => {},
    );
  };
  const done = () => {
    registrationNumber.value = undefined;
    go('/application');
  };
  return (
    <Screen title={t('form.receipt')}>
      <div class="ticket">
        <p>{t('form.registrationNumber')}</p>
        <p class="number" data-testid="registration-number">
          {number.replace(/(.{4})(?=.)/g, '$1 ')}
        </p>
        <p>{t('form.receiptKeep')}</p>
      </div>
      <div class="row">
        <button type="button" class="button second" onClick={copy}>
          {isCopied ? t('form.copied') : t('form.copy')}
        </button>
        <button type="button" class="button second" onClick={() => print()}>
          {t('form.print')}
        </button>
      </div>
      <Facts
        rows={[
          [t('form.name'), <Name key="name" text={saved.applicant.name} />],
          [t('form.idNumber'), saved.applicant.idNumber],
          [t('form.position'), `${saved.position.name} · ${saved.position.department.name}`],
          [t('notice.code'), saved.position.code],
          [t('form.areaCode'), saved.area.name],
          [t('status.auditStatus'), saved.label],
        ]}
      />
      <button type="button" class="button" onClick={done}>
        {t('form.toStatus')}
      </button>
    </Screen>
  );
}
