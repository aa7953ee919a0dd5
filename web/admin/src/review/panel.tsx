import { Button } from 'antd';
import type { Decision } from '../api.ts';
import { Failure } from '../state.tsx';
import { ApplicationView } from './application-view.tsx';
import { Changed } from './changed.tsx';
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
      {changed && <Changed changed={changed} />}
      <ApplicationView view={view} />
      <p>
        <a href={`#/application?id=${view.applicationId}`}>全部资料和其他办理</a>
      </p>
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
