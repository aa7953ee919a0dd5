import { Tag } from 'antd';
import { useEffect, useRef } from 'react';
import type { QueueItem } from '../api.ts';
import { ageOf } from '../time.ts';

type Props = {
  items: QueueItem[];
  current: string | undefined;
  username: string;
  choose: (id: string) => void;
};

/** The list as a plain table: a hundred rows stay quick, and screen readers know it. */
export function QueueTable({ items, current, username, choose }: Props) {
  const selected = useRef<HTMLTableRowElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the selection
  useEffect(() => {
    selected.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const now = Date.now();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to take the focus
    <section className="panel list" aria-label="待审列表" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">职位</th>
            <th scope="col">等待</th>
            <th scope="col">审核人</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const age = ageOf(item.waitingSince, now);
            const isCurrent = item.applicationId === current;
            return (
              <tr
                key={item.applicationId}
                ref={isCurrent ? selected : null}
                aria-selected={isCurrent}
              >
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
