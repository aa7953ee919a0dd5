import { useCallback, useEffect, useRef, useState } from 'react';
import type { Api, Queue, QueueItem, QueuePage } from './api.ts';
import { setFilter, useHash } from './hash.ts';
import { useLease } from './use-lease.ts';
import { useServerClock } from './use-server-clock.ts';

const PAGE = 50;
const CLAIM = 10;
/** What one call claims by name. */
const NAMED = 60;

const idsOf = (items: QueueItem[]) => items.map(({ applicationId }) => applicationId);

type Department = NonNullable<QueuePage['departments']>[number];
type Who = { username: string; claimCount?: number; pageSize?: number };

/** One queue as this page shows it: everything that waits, or only what was taken. */
export function useQueue(
  api: Api,
  queue: Queue,
  examId: string,
  { username, claimCount = CLAIM, pageSize = PAGE }: Who,
) {
  const [items, setItems] = useState<QueueItem[]>([]);
  const latest = useRef(items);
  latest.current = items;
  const [cursor, setCursor] = useState<string>();
  const [departments, setDepartments] = useState<Department[]>([]);
  const [leaseUntil, setLeaseUntil] = useState<string>();
  /** Names of what a renewal found decided, changed or taken over by somebody else. */
  const [lost, setLost] = useState<string[]>([]);
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
          limit: String(pageSize),
          ...(department ? { department } : {}),
          ...(from ? { cursor: from } : {}),
        });
        setItems((before) => (from ? [...before, ...page.items] : page.items));
        setCursor(page.cursor);
        if (page.departments) setDepartments(page.departments);
        setLeaseUntil(undefined);
        setLost([]);
        told(page.now);
      }),
    [api, queue, examId, department, pageSize, work, told],
  );
  useEffect(() => void list(), [list]);

  const claim = () =>
    work(async () => {
      const taken = await api.claim(queue, { examId, count: claimCount });
      setItems(taken.items);
      setCursor(undefined);
      setLeaseUntil(taken.leaseUntil);
      setLost([]);
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
  /** What was decided and taken back: again in the batch that was claimed, or in the whole list. */
  const restore = (id: string) => {
    if (!leaseUntil) return void list();
    void work(async () => {
      const kept = await api.claim(queue, { examId, applicationIds: [id] });
      setItems((before) => [
        ...kept.items,
        ...before.filter(({ applicationId }) => applicationId !== id),
      ]);
      told(kept.now);
    });
  };
  const renew = (applicationIds: string[]) =>
    void work(async () => {
      const kept = await api.claim(queue, { examId, applicationIds });
      const held = new Map(kept.items.map((item) => [item.applicationId, item]));
      const asked = new Set(applicationIds);
      const gone = latest.current.filter(({ applicationId: id }) => asked.has(id) && !held.has(id));
      setItems((before) =>
        before.flatMap((item) => {
          const { applicationId: id } = item;
          return asked.has(id) ? (held.get(id) ?? []) : [item];
        }),
      );
      setLost((before) => [...before, ...gone.map(({ name }) => name)]);
      if (leaseUntil) setLeaseUntil(kept.leaseUntil);
      told(kept.now);
    });
  // In the whole list, those that were taken over: their lease is this person's too.
  const own = leaseUntil ? items : items.filter(({ claimedBy }) => claimedBy === username);
  useLease(idsOf(own).slice(0, NAMED), renew);

  const remove = (id: string) =>
    setItems((before) => before.filter((item) => item.applicationId !== id));

  return {
    ...{ items, cursor, department, departments, leaseUntil, lost, busy, error, now },
    ...{ list, claim, remove, restore, takeOver },
    setDepartment: (code: string | undefined) => setFilter('department', code),
  };
}
export type QueueState = ReturnType<typeof useQueue>;
