import { Button } from 'antd';
import type { AuditPage } from '../api.ts';
import { t } from '../text.ts';
import { showTime } from '../time.ts';

type Line = AuditPage['items'][number];
type Props = { lines: Line[]; open: (applicationId: string) => void };

/** The lines of a trail; from each to the whole chain of its application. */
export function Lines({ lines, open }: Props) {
  return (
    <table className="facts">
      <caption>{t('records')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('time')}</th>
          <th scope="col">{t('who')}</th>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('detail')}</th>
          <th scope="col">{t('application')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever appended
          <tr key={index}>
            <td>{showTime(line.at)}</td>
            <td>{nameOf(line.by)}</td>
            <td>{line.events.map(({ event }) => event).join('、')}</td>
            <td>{line.events.map(detailOf).filter(Boolean).join('；')}</td>
            <td>
              {line.applicationId && (
                <Button type="link" onClick={() => open(line.applicationId ?? '')}>
                  {line.applicationId}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const nameOf = (by: string) => (by === 'applicant' || by === 'system' ? t(by) : by);

const detailOf = ({ detail }: Line['events'][number]) =>
  Object.entries(detail)
    .map(([name, value]) => `${name}：${value}`)
    .join('，');
