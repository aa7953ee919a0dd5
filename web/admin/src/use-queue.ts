import { useCallback, useEffect, useState } from 'react';
import type { Api, Queue, QueueItem } from './api.ts';
import { setFilter, useHash } from './hash.ts';
import { useLease } from './use-lease.ts';
import { useServerClock } from './use-server-clock.ts';

const PAGE = 50;
const CLAIM = 10;

/** One queue as this page shows it: everything that waits, or only what was taken. */
export function useQueue(api: Api, queue: Queue, examId: string, claimCount = CLAIM) {
  const [items, setItems] = useState<QueueItem[]>([]);
  const [cursor, setCursor] = useState<string>();
  const [departments, setDepartments] = useState<string[]>([]);
  const [leaseUntil, setLeaseUntil] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const { now, told } = useServerClock();
  const department = useHash().filter.get('department') ?? undefined;

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
        if (page.departments) setDepartments(page.departments);
        setLeaseUntil(undefined);
        told(page.now);
      }),
    [api, queue, examId, department, work, told],
  );
  useEffect(() => void list(), [list]);

  const claim = () =>
    work(async () => {
      const taken = await api.claim(queue, { examId, count: claimCount });
      setItems(taken.items);
      setCursor(undefined);
      setLeaseUntil(taken.leaseUntil);
      told(taken.now);
    });
  /** What a lead takes stays in its place in the list. */
  const takeOver = (id: string) =>
    work(async () => {
      const taken = await api.claim(queue, { examId, applicationIds: [id], takeOver: true });
      const mine = taken.items[0];
      setItems((before) =>
        before.flatMap((item) => (item.applicationId === id ? (mine ? [mine] : []) : [item])),
      );
      told(taken.now);
    });
  const renew = (applicationIds: string[]) =>
    void work(async () => {
      const kept = await api.claim(queue, { examId, applicationIds });
      const held = new Map(kept.items.map((item) => [item.applicationId, item]));
      setItems((before) => before.flatMap((item) => held.get(item.applicationId) ?? []));
      setLeaseUntil(kept.leaseUntil);
      told(kept.now);
    });
  useLease(leaseUntil ? items.map(({ applicationId }) => applicationId) : [], renew);

  const remove = (id: string) =>
    setItems((before) => before.filter((item) => item.applicationId !== id));

  return {
    ...{ items, cursor, department, departments, leaseUntil, busy, error, now },
    ...{ list, claim, remove, takeOver },
    setDepartment: (code: string | undefined) => setFilter('department', code),
  };
}
export type QueueState = ReturnType<typeof useQueue>;
