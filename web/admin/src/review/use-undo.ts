import { useEffect, useState } from 'react';
import type { Api, ReviewApplication } from '../api.ts';

const UNDO_MS = 10_000;

/**
 * The last decision, for as long as the server lets its author take it back. Taking back is a
 * decision of its own: the server reckons the ten seconds, this one only offers them.
 */
export function useUndo(api: Api, undone: (id: string, said: string, failed?: unknown) => void) {
  const [last, setLast] = useState<ReviewApplication>();
  useEffect(() => {
    if (!last) return;
    const timer = setTimeout(() => setLast(undefined), UNDO_MS);
    return () => clearTimeout(timer);
  }, [last]);
  const undo = () => {
    if (!last) return;
    setLast(undefined);
    const { applicationId, version, applicant } = last;
    api.undo(applicationId, version).then(
      () => undone(applicationId, `${applicant.name}：已撤销`),
      (failed: unknown) => undone(applicationId, '', failed),
    );
  };
  return { last, offer: setLast, undo };
}
