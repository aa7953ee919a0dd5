import type { QueuePage } from '../api.ts';
import { Table } from '../office/table.tsx';
import { useLoad } from '../office/use-load.ts';
import { Failure } from '../state.tsx';
import { showTime } from '../time.ts';
import type { PartProps } from './page.tsx';

/** Who asked not to pay and waits; reviewers decide, finance only looks. */
export function Waivers({ api, examId }: PartProps) {
  const path = `/api/review/queues/waiver?examId=${encodeURIComponent(examId)}&limit=100`;
  const list = useLoad(() => api.call<QueuePage>('GET', path), path);
  return (
    <>
      <p>免缴申请由审核人员决定，这里只读。已批准的人数在月度汇总中。</p>
      {list.error !== undefined && <Failure error={list.error} again={list.reload} />}
      {list.data && (
        <Table
          name="待审免缴申请"
          heads={['姓名', '类别', '职位', '部门', '申请时间']}
          rows={list.data.items.map((item) => ({
            key: item.applicationId,
            cells: [
              item.name,
              item.waiver?.kind ?? '',
              item.position.name,
              item.position.department.name,
              showTime(item.waitingSince),
            ],
          }))}
          empty="没有待审的免缴申请。"
        />
      )}
    </>
  );
}
