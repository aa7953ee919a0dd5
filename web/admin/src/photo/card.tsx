import { Button } from 'antd';
import type { QueueItem } from '../api.ts';
import { ageOf } from '../time.ts';
import { PhotoFindings } from './findings.tsx';
import { Picture } from './picture.tsx';
import { verdictOf } from './score.ts';
import type { Mark } from './use-marks.ts';

type Props = {
  item: QueueItem;
  mark: Mark | undefined;
  skipped: string | undefined;
  current: boolean;
  /** The server's clock. */
  now: number | undefined;
  mayDecide: boolean;
  choose: () => void;
  decide: (decision: Mark['decision']) => void;
};

export function PhotoCard({ item, mark, skipped, current, now, mayDecide, choose, decide }: Props) {
  const age = ageOf(item.waitingSince, now ?? Date.parse(item.waitingSince));
  return (
    <li className="card" data-current={current} data-mark={mark?.decision} onFocus={choose}>
      {item.photo?.url ? (
        <Picture photo={item.photo} url={item.photo.url} name={item.name} />
      ) : (
        <p>照片无法显示</p>
      )}
      <p className={`verdict-${verdictOf(item).level}`}>{verdictOf(item).text}</p>
      <PhotoFindings photo={item.photo} />
      <div>
        {item.name} <span className={`age-${age.level}`}>{age.text}</span>{' '}
        {item.claimedBy && <span>{item.claimedBy}</span>}
      </div>
      {mayDecide && (
        <div className="choices">
          <Button
            aria-label={`${item.name} 通过`}
            aria-pressed={mark?.decision === 'approve'}
            type={mark?.decision === 'approve' ? 'primary' : 'default'}
            onClick={() => decide('approve')}
          >
            通过
          </Button>
          <Button
            danger
            aria-label={`${item.name} 不通过`}
            aria-pressed={mark?.decision === 'reject'}
            type={mark?.decision === 'reject' ? 'primary' : 'default'}
            onClick={() => decide('reject')}
          >
            不通过
          </Button>
        </div>
      )}
      {skipped && (
        <p role="alert" className="age-late">
          {skipped}
        </p>
      )}
    </li>
  );
}
