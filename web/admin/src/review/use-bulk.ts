import { useState } from 'react';
import { type RefusalCode, refusals } from '#domain/refusals.ts';
import { type Api, ApiError, type Decision, type QueueItem, type Reason } from '../api.ts';

/** What one call takes. */
const MOST = 100;
export type Report = { done: number; skipped: { id: string; name: string; why: string }[] };

const sentence = (code = ''): string => refusals[code as RefusalCode]?.title ?? code;

/** Several applications with one decision; each is decided by itself, at the version shown. */
export function useBulk(api: Api, items: QueueItem[], decided: (ids: string[]) => void) {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [report, setReport] = useState<Report>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const chosen = items.filter(({ applicationId }) => marked.has(applicationId));

  const mark = (id: string) =>
    setMarked((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const markAll = (all: boolean) =>
    setMarked(new Set(all ? items.slice(0, MOST).map(({ applicationId }) => applicationId) : []));

  const submit = async (decision: Decision, reasons: Reason[]): Promise<boolean> => {
    if (busy || chosen.length === 0) return false;
    if (decision !== 'approve' && reasons.length === 0) {
      setError(new ApiError(422, '请选择或填写理由'));
      return false;
    }
    setBusy(true);
    setError(undefined);
    setReport(undefined);
    const wanted = chosen.slice(0, MOST).map(({ applicationId, version }) => ({
      applicationId,
      version,
    }));
    const answer = await api.decideMany({ items: wanted, decision, reasons }).catch((failed) => {
      setError(failed);
    });
    setBusy(false);
    if (!answer) return false;
    const names = new Map(items.map(({ applicationId, name }) => [applicationId, name]));
    const of = (result: 'done' | 'skipped') =>
      answer.items.filter((item) => item.result === result);
    const done = of('done').map(({ applicationId }) => applicationId);
    const skipped = of('skipped').map(({ applicationId: id, code }) => ({
      id,
      name: names.get(id) ?? id,
      why: sentence(code),
    }));
    setReport({ done: done.length, skipped });
    setMarked(new Set());
    decided(done);
    return true;
  };
  return { marked, chosen, report, error, busy, mark, markAll, submit };
}
export type Bulk = ReturnType<typeof useBulk>;
