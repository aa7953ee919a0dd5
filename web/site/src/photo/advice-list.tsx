import { englishAdvice } from '#domain/photo/advice-sentences.ts';
import { t } from '../state/later-texts.ts';
import { language } from '../state/preferences.ts';

/** Hints that decide nothing; nothing when there are none. */
export function AdviceList({ advice }: { advice: { code: string; text: string }[] }) {
  if (advice.length === 0) return null;
  return (
    <div class="advice small">
      <p>{t('photoPay.advice')}</p>
      <ul>
        {advice.map(({ code, text }) => (
          <li key={code}>{language.value === 'en' ? (englishAdvice(code) ?? text) : text}</li>
        ))}
      </ul>
    </div>
  );
}
