import { Alert } from 'antd';
import type { Difference } from './difference.ts';

/** Somebody was quicker: what is different now, before anything is sent again. */
export function Changed({ changed }: { changed: Difference[] }) {
  return (
    <Alert
      type="warning"
      title="内容已被他人更新，请核对后再提交"
      description={
        <ul>
          {changed.map(({ name, before, after }) => (
            <li key={name}>
              {name}：{before} → {after}
            </li>
          ))}
          {changed.length === 0 && <li>版本已更新，显示的内容没有变化</li>}
        </ul>
      }
    />
  );
}
