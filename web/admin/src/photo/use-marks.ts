import { useState } from 'react';
import { type Api, ApiError, type QueueItem } from '../api.ts';
import { useReasons } from '../reasons.ts';
import { reasonsOf } from '../review/reason-picker.tsx';

export type Mark = { decision: 'approve' | 'reject'; codes: string[]; text: string };
export type Marks = Record<string, Mark>;

/** A no takes a reason, and so does a yes that overrules the automatic check. */
export function needsReason(item: QueueItem, mark: Mark): boolean {
  return mark.decision === 'reject' || item.photo?.appeal !== undefined;
}

/** Marks on the pictures of a page; sent together, each bound to the bytes that were seen. */
export function useMarks(api: Api, decided: (id: string) => void) {
  const library = useReasons();
  const [marks, setMarks] = useState<Marks>({});
  const [skipped, setSkipped] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);

  const change = (id: string, mark: Mark | undefined) =>
    setMarks(({ [id]: _, ...others }) => (mark ? { ...others, [id]: mark } : others));

  const decideOne = async (item: QueueItem, mark: Mark): Promise<string | undefined> => {
    if (!item.photo) return '没有照片';
    const { decision, codes, text } = mark;
    const reasons = needsReason(item, mark) ? reasonsOf(library.photo, codes, text) : [];
    if (needsReason(item, mark) && reasons.length === 0) {
      return decision === 'approve' ? '推翻自动检查需要理由' : '不通过需要理由';
    }
    const { version, photo } = item;
    const body = { version, sha256: photo.sha256, decision, reasons };
    return api.decidePhoto(item.applicationId, body).then(
      () => undefined,
      (error: unknown) => (error instanceof ApiError ? error.message : '未能提交'),
    );
  };

  /** One after the other: a failed one is reported on its card and stops nobody else. */
  const submit = async (items: QueueItem[]) => {
    if (busy) return;
    setBusy(true);
    const failures: Record<string, string> = {};
    for (const item of items) {
      const mark = marks[item.applicationId];
      if (!mark) continue;
      const failure = await decideOne(item, mark);
      if (failure) failures[item.applicationId] = failure;
      else {
        decided(item.applicationId);
        change(item.applicationId, undefined);
      }
    }
    setSkipped(failures);
    setBusy(false);
  };
  return { marks, skipped, busy, change, submit };
}
