import { RareInput } from './rare-input.tsx';

type Props<Name extends string> = {
  name: Name;
  label: string;
  hint?: string | undefined;
  inputMode?: 'text' | 'tel';
  values: Record<Name, string>;
  set: (values: Record<Name, string>) => void;
};

/** A field that says who somebody is: the browser keeps nothing of it for the next person. */
export function PersonInput<Name extends string>(props: Props<Name>) {
  const { name, label, hint, inputMode = 'text', values, set } = props;
  const put = (text: string) => set({ ...values, [name]: text });
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={name}
        type="text"
        inputMode={inputMode}
        autocomplete="off"
        spellcheck={false}
        required
        aria-describedby={hint ? `${name}-hint` : undefined}
        value={values[name]}
        onInput={(event) => put(event.currentTarget.value)}
      />
      {name === 'name' && (
        <RareInput value={values[name]} onPick={(character) => put(values[name] + character)} />
      )}
    </div>
  );
}
