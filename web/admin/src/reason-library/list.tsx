import { Button, Input } from 'antd';
import type { LibraryReason } from '#domain/reason-library.ts';
import { MAX_REASON } from '../reasons.ts';

type Props = { name: string; list: LibraryReason[]; change: (list: LibraryReason[]) => void };

/** A code is for programs: made once, kept when the text changes. */
const newCode = () => `own-${crypto.randomUUID().slice(0, 8)}`;

/** One list of reasons: reworded, put in another order, added to, shortened. */
export function ReasonList({ name, list, change }: Props) {
  const reword = (code: string, text: string) =>
    change(list.map((each) => (each.code === code ? { code, text } : each)));
  const up = (at: number) =>
    change(list.toSpliced(at - 1, 2, ...list.slice(at - 1, at + 1).toReversed()));
  return (
    <>
      <h2>{name}</h2>
      <ol className="library">
        {list.map(({ code, text }, at) => (
          <li key={code}>
            <Input
              aria-label={`${name}理由 ${at + 1}`}
              maxLength={MAX_REASON}
              value={text}
              onChange={({ target }) => reword(code, target.value)}
            />
            <Button
              disabled={at === 0}
              aria-label={`上移${name}理由 ${at + 1}`}
              onClick={() => up(at)}
            >
              上移
            </Button>
            <Button
              disabled={list.length === 1}
              aria-label={`删除${name}理由 ${at + 1}`}
              onClick={() => change(list.filter((each) => each.code !== code))}
            >
              删除
            </Button>
          </li>
        ))}
      </ol>
      <Button onClick={() => change([...list, { code: newCode(), text: '' }])}>
        增加{name}理由
      </Button>
    </>
  );
}
