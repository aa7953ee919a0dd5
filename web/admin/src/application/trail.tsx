import { eventName } from '#domain/application/history.ts';
import type { ReviewApplication } from '../api.ts';
import { showTime } from '../time.ts';

const actors: Record<string, string> = { applicant: '考生', system: '系统' };

/** Every change of an application, newest first: when, what, by whom, why. */
export function TrailTable({ trail }: Pick<ReviewApplication, 'trail'>) {
  return (
    <table className="facts">
      <thead>
        <tr>
          <th scope="col">版本</th>
          <th scope="col">时间</th>
          <th scope="col">事项</th>
          <th scope="col">办理人</th>
          <th scope="col">理由</th>
        </tr>
      </thead>
      <tbody>
        {trail.toReversed().map(({ version, at, event, by, reason }) => (
          <tr key={`${version} ${event}`}>
            <td>{version}</td>
            <td>{showTime(at)}</td>
            <td>{eventName(event)}</td>
            <td>{actors[by] ?? by}</td>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
