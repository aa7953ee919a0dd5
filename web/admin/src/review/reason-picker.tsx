import { Checkbox, Input } from 'antd';
import type { ReasonKind } from '#domain/reason-library.ts';
import type { Reason } from '../api.ts';
import { MAX_REASON, OTHER, useReasons } from '../reasons.ts';

type Props = {
  queue: ReasonKind;
  codes: string[];
  toggle: (code: string) => void;
  text: string;
  setText: (text: string) => void;
};

/** The library, numbered by its keys, and words of one's own. */
export function ReasonPicker({ queue, codes, toggle, text, setText }: Props) {
  const library = useReasons();
  return (
    <>
      <fieldset className="reasons" aria-label="理由">
        {library[queue].map((reason, index) => (
          <Checkbox
            key={reason.code}
            checked={codes.includes(reason.code)}
            onChange={() => toggle(reason.code)}
          >
            {index < 9 && <kbd>{index + 1}</kbd>} {reason.text}
          </Checkbox>
        ))}
      </fieldset>
      <Input.TextArea
        aria-label="其他理由（考生会看到）"
        placeholder="其他理由（考生会看到）"
        maxLength={MAX_REASON}
        rows={2}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </>
  );
}

/** What is sent: the chosen ones in the library's order, then the free text. */
export function reasonsOf(list: Reason[], codes: string[], text: string): Reason[] {
  const chosen = list.filter(({ code }) => codes.includes(code));
  return text.trim() ? [...chosen, { code: OTHER, text: text.trim() }] : chosen;
}
