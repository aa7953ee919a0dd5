import { useState } from 'preact/hooks';
import type { Application } from '#contract/application-view.ts';
import { parseIdNumber } from '#domain/identity/id-number.ts';
import { checkName } from '#domain/identity/name.ts';
import { requests } from '../../../shared/texts/requests.ts';
import { Name } from '../parts/name.tsx';
import { RareInput } from '../parts/rare-input.tsx';
import { type FieldError, serverNow } from '../state/api.ts';
import { t as common, texts } from '../state/preferences.ts';
import { told } from '../state/problem-title.ts';
import { RequestForm } from './request-form.tsx';

const t = texts(requests);
const fields = ['name', 'idNumber'] as const;
type Field = (typeof fields)[number];
type Errors = Partial<Record<Field, string>>;

/** Asks to put wrong characters of the name, or digits of the ID number, right. */
export function CorrectionForm({ own }: { own: Application }) {
  const [values, setValues] = useState<Record<Field, string>>({ name: '', idNumber: '' });
  const [errors, setErrors] = useState<Errors>({});
  const read = () => {
    const wrong = errorsOf(values);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return undefined;
    const changed = fields.filter((name) => values[name].trim() !== '');
    return { changes: Object.fromEntries(changed.map((name) => [name, values[name].trim()])) };
  };
  const refused = (found: FieldError[]) =>
    setErrors(
      Object.fromEntries(found.map(({ pointer, detail }) => [pointer.split('/').pop(), detail])),
    );
  const input = (name: Field) => {
    const id = `correct-${name}`;
    const set = (value: string) => setValues({ ...values, [name]: value });
    return (
      <div class={errors[name] ? 'field field-wrong' : 'field'}>
        <label for={id}>
          {t(name)}
          <span class="quiet">{t('ifWrong')}</span>
        </label>
        <p class="hint" id={`${id}-hint`}>
          {t('onRecord')} {name === 'name' ? <Name text={own.applicant.name} /> : null}
          {name === 'idNumber' && own.applicant.idNumber}
        </p>
        {errors[name] && (
          <p class="error" id={`${id}-error`} role="alert">
            {told(errors[name])}
          </p>
        )}
        <input
          id={id}
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={values[name]}
          aria-invalid={Boolean(errors[name])}
          aria-describedby={errors[name] ? `${id}-hint ${id}-error` : `${id}-hint`}
          onInput={(event) => set(event.currentTarget.value)}
        />
        {name === 'name' && (
          <RareInput
            value={values.name}
            onPick={(character) => setValues({ ...values, name: values.name + character })}
          />
        )}
      </div>
    );
  };
  return (
    <RequestForm
      own={own}
      purpose="correction"
      url="corrections"
      fields={fields.map(input)}
      read={read}
      refused={refused}
      note={{ name: 'reason', isNeeded: true }}
      arePapersNeeded
      send={t('sendCorrection')}
    />
  );
}

/** What can be told at once; that it is still the same person is the server's to check. */
function errorsOf({ name, idNumber }: Record<Field, string>): Errors {
  if (name.trim() === '' && idNumber.trim() === '') return { name: t('nothingToCorrect') };
  const errors: Errors = {};
  const checked = name.trim() === '' ? undefined : checkName(name);
  if (checked?.ok === false) errors.name = checked.detail;
  const parsed = idNumber.trim() === '' ? undefined : parseIdNumber(idNumber, serverNow());
  if (parsed?.ok === false) errors.idNumber = parsed.detail;
  return errors;
}

/** 更正姓名、身份证号: which of them a request is about. */
export const fieldsOf = (names: readonly Field[]) =>
  names.map((name) => common(`form.${name}`)).join('、');
