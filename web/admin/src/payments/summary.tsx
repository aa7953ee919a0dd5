import { Button } from 'antd';
import { useState } from 'react';
import type * as z from 'zod';
import type { Summary as SummarySchema } from '#contract/bill.ts';
import { saveFile } from '../office/save-file.ts';
import { Table } from '../office/table.tsx';
import { useAct, useLoad } from '../office/use-load.ts';
import { Failure } from '../state.tsx';
import { MonthField, thisMonth } from './month.tsx';
import type { PartProps } from './page.tsx';
import { word, yuan } from './words.ts';

type Figures = z.output<typeof SummarySchema>['total'];
const cells = (sums: Figures) => [
  sums.payments,
  yuan(sums.incomeFen),
  yuan(sums.feesFen),
  sums.refunds,
  yuan(sums.refundedFen),
];
const heads = ['笔数', '收款（元）', '手续费（元）', '退款笔数', '退款（元）'];

/** The statement of a month for the treasury: only days whose bill and books agree. */
export function Summary({ api }: PartProps) {
  const [month, setMonth] = useState(thisMonth());
  const path = `/api/admin/payments/summaries/${month}`;
  const summary = useLoad(() => api.call<z.output<typeof SummarySchema>>('GET', path), month);
  const { said, error, act } = useAct();
  const download = (format: string) =>
    act(async () => {
      saveFile(`payments-${month}.csv`, await api.file(`${path}?format=${format}`));
      return '已下载';
    });
  const { data } = summary;
  return (
    <>
      <div className="bar">
        <MonthField month={month} change={setMonth} />
        <Button onClick={() => void download('csv')}>下载 CSV（UTF-8）</Button>
        <Button onClick={() => void download('csv-gb18030')}>下载 CSV（GB18030）</Button>
      </div>
      <p className="said" role="status">
        {said}
      </p>
      {error !== undefined && <Failure error={error} />}
      {summary.error !== undefined && <Failure error={summary.error} again={summary.reload} />}
      {data && (
        <>
          <Table
            name="按平台汇总"
            heads={['平台', ...heads]}
            rows={[
              ...Object.entries(data.gateways).map(([gateway, sums]) => ({
                key: gateway,
                cells: [word(gateway), ...cells(sums)],
              })),
              { key: 'total', cells: ['合计', ...cells(data.total)] },
            ]}
            empty=""
          />
          <Table
            name="按考试汇总"
            heads={['考试', ...heads, '免缴人数']}
            rows={Object.entries(data.exams).map(([exam, { waivers, ...sums }]) => ({
              key: exam,
              cells: [exam || '非本系统订单', ...cells(sums), waivers],
            }))}
            empty="本月没有已核对的款项。"
          />
          <p>
            免缴 {data.waivers} 人。
            {data.unsealed.length > 0 &&
              `尚未核对、未计入的日子：${data.unsealed
                .map(({ day, gateway }) => `${day} ${word(gateway)}`)
                .join('，')}`}
          </p>
        </>
      )}
    </>
  );
}
