import type { Instant } from '../application/state.ts';
import { parseIdNumber } from './id-number.ts';
import { checkName } from './name.ts';

export type Person = { name: string; idNumber: string };
type Wrong = { pointer: string; code: string; detail: string };

/** The eight digits of the birth date. */
const birthDate = (idNumber: string) => idNumber.slice(6, 14);

/**
 * What a correction may change (requirements 2, "Fee and waivers"): wrong characters of the name,
 * of which at least one stays, and digits of the ID number outside the birth date. Whoever needs
 * more is another person for the exam.
 * @returns what differs, in its one spelling, or the fields that are wrong
 */
export function checkCorrection(
  person: Person,
  asked: { name?: string | undefined; idNumber?: string | undefined },
  on: Instant,
): { changes: Partial<Person> } | { errors: Wrong[] } {
  const errors: Wrong[] = [];
  const changes: Partial<Person> = {};
  const wrong = (field: keyof Person, code: string, detail: string) =>
    errors.push({ pointer: `/changes/${field}`, code, detail });
  if (asked.name !== undefined) {
    const checked = checkName(asked.name);
    if (!checked.ok) wrong('name', checked.code, checked.detail);
    else if (checked.name === person.name) wrong('name', 'unchanged', '与原姓名相同');
    else if (!shareCharacter(checked.name, person.name)) {
      wrong('name', 'other-name', '只能更正姓名中的错字，不能更换姓名');
    } else changes.name = checked.name;
  }
  if (asked.idNumber !== undefined) {
    const parsed = parseIdNumber(asked.idNumber, on);
    if (!parsed.ok) wrong('idNumber', parsed.code, parsed.detail);
    else if (parsed.idNumber === person.idNumber)
      wrong('idNumber', 'unchanged', '与原身份证号相同');
    else if (birthDate(parsed.idNumber) !== birthDate(person.idNumber)) {
      wrong('idNumber', 'birth-date-fixed', '身份证号中的出生日期（第7至14位）不能更正');
    } else changes.idNumber = parsed.idNumber;
  }
  return errors.length > 0 ? { errors } : { changes };
}

function shareCharacter(one: string, two: string): boolean {
  return [...one].some((character) => character !== '·' && two.includes(character));
}
