import { Button, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { Export } from '#contract/export.ts';
import type { PageProps } from '../app.tsx';
import { Failure } from '../state.tsx';
import { useAct, useLoad } from './use-load.ts';

const kinds = [
  { value: 'applications', label: '全部报名' },
  { value: 'confirmed', label: '确认参加考试的人' },
  { value: 'handover', label: '移交包：确认的人和照片（ZIP）' },
  { value: 'statistics', label: '职位统计' },
];
const formats = [
  { value: 'csv', label: 'CSV（UTF-8）' },
  { value: 'csv-gb18030', label: 'CSV（GB18030）' },
  { value: 'xlsx', label: 'Excel（XLSX）' },
];
/** Of the last export, so that a reload finds it again: no person's data. */
const KEPT = 'baoming-export';

/** Lists leave as jobs: started here, written in the background, fetched by a short address. */
export function ExportsPage({ api, examId, staff }: PageProps) {
  const mayHavePeople = staff.groups.some((group) => group === 'exam-admin' || group === 'lead');
  const own = mayHavePeople ? kinds : kinds.slice(-1);
  const [kind, setKind] = useState(own[0]?.value ?? 'statistics');
  const [format, setFormat] = useState('csv');
  const [id, setId] = useState(sessionStorage.getItem(`${KEPT} ${examId}`) ?? '');
  const { busy, error, act } = useAct();
  const root = `/api/admin/exams/${examId}/exports`;
  const start = () =>
    act(async () => {
      const job = await api.call<Export>('POST', root, { kind, format });
      sessionStorage.setItem(`${KEPT} ${examId}`, job.exportId);
      setId(job.exportId);
      return '';
    });
  return (
    <>
      <div className="bar">
        <Select
          aria-label="内容"
          value={kind}
          onChange={(value) => {
            setKind(value);
            if (value === 'handover' && format === 'xlsx') setFormat('csv');
          }}
          options={own}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label="格式"
          value={format}
          onChange={setFormat}
          options={kind === 'handover' ? formats.slice(0, 2) : formats}
          popupMatchSelectWidth={false}
        />
        <Button type="primary" loading={busy} onClick={() => void start()}>
          开始导出
        </Button>
        <span>每次导出和下载都会记入审计；文件保存七天。</span>
      </div>
      {error !== undefined && <Failure error={error} />}
      {id && <OneExport key={id} api={api} path={`${root}/${id}`} />}
    </>
  );
}

const done = (job: Export | undefined) => job !== undefined && job.status !== 'running';

function OneExport({ api, path }: Pick<PageProps, 'api'> & { path: string }) {
  const { data: job, error, reload } = useLoad(() => api.call<Export>('GET', path), path);
  const isDone = done(job);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again after each answer
  useEffect(() => {
    if (isDone || error !== undefined) return;
    const timer = setTimeout(reload, 3000);
    return () => clearTimeout(timer);
  }, [job, error, isDone]);
  const name = (values: { value: string; label: string }[], value: string | undefined) =>
    values.find((each) => each.value === value)?.label;
  return (
    <section className="panel" aria-label="导出进度">
      {error !== undefined && <Failure error={error} again={reload} />}
      {job && (
        <>
          <h2>
            {name(kinds, job.kind)} · {name(formats, job.format)}
          </h2>
          <progress
            aria-label="导出进度"
            max={Math.max(job.total, job.walked, 1)}
            value={job.status === 'done' ? Math.max(job.total, job.walked, 1) : job.walked}
          />
          <p role="status">
            {job.status === 'running' && `正在导出：已处理 ${job.walked} / 约 ${job.total}`}
            {job.status === 'failed' && '导出失败，请重新开始。'}
            {job.status === 'done' && `已完成：${job.rows} 行，${job.bytes} 字节`}
            {job.missing > 0 && `，${job.missing} 张照片缺失（见名册）`}
          </p>
          {job.url && (
            <p>
              <a href={job.url} download>
                下载
              </a>{' '}
              地址五分钟内有效。 <Button onClick={reload}>重新取得地址</Button>
            </p>
          )}
        </>
      )}
    </section>
  );
}
