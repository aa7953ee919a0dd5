import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReasonKind } from '#domain/reason-library.ts';
import type { Reasons } from '../api.ts';
import type { PageProps } from '../app.tsx';
import { Failure } from '../state.tsx';
import { showTime } from '../time.ts';
import { ReasonList } from './list.tsx';

const kinds: [ReasonKind, string][] = [
  ['qualification', '资格审核'],
  ['photo', '照片审核'],
];

/** The office's own wording of the reasons; the first nine of each list have keys. */
export function ReasonLibraryPage({ api, examId, reasonsChanged }: PageProps) {
  const [draft, setDraft] = useState<Reasons>();
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const load = () => {
    setError(undefined);
    setSaid('');
    api.reasons(examId).then(setDraft, setError);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per exam
  useEffect(load, [api, examId]);
  if (!draft) return error === undefined ? null : <Failure error={error} again={load} />;

  const save = async () => {
    const { version, qualification, photo } = draft;
    setBusy(true);
    setError(undefined);
    setSaid('');
    try {
      const stored = await api.putReasons(examId, { version, qualification, photo });
      setDraft(stored);
      reasonsChanged(stored);
      setSaid(`已保存，第 ${stored.version} 版`);
    } catch (failed) {
      setError(failed);
    }
    setBusy(false);
  };
  return (
    <section className="panel" aria-label="审核理由库">
      <p>
        {draft.by && draft.at
          ? `第 ${draft.version} 版，${draft.by} ${showTime(draft.at)} 修改。`
          : '系统自带的理由。'}
        已作出的决定不受修改影响。
      </p>
      {kinds.map(([kind, name]) => (
        <ReasonList
          key={kind}
          name={name}
          list={draft[kind]}
          change={(list) => setDraft({ ...draft, [kind]: list })}
        />
      ))}
      {error !== undefined && <Failure error={error} again={load} />}
      <div className="choices">
        <Button type="primary" loading={busy} onClick={() => void save()}>
          保存理由库
        </Button>
        <span role="status">{said}</span>
      </div>
    </section>
  );
}
