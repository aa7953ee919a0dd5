import type { ComponentChildren } from 'preact';
import { type Errors, labelOf } from '../state/check.ts';
import { draft, type FieldName, setField } from '../state/draft.ts';
import { t } from '../state/preferences.ts';
import { told } from '../state/problem-title.ts';

type Common = { name: FieldName; errors: Errors; hint?: string; optional?: boolean };

type WrapProps = Common & { children: ComponentChildren };

/** Label, hint and error around one control. */
function Wrap({ name, errors, hint, optional, children }: WrapProps) {
  return (
    <div class={errors[name] ? 'field field-wrong' : 'field'}>
      <label for={name}>
        {labelOf(name)}
        {optional && <span class="quiet">{t('common.optional')}</span>}
      </label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {errors[name] && (
        <p class="error" id={`${name}-error`}>
          {told(errors[name])}
        </p>
      )}
      {children}
    </div>
  );
}

const describe = ({ name, errors, hint }: Common) =>
  [hint && `${name}-hint`, errors[name] && `${name}-error`].filter(Boolean).join(' ') || undefined;

type TextProps = Common & {
  autocomplete?: string;
  inputMode?: 'text' | 'numeric' | 'email';
  rows?: number;
  after?: ComponentChildren;
};

/** A text of the draft. */
export function TextField(props: TextProps) {
  const { name, errors, rows, inputMode = 'text', autocomplete = 'off' } = props;
  const attributes = {
    id: name,
    value: draft.value[name],
    'aria-invalid': Boolean(errors[name]),
    'aria-describedby': describe(props),
    onInput: (event: Event) => setField(name, (event.target as HTMLInputElement).value),
  };
  return (
    <Wrap {...props}>
      {rows ? (
        <textarea rows={rows} {...attributes} />
      ) : (
        <input
          type="text"
          inputMode={inputMode}
          autocomplete={autocomplete}
          spellcheck={false}
          {...attributes}
        />
      )}
      {props.after}
    </Wrap>
  );
}

type ChoiceProps = Common & { options: readonly (readonly [value: string, text: string])[] };

/** One of a list, by the device's own picker. */
export function ChoiceField(props: ChoiceProps) {
  const { name, errors, options } = props;
  return (
    <Wrap {...props}>
      <select
        id={name}
        value={draft.value[name]}
        aria-invalid={Boolean(errors[name])}
        aria-describedby={describe(props)}
        onChange={(event) => setField(name, event.currentTarget.value)}
      >
        <option value="">{t('common.choose')}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Wrap>
  );
}
