import { Button } from 'antd';
import { useState } from 'react';
import type { ReviewApplication } from '../api.ts';
import type { PageProps } from '../app.tsx';
import { useKeys } from '../keys.ts';
import { QueueBar } from '../queue-bar.tsx';
import { reasonLibrary } from '../reasons.ts';
import { Failure } from '../state.tsx';
import { useQueue } from '../use-queue.ts';
import { ReviewPanel } from './panel.tsx';
import { QueueTable } from './queue-table.tsx';
import { useReview } from './use-review.ts';
import { useUndo } from './use-undo.ts';

/** The qualification queue: the list on the left, the application on the right. */
export function QualificationPage({ api, examId, staff, keysOn }: PageProps) {
  const queue = useQueue(api, 'qualification', examId);
  const [chosen, setChosen] = useState<string>();
  const [said, setSaid] = useState('');
  const [undoError, setUndoError] = useState<unknown>();
  const mayDecide = staff.groups.some((group) => group === 'reviewer' || group === 'lead');

  const isLead = staff.groups.includes('lead');

  const index = queue.items.findIndex(({ applicationId }) => applicationId === chosen);
  const current = queue.items[index < 0 ? 0 : index]?.applicationId;
  const move = (step: number) => {
    const at = Math.max(0, index) + step;
    const next = queue.items[Math.min(Math.max(at, 0), queue.items.length - 1)];
    if (next) setChosen(next.applicationId);
  };
  const back = useUndo(api, (what, failed) => {
    setSaid(what);
    setUndoError(failed);
    if (failed === undefined) void queue.list();
  });
  const done = (after: ReviewApplication) => {
    setSaid(`${after.applicant.name}：${after.label}`);
    back.offer(after);
    const next = queue.items[Math.max(0, index) + 1] ?? queue.items[Math.max(0, index) - 1];
    setChosen(next?.applicationId);
    if (current) queue.remove(current);
  };
  const next = queue.items[Math.max(0, index) + 1]?.applicationId;
  const review = useReview(api, { id: current, next }, done);

  const numbered = reasonLibrary.qualification.map(({ code }, at) => [
    String(at + 1),
    () => review.toggle(code),
  ]);
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
      {queue.error !== undefined && <Failure error={queue.error} again={() => void queue.list()} />}
      <div className="split">
        <QueueTable
          items={queue.items}
          current={current}
          username={staff.username}
          now={queue.now}
          takeOver={isLead ? (id) => void queue.takeOver(id) : undefined}
          choose={setChosen}
        />
        <ReviewPanel review={review} mayDecide={mayDecide} />
      </div>
    </>
  );
}
