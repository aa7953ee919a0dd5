import { t } from '../state/preferences.ts';

/** Why the office or the machine said no; nothing when there is nothing to say. */
export function Reasons({ reasons }: { reasons: { code: string; text: string }[] }) {
  if (reasons.length === 0) return null;
  return (
    <div class="reasons">
      <p>
        <strong>{t('status.reasons')}</strong>
      </p>
      <ul>
        {reasons.map(({ code, text }) => (
          <li key={code}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
