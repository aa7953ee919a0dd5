import { useEffect, useState } from 'preact/hooks';
import { call } from '../state/api.ts';
import { t } from '../state/preferences.ts';

/** The verified picture, by an address that lives for minutes only. */
export function OwnPhoto({ sha256 }: { sha256: string | undefined }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    setUrl(undefined);
    if (!sha256) return;
    void call<{ url: string }>('GET', '/api/application/photo').then(
      (answer) => answer.ok && setUrl(answer.body.url),
    );
  }, [sha256]);
  if (!url) return null;
  return (
    <img
      class="own-photo"
      src={url}
      alt={t('status.yourPhoto')}
      onError={() => setUrl(undefined)}
    />
  );
}
