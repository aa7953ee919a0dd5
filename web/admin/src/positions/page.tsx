import { Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { PositionCheck, PositionEdition } from '../api.ts';
import type { PageProps } from '../app.tsx';
import { Failure } from '../state.tsx';
import { showTime } from '../time.ts';
import { CheckReport } from './report.tsx';

/** The agency's workbook: choose it, read what was found, publish it, or go back to an earlier list. */
export function PositionsPage({ api, examId }: PageProps) {
  const [editions, setEditions] = useState<PositionEdition[]>();
  const [check, setCheck] = useState<PositionCheck>();
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const load = useCallback(
    () => api.positionEditions(examId).then((all) => setEditions(all.editions), setError),
    [api, examId],
  );
  useEffect(() => void load(), [load]);
  const latest = editions?.at(-1);

  const work = async (doing: () => Promise<string>) => {
    setBusy(true);
    setError(undefined);
    setSaid('');
    await doing().then(setSaid, setError);
    setBusy(false);
  };
  const attempt = (file: File) =>
    work(async () => {
      setCheck(undefined);
      setCheck(await api.checkPositions(examId, file));
      return '试读完成';
    });
  const publish = (listId: string) =>
    work(async () => {
      const body = { listId, edition: latest?.edition ?? 0 };
      const { edition, total } = await api.publishPositions(examId, body);
      setCheck(undefined);
      await load();
      return `已公布第 ${edition} 版，共 ${total} 个职位`;
    });

  return (
    <section>
      <h2>职位表</h2>
      <p>
        <label>
          选择职位表文件（.xlsx）
          <input
            type="file"
            accept=".xlsx"
            disabled={busy || !editions}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) void attempt(file);
              target.value = '';
            }}
          />
        </label>
      </p>
      <p role="status">{busy ? '正在处理…' : said}</p>
      {error !== undefined && <Failure error={error} again={() => void load()} />}
      {check && <CheckReport check={check} busy={busy} publish={publish} />}
      <h3>历次公布</h3>
      <table className="facts">
        <thead>
          <tr>
            <th>版次</th>
            <th>职位数</th>
            <th>公布人</th>
            <th>时间</th>
            <th>操作</th>
          </tr>
        </thead>
        <tbody>
          {editions?.toReversed().map(({ edition, total, by, at, listId }) => (
            <tr key={edition}>
              <td>{edition}</td>
              <td>{total}</td>
              <td>{by}</td>
              <td>{showTime(at)}</td>
              <td>
                {listId === latest?.listId ? (
                  '使用中'
                ) : (
                  <Button disabled={busy} onClick={() => void publish(listId)}>
                    恢复第 {edition} 版
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
