import { Button, Tag } from 'antd';
import { useEffect, useRef } from 'react';
import type { QueueItem } from '../api.ts';
import { ageOf } from '../time.ts';
import type { Bulk } from './use-bulk.ts';

type Props = {
  items: QueueItem[];
  current: string | undefined;
  username: string;
  /** The server's clock; unknown before its first answer. */
  now: number | undefined;
  /** A lead's right. */
  takeOver: ((id: string) => void) | undefined;
  choose: (id: string) => void;
  /** What is marked for one decision; absent where there is none for several. */
  bulk?: Pick<Bulk, 'marked' | 'mark' | 'markAll'> | undefined;
};

/** The list as a plain table: a hundred rows stay quick, and screen readers know it. */
export function QueueTable(props: Props) {
  const { items, current, username, now, takeOver, choose, bulk } = props;
  const selected = useRef<HTMLTableRowElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the selection
  useEffect(() => {
    selected.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to take the focus
    <section className="panel list" aria-label="待审列表" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {bulk && (
              <th scope="col">
                <input
                  type="checkbox"
                  aria-label="全选"
                  checked={items.length > 0 && bulk.marked.size === items.length}
                  onChange={({ target }) => bulk.markAll(target.checked)}
                />
              </th>
            )}
            <th scope="col">姓名</th>
            <th scope="col">职位</th>
            <th scope="col">等待</th>
            <th scope="col">审核人</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const age = ageOf(item.waitingSince, now ?? Date.parse(item.waitingSince));
            const isCurrent = item.applicationId === current;
            return (
              <tr
                key={item.applicationId}
                ref={isCurrent ? selected : null}
                aria-selected={isCurrent}
              >
                {bulk && (
                  <td>
                    <input
                      type="checkbox"
                      aria-label={`选择 ${item.name}`}
                      checked={bulk.marked.has(item.applicationId)}
                      onChange={() => bulk.mark(item.applicationId)}
                    />
                  </td>
                )}
                <td>
                  <button type="button" className="row" onClick={() => choose(item.applicationId)}>
                    {item.name}
                  </button>
                </td>
                <td className="wide">
                  {item.position.name}
                  <br />
                  {item.position.department.name}
                </td>
                <td className={`age-${age.level}`}>{age.text}</td>
                <td>
                  {item.claimedBy && (
                    <Tag color={item.claimedBy === username ? 'blue' : 'default'}>
                      {item.claimedBy === username ? '我' : item.claimedBy}
                    </Tag>
                  )}
                  {takeOver && item.claimedBy && item.claimedBy !== username && (
                    <Button
                      aria-label={`接管 ${item.name}（${item.claimedBy} 审核中）`}
                      onClick={() => takeOver(item.applicationId)}
                    >
                      接管
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {items.length === 0 && <p style={{ padding: 12 }}>没有待审核的报名。</p>}
    </section>
  );
}
