import { Alert, Button } from 'antd';
import type { Decision } from '../api.ts';
import { Failure } from '../state.tsx';
import { ApplicationView } from './application-view.tsx';
import { ReasonPicker } from './reason-picker.tsx';
import type { Review } from './use-review.ts';

const choices: { decision: Decision; name: string; key: string }[] = [
  { decision: 'approve', name: '通过', key: 'a' },
  { decision: 'reject', name: '不通过', key: 'r' },
  { decision: 'return', name: '退回补充材料', key: 't' },
];

/** The application and the decision on it. */
export function ReviewPanel({ review, mayDecide }: { review: Review; mayDecide: boolean }) {
  const { view, choice, changed, error } = review;
  if (!view) {
    return (
      <section className="panel" aria-label="审核">
        {error !== undefined ? (
          <Failure error={error} again={review.load} />
        ) : (
          <p>请选择一件报名。</p>
        )}
      </section>
    );
  }
  const pending = view.qualification.status === 'pending' && mayDecide;
  return (
    <section className="panel" aria-label="审核">
      {error !== undefined && <Failure error={error} />}
      {changed && (
        <Alert
          type="warning"
          title="内容已被他人更新，请核对后再提交"
          description={
            <ul>
              {changed.map(({ name, before, after }) => (
                <li key={name}>
                  {name}：{before} → {after}
                </li>
              ))}
              {changed.length === 0 && <li>版本已更新，显示的内容没有变化</li>}
            </ul>
          }
        />
      )}
      <ApplicationView view={view} />
      {pending && (
        <>
          <div className="choices">
            {choices.map(({ decision, name, key }) => (
              <Button
                key={decision}
                aria-pressed={choice.decision === decision}
                type={choice.decision === decision ? 'primary' : 'default'}
                onClick={() => review.decide(decision)}
              >
                {name} <kbd>{key}</kbd>
              </Button>
            ))}
          </div>
          {choice.decision !== 'approve' && (
            <ReasonPicker
              queue="qualification"
              codes={choice.codes}
              toggle={review.toggle}
              text={choice.text}
              setText={review.setText}
            />
          )}
          <div className="choices">
            <Button
              type="primary"
              loading={review.busy}
              disabled={!choice.decision}
              onClick={() => void review.submit()}
            >
              提交决定 <kbd>Ctrl+Enter</kbd>
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
