import { Button } from 'antd';
import type { Statistics } from '#contract/statistics.ts';
import type { PageProps } from '../app.tsx';
import { Failure } from '../state.tsx';
import { showTime } from '../time.ts';
import { BarChart } from './bar-chart.tsx';
import { Table } from './table.tsx';
import { useLoad } from './use-load.ts';

type Counts = Statistics['total'];
const heads = ['报名', '审核通过', '照片通过', '已缴费'];
const cells = ({ applied, approved, photoPassed, paid }: Counts) => [
  applied,
  approved,
  photoPassed,
  paid,
];

/** The figures as they are now, each chart with the table of the same numbers beside it. */
export function StatisticsPage({ api, examId }: PageProps) {
  const path = `/api/admin/exams/${examId}/statistics`;
  const { data, error, reload } = useLoad(() => api.call<Statistics>('GET', path), path);
  if (error !== undefined) return <Failure error={error} again={reload} />;
  if (!data) return <p role="status">正在读取…</p>;
  const departments = [...data.departments].sort((a, b) => b.applied - a.applied);
  const positions = [...data.positions].sort((a, b) => b.applied - a.applied);
  return (
    <>
      <div className="bar">
        <span>
          截至 {showTime(data.asOf)}：报名 {data.total.applied}，审核通过 {data.total.approved}
          ，照片通过 {data.total.photoPassed}，已缴费 {data.total.paid}
        </span>
        <Button onClick={reload}>刷新</Button>
      </div>
      <h2>按日期</h2>
      <div className="split">
        <BarChart
          name="每日报名和缴费人数"
          series={['报名', '已缴费']}
          bars={data.days.map(({ day, applied, paid }) => ({
            label: day.slice(5),
            values: [applied, paid],
          }))}
        />
        <Table
          name="按日期统计"
          heads={['日期', ...heads]}
          rows={data.days.map(({ day, ...counts }) => ({
            key: day,
            cells: [day, ...cells(counts)],
          }))}
          empty="还没有人报名。"
        />
      </div>
      <h2>按部门</h2>
      <div className="split">
        <BarChart
          name="报名人数最多的部门"
          series={['报名', '已缴费']}
          bars={departments.slice(0, 12).map(({ department, applied, paid }) => ({
            label: department.name,
            values: [applied, paid],
          }))}
        />
        <Table
          name="按部门统计"
          heads={['部门', ...heads]}
          rows={departments.map(({ department, ...counts }) => ({
            key: department.code,
            cells: [department.name, ...cells(counts)],
          }))}
          empty="没有部门。"
        />
      </div>
      <h2>按职位</h2>
      <Table
        name="按职位统计"
        heads={['职位代码', '职位', '部门', '招录人数', ...heads]}
        rows={positions.slice(0, MOST).map(({ position, department, vacancies, ...counts }) => ({
          key: position.code,
          cells: [position.code, position.name, department.name, vacancies, ...cells(counts)],
        }))}
        empty="没有职位。"
      />
      {positions.length > MOST && (
        <p>
          列出报名最多的 {MOST} 个，共 {positions.length} 个职位；全部见「导出」中的职位统计。
        </p>
      )}
    </>
  );
}

const MOST = 500;
