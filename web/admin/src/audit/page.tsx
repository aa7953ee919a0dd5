import { Button, Input } from 'antd';
import { type SyntheticEvent, useState } from 'react';
import type { AuditPage as Page } from '../api.ts';
import type { PageProps } from '../app.tsx';
import { Failure } from '../state.tsx';
import { t } from '../text.ts';
import { Lines } from './lines.tsx';
import { Versions } from './versions.tsx';

type Asked = { actor?: string; day?: string; applicationId?: string };

/** Who did what: by person, day or application. What is typed stays out of the address. */
export function AuditPage({ api, examId, staff }: PageProps) {
  const [typed, setTyped] = useState<Asked>({});
  const [asked, setAsked] = useState<Asked>({});
  const [page, setPage] = useState<Page>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const read = async (question: Asked, cursor?: string) => {
    setBusy(true);
    setError(undefined);
    setAsked(question);
    const filled = Object.entries(question).filter(([, value]) => value?.trim());
    const filter = { examId, ...Object.fromEntries(filled), ...(cursor ? { cursor } : {}) };
    try {
      const next = await api.audit(filter);
      const items = [...(cursor ? (page?.items ?? []) : []), ...next.items];
      setPage({ ...next, items });
    } catch (failed) {
      setError(failed);
    }
    setBusy(false);
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void read(typed.applicationId ? { applicationId: typed.applicationId } : typed);
  };
  const set = (name: keyof Asked) => (event: { target: { value: string } }) =>
    setTyped({ ...typed, [name]: event.target.value });
  const field = (name: keyof Asked, label: string, type = 'text') => (
    <Input
      type={type}
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      value={typed[name] ?? ''}
      onChange={set(name)}
      style={{ width: 200 }}
    />
  );
  return (
    <section>
      <h2>{t('title')}</h2>
      <form className="bar" onSubmit={submit}>
        {field('actor', t('actor'))}
        {field('day', t('day'), 'date')}
        {field('applicationId', t('application'))}
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('read')}
        </Button>
        <span>{t('note')}</span>
      </form>
      <p role="status">{page && stateOf(page)}</p>
      {error !== undefined && <Failure error={error} again={() => void read(asked)} />}
      {page && <Lines lines={page.items} open={(applicationId) => void read({ applicationId })} />}
      {page?.cursor && (
        <Button disabled={busy} onClick={() => void read(asked, page.cursor)}>
          {t('more')}
        </Button>
      )}
      {staff.groups.includes('auditor') && <Versions api={api} examId={examId} />}
    </section>
  );
}

function stateOf({ items, chain }: Page): string {
  if (!chain) return items.length === 0 ? t('none') : t('count', { n: items.length });
  if (chain.whole) return t('whole', { n: chain.entries });
  return t('broken', { n: chain.brokenAt ?? 1 });
}
