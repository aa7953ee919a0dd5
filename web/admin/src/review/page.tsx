import { Button } from 'antd';
import { useState } from 'react';
import type { ReviewApplication } from '../api.ts';
import type { PageProps } from '../app.tsx';
import { useKeys } from '../keys.ts';
import { QueueBar } from '../queue-bar.tsx';
import { useReasons } from '../reasons.ts';
import { Failure } from '../state.tsx';
import { useQueue } from '../use-queue.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ReviewPanel } from './panel.tsx';
import { QueueTable } from './queue-table.tsx';
import { useBulk } from './use-bulk.ts';
import { useReview } from './use-review.ts';
import { useUndo } from './use-undo.ts';

/** The qualification queue: the list on the left, the application on the right. */
export function QualificationPage({ api, examId, staff, keysOn }: PageProps) {
  const queue = useQueue(api, 'qualification', examId, { username: staff.username });
  const [chosen, setChosen] = useState<string>();
  const [said, setSaid] = useState('');
  const [undoError, setUndoError] = useState<unknown>();
  const mayDecide = staff.groups.some((group) => group === 'reviewer' || group === 'lead');

  const library = useReasons();
  const isLead = staff.groups.includes('lead');

  const index = queue.items.findIndex(({ applicationId }) => applicationId === chosen);
  const current = queue.items[index < 0 ? 0 : index]?.applicationId;
  const move = (step: number) => {
    const at = Math.max(0, index) + step;
    const next = queue.items[Math.min(Math.max(at, 0), queue.items.length - 1)];
    if (next) setChosen(next.applicationId);
  };
  const back = useUndo(api, (id, what, failed) => {
    setSaid(what);
    setUndoError(failed);
    if (failed === undefined) queue.restore(id);
  });
  const done = (after: ReviewApplication) => {
    setSaid(`${after.applicant.name}：${after.label}`);
    back.offer(after);
    const next = queue.items[Math.max(0, index) + 1] ?? queue.items[Math.max(0, index) - 1];
    setChosen(next?.applicationId);
    if (current) queue.remove(current);
  };
  const next = queue.items[Math.max(0, index) + 1]?.applicationId;
  const bulk = useBulk(api, queue.items, (ids) => {
    for (const id of ids) queue.remove(id);
  });
  const review = useReview(api, { id: current, next }, done);

  const numbered = library.qualification
    .slice(0, 9)
    .map(({ code }, at) => [String(at + 1), () => review.toggle(code)]);
  useKeys(
    {
      j: () => move(1),
      k: () => move(-1),
      ...(mayDecide && {
        n: () => void queue.claim(),
        a: () => review.decide('approve'),
        r: () => review.decide('reject'),
        t: () => review.decide('return'),
        u: () => (review.choice.decision ? review.undo() : back.undo()),
        'Ctrl+Enter': () => void review.submit(),
        ...Object.fromEntries(numbered),
      }),
    },
    keysOn,
  );
  return (
    <>
      <QueueBar queue={queue} mayClaim={mayDecide} />
      <p className="said" role="status">
        {said}
      </p>
      {back.last && (
        <Button onClick={back.undo}>
          撤销刚才的决定 <kbd>u</kbd>
        </Button>
      )}
      {undoError !== undefined && <Failure error={undoError} />}
      {queue.lost.length > 0 && (
        <p role="alert" className="age-late">
          已不由您保留：{queue.lost.join('、')}
        </p>
      )}
      {queue.error !== undefined && <Failure error={queue.error} again={() => void queue.list()} />}
      {mayDecide && <BulkBar bulk={bulk} />}
      <div className="split">
        <QueueTable
          items={queue.items}
          current={current}
          username={staff.username}
          now={queue.now}
          takeOver={isLead ? (id) => void queue.takeOver(id) : undefined}
          choose={setChosen}
          bulk={mayDecide ? bulk : undefined}
        />
        <ReviewPanel review={review} mayDecide={mayDecide} />
      </div>
    </>
  );
}
