import { useCallback, useEffect, useState } from 'react';
import type { Api, Queue, QueueItem } from './api.ts';

const PAGE = 50;
const CLAIM = 10;

/** One queue as this page shows it: everything that waits, or only what was taken. */
export function useQueue(api: Api, queue: Queue, examId: string, claimCount = CLAIM) {
  const [items, setItems] = useState<QueueItem[]>([]);
  const [cursor, setCursor] = useState<string>();
  const [department, setDepartment] = useState<string>();
  const [leaseUntil, setLeaseUntil] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const work = useCallback(async (task: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    await task().catch(setError);
    setBusy(false);
  }, []);

  const list = useCallback(
    (from?: string) =>
      work(async () => {
        const page = await api.queue(queue, {
          examId,
          limit: String(PAGE),
          ...(department ? { department } : {}),
          ...(from ? { cursor: from } : {}),
        });
        setItems((before) => (from ? [...before, ...page.items] : page.items));
        setCursor(page.cursor);
        setLeaseUntil(undefined);
      }),
    [api, queue, examId, department, work],
  );
  useEffect(() => void list(), [list]);

  const claim = () =>
    work(async () => {
      const taken = await api.claim(queue, examId, claimCount);
      setItems(taken.items);
      setCursor(undefined);
      setLeaseUntil(taken.leaseUntil);
    });
  const remove = (id: string) =>
    setItems((before) => before.filter((item) => item.applicationId !== id));

  return {
    ...{ items, cursor, department, setDepartment, leaseUntil, busy, error },
    ...{ list, claim, remove },
  };
}
export type QueueState = ReturnType<typeof useQueue>;
