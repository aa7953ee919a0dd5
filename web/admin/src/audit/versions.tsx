import { useEffect, useState } from 'react';
import type { Api } from '../api.ts';
import { Failure } from '../state.tsx';
import { t } from '../text.ts';
import { showTime } from '../time.ts';

type Row = { version: number; by: string; at: string };

/** Changes of the configuration: every version is kept, with who wrote it and when. */
export function Versions({ api, examId }: { api: Api; examId: string }) {
  const [settings, setSettings] = useState<Row[]>([]);
  const [positions, setPositions] = useState<Row[]>([]);
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    api.examVersions(examId).then(({ versions }) => setSettings(versions), setError);
    api.positionEditions(examId).then(({ editions }) => {
      setPositions(editions.map(({ edition, by, at }) => ({ version: edition, by, at })));
    }, setError);
  }, [api, examId]);
  return (
    <>
      {error !== undefined && <Failure error={error} />}
      <Table name={t('settings')} rows={settings} />
      <Table name={t('positions')} rows={positions} />
    </>
  );
}

function Table({ name, rows }: { name: string; rows: Row[] }) {
  return (
    <table className="facts">
      <caption>{name}</caption>
      <thead>
        <tr>
          <th scope="col">{t('version')}</th>
          <th scope="col">{t('who')}</th>
          <th scope="col">{t('time')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.toReversed().map(({ version, by, at }) => (
          <tr key={version}>
            <td>{version}</td>
            <td>{by}</td>
            <td>{showTime(at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
