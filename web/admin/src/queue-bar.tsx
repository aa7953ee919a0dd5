import { AutoComplete, Button } from 'antd';
import { useState } from 'react';
import { showTime } from './time.ts';
import type { QueueState } from './use-queue.ts';

type Props = { queue: QueueState; mayClaim: boolean };

/** The filter, "take next" and what the list is now. */
export function QueueBar({ queue, mayClaim }: Props) {
  const [text, setText] = useState(queue.department ?? '');
  const options = queue.departments.map(({ code, name }) => ({
    value: code,
    label: `${name}（${code}）`,
  }));
  const choose = (code: string) => queue.setDepartment(code.trim() || undefined);
  return (
    <div className="bar">
      <AutoComplete
        aria-label="按部门代码筛选"
        placeholder="部门代码"
        allowClear
        value={text}
        options={options}
        popupMatchSelectWidth={320}
        onChange={(value: string) => {
          setText(value);
          if (!value) choose('');
        }}
        onSelect={choose}
        onKeyDown={(event) => event.key === 'Enter' && choose(text)}
        style={{ width: 200 }}
      />
      {mayClaim && (
        <Button type="primary" loading={queue.busy} onClick={() => void queue.claim()}>
          领取下一批 <kbd>n</kbd>
        </Button>
      )}
      <Button onClick={() => void queue.list()}>全部待审</Button>
      <span className="grow" aria-live="polite">
        {queue.leaseUntil
          ? `已领取 ${queue.items.length} 件，保留至 ${showTime(queue.leaseUntil)}`
          : `待审 ${queue.items.length}${queue.cursor ? '+' : ''} 件，等待最久的在前`}
      </span>
      {queue.cursor && <Button onClick={() => void queue.list(queue.cursor)}>更多</Button>}
    </div>
  );
}
