import { computed, effect, signal } from '@preact/signals';
import { type FormField, formFields, unstoredFields } from '#domain/applicant/fields.ts';
import { readStored, store } from './storage.ts';

/** The form as typed: all values are texts until they are sent. */
export type FieldName = FormField;
export type Values = Record<FieldName, string>;

const storedFields = formFields.filter((name) => !unstoredFields.includes(name));
const empty = Object.fromEntries(formFields.map((name) => [name, ''])) as Values;

const kept = (readStored('draft') ?? {}) as Partial<Values> & { pledge?: string; key?: string };
const usable = Object.fromEntries(
  storedFields.flatMap((name) => (typeof kept[name] === 'string' ? [[name, kept[name]]] : [])),
) as Partial<Values>;

export const draft = signal<Values>({ ...empty, ...usable });
/** YYYY-MM-DD for the hints before the ID number is known; only in memory. */
export const birthDate = signal('');
/** The version of the pledge that was agreed to. */
export const agreedPledge = signal<string | undefined>(kept.pledge);

/** Names this one save: a double click or a repeat after a lost reply saves once. */
let key = kept.key;
export function saveKey(): string {
  key ??= newKey();
  persist();
  return key;
}
export function renewSaveKey(): string {
  key = newKey();
  persist();
  return key;
}
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function setField(name: FieldName, value: string): void {
  draft.value = { ...draft.value, [name]: value };
}

/** Everything but name, ID number and phone survives a killed page. */
function persist(): void {
  const values = Object.fromEntries(storedFields.map((name) => [name, draft.value[name]]));
  store('draft', { ...values, pledge: agreedPledge.value, key });
}
effect(persist);

/** Something of a person is in the form: leaving has something to clear. */
export const isDraftTouched = computed(() =>
  [birthDate.value, ...Object.values(draft.value)].some((value) => value !== ''),
);

/** After the save, and at the log-out of a shared computer. */
export function forgetPerson(): void {
  key = undefined;
  agreedPledge.value = undefined;
  draft.value = empty;
  birthDate.value = '';
  store('draft', undefined);
}
