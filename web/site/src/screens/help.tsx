import { Screen } from '../parts/screen.tsx';
import { t } from '../state/preferences.ts';

const topics = ['helpPay', 'helpName', 'helpLost', 'helpPrivacy', 'helpAccess'] as const;

export function Help() {
  return (
    <Screen title={t('common.help')} back="/">
      {topics.map((topic) => (
        <section key={topic}>
          <h2>{t(`status.${topic}`)}</h2>
          <p>{t(`status.${topic}Text`)}</p>
        </section>
      ))}
    </Screen>
  );
}
