import { Button, Checkbox, Input } from 'antd';
import { type SyntheticEvent, useEffect, useState } from 'react';
import type * as z from 'zod';
import type { MassRefund, MassRefundProgress } from '#contract/mass-refund.ts';
import { useAct, useLoad } from '../office/use-load.ts';
import { Failure } from '../state.tsx';
import type { PartProps } from './page.tsx';
import { fenOf, word, yuan } from './words.ts';

type Run = z.output<typeof MassRefund>;
type Progress = z.output<typeof MassRefundProgress>;

const root = '/api/admin/payments/mass-refunds';
/** Of the last run looked at: no person's data. */
const KEPT = 'baoming-mass-refund';

/** A cancelled position or exam: count first, then another person confirms, then it runs. */
export function MassRefunds({ api, examId, mayAct, staff }: PartProps) {
  const [id, setId] = useState(sessionStorage.getItem(KEPT) ?? '');
  const show = (next: string) => {
    sessionStorage.setItem(KEPT, next);
    setId(next);
  };
  return (
    <>
      {mayAct && <Start {...{ api, examId, show }} />}
      <form
        className="bar"
        onSubmit={(event) => {
          event.preventDefault();
          const typed = String(new FormData(event.currentTarget).get('run') ?? '').trim();
          if (/^[0-9a-z]{26}$/.test(typed)) show(typed);
        }}
      >
        <Input
          name="run"
          aria-label="批次号"
          placeholder="批次号（由提出人告知）"
          maxLength={26}
          style={{ maxWidth: 280 }}
        />
        <Button htmlType="submit">打开批次</Button>
      </form>
      {id && <OneRun key={id} {...{ api, id, mayAct, username: staff.username }} />}
    </>
  );
}

function Start({
  api,
  examId,
  show,
}: Pick<PartProps, 'api' | 'examId'> & { show(id: string): void }) {
  const [positionCode, setPosition] = useState('');
  const [reason, setReason] = useState('');
  const [limit, setLimit] = useState('');
  const [preview, setPreview] = useState(true);
  const { busy, said, error, act } = useAct();
  const limitFen = fenOf(limit);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void act(async () => {
      const position = positionCode.trim() ? { positionCode: positionCode.trim() } : {};
      const body = { examId, ...position, reason: reason.trim(), limitFen, preview };
      const run = await api.call<Run>('POST', root, body);
      show(run.id);
      return `批次 ${run.id} 开始统计`;
    });
  };
  return (
    <form className="bar panel" onSubmit={submit} aria-label="新的批量退费">
      <Input
        aria-label="职位代码"
        placeholder="职位代码（空：整个考试）"
        value={positionCode}
        maxLength={40}
        onChange={(event) => setPosition(event.target.value)}
        style={{ maxWidth: 200 }}
      />
      <Input
        aria-label="批量退费理由"
        placeholder="理由"
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
        style={{ maxWidth: 280 }}
      />
      <Input
        aria-label="上限（元）"
        placeholder="上限（元）"
        value={limit}
        inputMode="decimal"
        onChange={(event) => setLimit(event.target.value)}
        style={{ maxWidth: 140 }}
      />
      <Checkbox checked={preview} onChange={(event) => setPreview(event.target.checked)}>
        仅预览（不能确认）
      </Checkbox>
      <Button
        type="primary"
        htmlType="submit"
        loading={busy}
        disabled={!reason.trim() || !limitFen}
      >
        统计应退人数和金额
      </Button>
      <p className="said" role="status">
        {said}
      </p>
      {error !== undefined && <Failure error={error} />}
    </form>
  );
}

type OneRunProps = Pick<PartProps, 'api' | 'mayAct'> & { id: string; username: string };

function OneRun({ api, id, mayAct, username }: OneRunProps) {
  const {
    data: run,
    error,
    reload,
  } = useLoad(() => api.call<Progress>('GET', `${root}/${id}`), id);
  const { busy, said, error: refused, act } = useAct();
  const moves = run?.status === 'counting' || run?.status === 'running';
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again after each answer
  useEffect(() => {
    if (!moves) return;
    const timer = setTimeout(reload, 5000);
    return () => clearTimeout(timer);
  }, [run, moves]);
  const isOwn = run?.proposedBy === username;
  const confirm = () =>
    act(async () => {
      await api.call('POST', `${root}/${id}/confirmation`, {});
      reload();
      return '已确认，退费开始';
    });
  return (
    <section className="panel" aria-label="批次">
      {error !== undefined && <Failure error={error} again={reload} />}
      {run && (
        <>
          <h2>
            {run.positionCode ? `职位 ${run.positionCode}` : '整个考试'} · {word(run.status)}
          </h2>
          <p>
            批次 {run.id}，{run.reason}，由 {run.proposedBy} 提出
            {run.confirmedBy && `，${run.confirmedBy} 确认`}
          </p>
          <p>
            应退 {run.planned} 人，{yuan(run.plannedFen)} 元（上限 {yuan(run.limitFen)} 元）；已发起{' '}
            {run.started} 笔，{yuan(run.totalFen)} 元；完成 {run.done}，失败 {run.failed}
          </p>
          {run.status !== 'counting' && run.planned > 0 && (
            <progress aria-label="退费进度" max={run.planned} value={run.done} />
          )}
          {run.status === 'proposed' && isOwn && <p>由您提出，须由另一人确认。</p>}
          {run.status === 'proposed' && mayAct && !isOwn && (
            <Button type="primary" danger loading={busy} onClick={() => void confirm()}>
              确认退费 {run.planned} 人 {yuan(run.plannedFen)} 元
            </Button>
          )}
        </>
      )}
      <p className="said" role="status">
        {said}
      </p>
      {refused !== undefined && <Failure error={refused} />}
    </section>
  );
}
