import { Button } from 'antd';
import { useState } from 'react';
import type * as z from 'zod';
import type { BillReport, Bills as BillsSchema, BillUpload } from '#contract/bill.ts';
import { saveFile } from '../office/save-file.ts';
import { Table } from '../office/table.tsx';
import { useAct, useLoad } from '../office/use-load.ts';
import { Failure } from '../state.tsx';
import { MonthField, thisMonth } from './month.tsx';
import type { PartProps } from './page.tsx';
import { word, yuan } from './words.ts';

const root = '/api/admin/payments/bills';
type One = { gateway: string; day: string };

/** The days of a month, and what differs between a day's bill and our books. */
export function Bills({ api, mayAct }: PartProps) {
  const [month, setMonth] = useState(thisMonth());
  const [chosen, setChosen] = useState<One>();
  const list = useLoad(
    () => api.call<z.output<typeof BillsSchema>>('GET', `${root}?month=${month}`),
    month,
  );
  const rows = (list.data?.days ?? []).map((bill) => ({
    key: `${bill.gateway} ${bill.day}`,
    cells: [
      <button
        key="day"
        type="button"
        className="row"
        onClick={() => setChosen({ gateway: bill.gateway, day: bill.day })}
      >
        {bill.day}
      </button>,
      word(bill.gateway),
      word(bill.status),
      bill.payments,
      yuan(bill.incomeFen),
      yuan(bill.feesFen),
      bill.refunds,
      yuan(bill.refundedFen),
      bill.open,
    ],
  }));
  return (
    <>
      <div className="bar">
        <MonthField month={month} change={setMonth} />
        <Button onClick={list.reload}>刷新</Button>
      </div>
      {list.error !== undefined && <Failure error={list.error} again={list.reload} />}
      {list.data && (
        <Table
          name="每日账单"
          heads={['日期', '平台', '状态', '笔数', '收款', '手续费', '退款笔数', '退款', '待处理']}
          rows={rows}
          empty="本月还没有账单。"
        />
      )}
      {chosen && <OneDay key={`${chosen.gateway}${chosen.day}`} {...{ api, mayAct, ...chosen }} />}
    </>
  );
}

function OneDay({ api, mayAct, gateway, day }: Pick<PartProps, 'api' | 'mayAct'> & One) {
  const path = `${root}/${gateway}/${day}`;
  const [after, setAfter] = useState('');
  const query = after ? `?after=${encodeURIComponent(after)}` : '';
  const report = useLoad(
    () => api.call<z.output<typeof BillReport>>('GET', path + query),
    path + query,
  );
  const { said, error, act } = useAct();
  const download = () =>
    act(async () => {
      const more = after ? `&after=${encodeURIComponent(after)}` : '';
      saveFile(`${gateway}-${day}.csv`, await api.file(`${path}?format=csv${more}`));
      return '已下载';
    });
  const upload = (file: File) =>
    act(async () => {
      const signed = await api.call<z.output<typeof BillUpload>>('PUT', path, {});
      if (file.size > signed.maxBytes) throw new Error('文件过大');
      const form = new FormData();
      for (const [name, value] of Object.entries(signed.fields)) form.append(name, value);
      form.append('file', file);
      const answer = await fetch(signed.url, { method: 'POST', body: form });
      if (!answer.ok) throw new Error(`上传失败 ${answer.status}`);
      return '已上传，下一次对账时读取';
    });
  const bill = report.data?.bill;
  const money = (fen: number | undefined) => (fen === undefined ? '' : yuan(fen));
  return (
    <>
      <h2>
        {word(gateway)} {day} {bill && word(bill.status)}
      </h2>
      <div className="bar">
        <Button onClick={() => void download()}>下载差异 CSV</Button>
        {report.data?.after && (
          <Button onClick={() => setAfter(report.data?.after ?? '')}>下一页</Button>
        )}
        {mayAct && (
          <label>
            上传账单文件{' '}
            <input
              type="file"
              accept=".csv,text/csv"
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file) void upload(file);
                event.target.value = '';
              }}
            />
          </label>
        )}
      </div>
      <p className="said" role="status">
        {said}
      </p>
      {error !== undefined && <Failure error={error} />}
      {report.error !== undefined && <Failure error={report.error} again={report.reload} />}
      {report.data && (
        <Table
          name="账单差异"
          heads={['说明', '处理', '订单号', '交易流水号', '账单（元）', '本系统（元）', '备注']}
          rows={report.data.differences.map((one) => ({
            key: one.name,
            cells: [
              one.text,
              one.resolution === 'open' ? '待处理' : word(one.resolution),
              one.orderNumber,
              one.transactionId,
              money(one.billFen),
              money(one.ourFen),
              one.why ?? '',
            ],
          }))}
          empty="没有差异。"
        />
      )}
    </>
  );
}
