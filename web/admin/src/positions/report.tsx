import { Button } from 'antd';
import type { PositionCheck } from '../api.ts';

type Props = { check: PositionCheck; busy: boolean; publish: (listId: string) => void };

/** What the dry run found: figures, columns, cells to correct, rows left out, what would change. */
export function CheckReport({ check, busy, publish }: Props) {
  const { listId, total, vacancies, sheets, errors, errorCount, skipped, differences } = check;
  const { added, removed, changed, reduced } = differences;
  return (
    <>
      <p>
        读出 {total} 个职位，招录 {vacancies} 人；与已公布的相比：新增 {added.length}、取消{' '}
        {removed.length}、修改 {changed.length}（其中核减人数 {reduced.length}）。
      </p>
      {sheets.map(({ name, placed, columns }) => (
        <p key={name}>
          工作表“{name}”：{placed} 个职位
          {columns.some(({ field }) => !field) &&
            `；并入备注的列：${columns.flatMap(({ header, field }) => (field ? [] : [header])).join('、')}`}
        </p>
      ))}
      {listId ? (
        <Button type="primary" disabled={busy} onClick={() => publish(listId)}>
          公布这份职位表
        </Button>
      ) : (
        <p role="alert">有 {errorCount} 处需要改正，改正前不能公布。</p>
      )}
      <Lines title="需要改正的单元格" lines={errors} />
      <Lines title="未收入的行" lines={skipped} />
    </>
  );
}

function Lines({ title, lines }: { title: string; lines: PositionCheck['errors'] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {lines.map(({ at, sentence }) => (
          <li key={`${at} ${sentence}`}>
            {at}：{sentence}
          </li>
        ))}
      </ul>
    </>
  );
}
