import { useEffect, useState } from 'react';

export type Loading<Data> = { data: Data | undefined; error: unknown; reload: () => void };

/** Reads once, and again when `key` changes or when asked; a late answer of before is dropped. */
export function useLoad<Data>(read: () => Promise<Data>, key: string): Loading<Data> {
  const [data, setData] = useState<Data>();
  const [error, setError] = useState<unknown>();
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says what is read, `turn` when
  useEffect(() => {
    let current = true;
    setError(undefined);
    read().then(
      (answer) => current && setData(answer),
      (failed: unknown) => current && setError(failed),
    );
    return () => {
      current = false;
    };
  }, [key, turn]);
  return { data, error, reload: () => setTurn((last) => last + 1) };
}

/** One action at a time: what it says when it is done, or why it failed. */
export function useAct() {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>();
  const act = async (work: () => Promise<string>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setSaid('');
    setError(undefined);
    try {
      setSaid(await work());
    } catch (failed) {
      setError(failed);
    }
    setBusy(false);
  };
  return { busy, said, error, act };
}
