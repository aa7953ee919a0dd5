import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { PageProps } from '../app.tsx';
import { setFilter, useHash } from '../hash.ts';
import { useKeys } from '../keys.ts';
import { QueueBar } from '../queue-bar.tsx';
import { useReasons } from '../reasons.ts';
import { ReasonPicker } from '../review/reason-picker.tsx';
import { Failure } from '../state.tsx';
import { useQueue } from '../use-queue.ts';
import { PhotoCard } from './card.tsx';
import { worstFirst } from './score.ts';
import { type Mark, needsReason, useMarks } from './use-marks.ts';

const sizes = [24, 36, 48, 60];
const empty = { codes: [], text: '' };

/** A page of pictures at once: mark those that fail, approve the rest, send the page. */
export function PhotoPage({ api, examId, staff, keysOn }: PageProps) {
  const asked = Number(useHash().filter.get('size'));
  const size = sizes.includes(asked) ? asked : 48;
  const queue = useQueue(api, 'photo', examId, {
    username: staff.username,
    claimCount: size,
    pageSize: size,
  });
  const items = useMemo(() => worstFirst(queue.items), [queue.items]);
  const { marks, skipped, busy, change, submit } = useMarks(api, queue.remove);
  const library = useReasons();
  const [chosen, setChosen] = useState(0);
  const mayDecide = staff.groups.some((group) => group === 'photo-reviewer' || group === 'lead');
  const at = Math.min(chosen, items.length - 1);
  const current = items[at];
  const mark = current && marks[current.applicationId];

  const decide = (id: string, decision: Mark['decision']) =>
    change(id, { ...(marks[id] ?? empty), decision });
  const decideCurrent = (decision: Mark['decision']) => {
    if (current) decide(current.applicationId, decision);
  };
  const toggle = (code: string) => {
    if (!current) return;
    const { codes, text } = mark ?? empty;
    const others = codes.filter((each) => each !== code);
    const next = others.length === codes.length ? [...codes, code] : others;
    // The library holds reasons for a no; words of one's own explain a yes to an appeal.
    change(current.applicationId, { decision: 'reject', codes: next, text });
  };
  const approveRest = () => {
    for (const item of items) {
      const { url, appeal } = item.photo ?? {};
      if (!marks[item.applicationId] && url && !appeal) decide(item.applicationId, 'approve');
    }
  };
  const send = () => void submit(items);
  const numbered = library.photo
    .slice(0, 9)
    .map(({ code }, key) => [String(key + 1), () => toggle(code)]);
  useKeys(
    {
      j: () => setChosen(Math.min(at + 1, items.length - 1)),
      k: () => setChosen(Math.max(at - 1, 0)),
      ...(mayDecide && {
        n: () => void queue.claim(),
        a: () => decideCurrent('approve'),
        r: () => decideCurrent('reject'),
        u: () => current && change(current.applicationId, undefined),
        'Ctrl+Enter': send,
        ...Object.fromEntries(numbered),
      }),
    },
    keysOn,
  );
  return (
    <>
      <QueueBar queue={queue} mayClaim={mayDecide} />
      {queue.error !== undefined && <Failure error={queue.error} again={() => void queue.list()} />}
      {mayDecide && (
        <div className="bar">
          <Select
            aria-label="每页张数"
            value={size}
            onChange={(each: number) => setFilter('size', String(each))}
            options={sizes.map((each) => ({ value: each, label: `每页 ${each} 张` }))}
          />
          <Button onClick={approveRest}>其余全部标记通过</Button>
          <Button type="primary" loading={busy} onClick={send}>
            提交本页（{Object.keys(marks).length}） <kbd>Ctrl+Enter</kbd>
          </Button>
          <span role="status">
            {Object.keys(skipped).length > 0 &&
              `${Object.keys(skipped).length} 张未提交，见照片下方`}
          </span>
        </div>
      )}
      {current && mark && needsReason(current, mark) && (
        <section
          className="panel"
          aria-label={`${current.name} ${mark.decision === 'approve' ? '推翻自动检查' : '不通过'}的理由`}
        >
          <ReasonPicker
            queue="photo"
            codes={mark.codes}
            toggle={toggle}
            text={mark.text}
            setText={(text) => change(current.applicationId, { ...mark, text })}
          />
        </section>
      )}
      <ul className="grid">
        {items.map((item, index) => (
          <PhotoCard
            key={item.applicationId}
            item={item}
            mark={marks[item.applicationId]}
            skipped={skipped[item.applicationId]}
            current={index === at}
            now={queue.now}
            mayDecide={mayDecide}
            choose={() => setChosen(index)}
            decide={(decision) => decide(item.applicationId, decision)}
          />
        ))}
      </ul>
      {items.length === 0 && <p>没有待审核的照片。</p>}
    </>
  );
}
