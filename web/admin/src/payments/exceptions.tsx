import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type * as z from 'zod';
import type { ExceptionPage } from '#contract/refund.ts';
import { Table } from '../office/table.tsx';
import { useAct, useLoad } from '../office/use-load.ts';
import { Failure } from '../state.tsx';
import { showTime } from '../time.ts';
import type { PartProps } from './page.tsx';
import { word, yuan } from './words.ts';

type Page = z.output<typeof ExceptionPage>;
type Item = Page['items'][number];

const kinds = ['mismatch', 'orphan', 'refund', 'proposal', 'order'];
const root = '/api/admin/payments';

/** Money, refunds and orders that wait for a person, oldest first. */
export function Exceptions({ api, mayAct, staff }: PartProps) {
  const [kind, setKind] = useState('');
  const [cursors, setCursors] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const after = cursors.at(-1);
  const query = new URLSearchParams({ ...(kind && { kind }), ...(after && { cursor: after }) });
  const list = useLoad(() => api.call<Page>('GET', `${root}/exceptions?${query}`), String(query));
  const { busy, said, error, act } = useAct();
  const text = reason.trim();
  const does = (name: string, path: string, body: unknown) => (
    <Button
      key={name}
      disabled={busy || (body !== null && text === '')}
      onClick={() =>
        void act(async () => {
          await api.call('POST', `${root}${path}`, body ?? {});
          setReason('');
          list.reload();
          return `${name}：已提交`;
        })
      }
    >
      {name}
    </Button>
  );
  const actions = ({ kind: of, gateway, transactionId = '', refund }: Item) => {
    const capture = `/captures/${gateway}/${encodeURIComponent(transactionId)}/decision`;
    const number = `/refunds/${refund?.refundNumber}`;
    if (of === 'mismatch' || of === 'orphan')
      return [
        does('提出退款', capture, { decision: 'refund', reason: text }),
        does('作为考务费入账', capture, { decision: 'accept', reason: text }),
      ];
    if (of === 'refund') return [does('重试', `${number}/retry`, null)];
    if (of !== 'proposal') return [];
    if (refund?.proposedBy === staff.username) return ['由您提出，须由另一人确认'];
    return [
      does('确认退费', `${number}/confirmation`, null),
      does('不同意', `${number}/rejection`, { reason: text }),
    ];
  };
  const rows = (list.data?.items ?? []).map((item) => ({
    key: `${item.kind} ${item.gateway} ${item.orderNumber} ${item.transactionId ?? ''}`,
    cells: [
      word(item.kind),
      showTime(item.since),
      word(item.gateway),
      item.orderNumber,
      item.transactionId ?? '',
      `${yuan(item.amountFen)} 元`,
      word(item.status) + (item.refund?.reason ? `：${item.refund.reason}` : ''),
      mayAct ? actions(item) : '',
    ],
  }));
  return (
    <>
      <div className="bar">
        <Select
          aria-label="类别"
          value={kind}
          onChange={(value) => {
            setKind(value);
            setCursors([]);
          }}
          options={['', ...kinds].map((value) => ({ value, label: value ? word(value) : '全部' }))}
          popupMatchSelectWidth={false}
        />
        {mayAct && (
          <Input
            aria-label="处理理由"
            placeholder="处理理由（入账、退款、不同意时必填）"
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
            style={{ maxWidth: 360 }}
          />
        )}
        <Button onClick={list.reload}>刷新</Button>
        <Button disabled={cursors.length === 0} onClick={() => setCursors(cursors.slice(0, -1))}>
          上一页
        </Button>
        <Button
          disabled={!list.data?.cursor}
          onClick={() => setCursors([...cursors, list.data?.cursor ?? ''])}
        >
          下一页
        </Button>
      </div>
      <p className="said" role="status">
        {said}
      </p>
      {error !== undefined && <Failure error={error} />}
      {list.error !== undefined && <Failure error={list.error} again={list.reload} />}
      {list.data && (
        <Table
          name="待处理款项"
          heads={['类别', '时间', '平台', '订单号', '交易流水号', '金额', '状态', '处理']}
          rows={rows}
          empty="没有需要处理的款项。"
        />
      )}
    </>
  );
}
