import { useEffect, useState } from 'react';
import { type Api, ApiError, type Decision, type ReviewApplication } from '../api.ts';
import { useReasons } from '../reasons.ts';
import { type Difference, differences } from './difference.ts';
import { reasonsOf } from './reason-picker.tsx';
import { useViews } from './use-views.ts';

const fresh = { decision: undefined, codes: [], text: '' };
type Choice = { decision: Decision | undefined; codes: string[]; text: string };

/** One application under review: what is shown, what is chosen, and how it is sent. */
export function useReview(
  api: Api,
  { id, next }: { id: string | undefined; next: string | undefined },
  done: (after: ReviewApplication) => void,
) {
  const library = useReasons();
  const views = useViews(api);
  const [view, setView] = useState<ReviewApplication>();
  const [choice, setChoice] = useState<Choice>(fresh);
  const [changed, setChanged] = useState<Difference[]>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const load = () => {
    setView(undefined);
    setChoice(fresh);
    setChanged(undefined);
    setError(undefined);
    if (!id) return;
    let wanted = true;
    views.take(id).then(
      (loaded) => {
        if (!wanted) return;
        setView(loaded);
        views.prepare(next);
      },
      (failed: unknown) => wanted && setError(failed),
    );
    return () => {
      wanted = false;
    };
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another application, all anew
  useEffect(load, [api, id]);

  /** Somebody was quicker: show what is different, keep the choice, ask again. */
  const showConflict = async (before: ReviewApplication) => {
    const after = await api.application(before.applicationId);
    setChanged(differences(before, after));
    setView(after);
  };

  const submit = async () => {
    if (!view || !choice.decision || busy) return;
    const { decision } = choice;
    const reasons =
      decision === 'approve' ? [] : reasonsOf(library.qualification, choice.codes, choice.text);
    if (decision !== 'approve' && reasons.length === 0) {
      setError(new ApiError(422, '请选择或填写理由'));
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      const body = { version: view.version, decision, reasons };
      const after = await api.decideQualification(view.applicationId, body);
      done(after);
    } catch (failed) {
      setError(failed);
      if (failed instanceof ApiError && failed.status === 409) {
        await showConflict(view).catch(setError);
      }
    }
    setBusy(false);
  };

  /** What is not on screen yet is not decided: a key that comes too early does nothing. */
  const decide = (decision: Decision) => view && setChoice((before) => ({ ...before, decision }));
  const setText = (text: string) => setChoice((before) => ({ ...before, text }));
  const toggle = (code: string) =>
    setChoice(({ codes, decision, text }) => ({
      text,
      decision: decision === undefined || decision === 'approve' ? 'reject' : decision,
      codes: codes.includes(code) ? codes.filter((each) => each !== code) : [...codes, code],
    }));
  const undo = () => setChoice(fresh);
  return {
    ...{ view, choice, changed, error, busy },
    ...{ load, submit, decide, toggle, setText, undo },
  };
}
export type Review = ReturnType<typeof useReview>;
