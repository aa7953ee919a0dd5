import { useState } from 'react';
import type { Queue, ReviewApplication } from '../api.ts';
import type { PageProps } from '../app.tsx';
import { QueueBar } from '../queue-bar.tsx';
import { QueueTable } from '../review/queue-table.tsx';
import { Failure } from '../state.tsx';
import { useQueue } from '../use-queue.ts';
import { ApplicationDesk } from './desk.tsx';

/** Who works on a queue of requests; the others of its readers only look. */
const workers: Partial<Record<Queue, string[]>> = {
  waiver: ['reviewer', 'lead'],
  withdrawal: ['finance'],
  correction: ['reviewer', 'lead'],
  appeal: ['lead'],
  proposal: ['lead'],
};

/** What waits for the office beside the two reviews: the list, and the application with it. */
export function RequestQueue({ api, examId, staff, hash }: PageProps) {
  const name = hash.slice('#/'.length) as Queue;
  const queue = useQueue(api, name, examId, { username: staff.username });
  const [chosen, setChosen] = useState<string>();
  const { groups, username } = staff;
  const mayClaim = workers[name]?.some((role) => groups.includes(role)) ?? false;
  const mayTakeOver = mayClaim && groups.includes('lead');
  const current = chosen ?? queue.items[0]?.applicationId;
  /** It stays on screen; a change has ended its lease, and perhaps its wait. */
  const changed = ({ applicationId }: ReviewApplication) => {
    setChosen(applicationId);
    if (queue.leaseUntil) queue.remove(applicationId);
    else void queue.list();
  };
  return (
    <>
      <QueueBar queue={queue} mayClaim={mayClaim} />
      {queue.error !== undefined && <Failure error={queue.error} again={() => void queue.list()} />}
      <div className="split">
        <QueueTable
          items={queue.items}
          current={current}
          username={username}
          now={queue.now}
          takeOver={mayTakeOver ? (id) => void queue.takeOver(id) : undefined}
          choose={setChosen}
        />
        {current && <ApplicationDesk key={current} {...{ api, staff, changed }} id={current} />}
      </div>
    </>
  );
}
