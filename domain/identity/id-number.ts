import type { Instant } from '../application/state.ts';
import { localDate } from '../local-time.ts';

export type ParsedIdNumber =
  | { ok: true; idNumber: string; sex: '男' | '女'; birthDate: string; division: string }
  | { ok: false; code: IdNumberProblem; detail: string };
type IdNumberProblem =
  | 'id-number-old'
  | 'id-number-form'
  | 'id-number-division'
  | 'id-number-birth-date'
  | 'id-number-check-digit';

/** GB 11643-1999: weights of the first 17 digits and the check characters by remainder. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/**
 * Provinces only: county codes retire (GB/T 2260) while the numbers live on. 81, 82 and 83 are
 * residence permits of Hong Kong, Macao and Taiwan; who may apply is another rule.
 */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);
const oldestYears = 120;

/** Full-width digits of an input method and spaces are forgiven; a lower-case x becomes X. */
function normaliseIdNumber(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200B\uFEFF]/gu, '')
    .toUpperCase();
}

/** Checks form, province, real birth date (not after `on`, at most 120 years ago), check digit. */
export function parseIdNumber(text: string, on: Instant): ParsedIdNumber {
  const idNumber = normaliseIdNumber(text);
  if (/^\d{15}$/u.test(idNumber)) {
    return problem('id-number-old', '15位身份证号已不能使用，请填写18位身份证号');
  }
  if (!/^\d{17}[\dX]$/u.test(idNumber)) {
    return problem('id-number-form', '身份证号应为18位，前17位是数字，最后一位是数字或X');
  }
  const division = idNumber.slice(0, 6);
  if (!provinces.has(division.slice(0, 2))) {
    return problem('id-number-division', '身份证号的前两位不是有效的地区代码');
  }
  const birthDate = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
  if (!isRealDate(birthDate) || !isPlausible(birthDate, on)) {
    return problem('id-number-birth-date', '身份证号中的出生日期不正确');
  }
  if (checkCharacter(idNumber) !== idNumber[17]) {
    return problem('id-number-check-digit', '身份证号的校验位不正确，请检查是否填错');
  }
  const sex = Number(idNumber[16]) % 2 === 1 ? '男' : '女';
  return { ok: true, idNumber, sex, birthDate, division };
}

function checkCharacter(idNumber: string): string {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(idNumber[place]), 0);
  return checkCharacters[sum % 11] as string;
}

function isRealDate(date: string): boolean {
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}

function isPlausible(birthDate: string, on: Instant): boolean {
  const today = localDate(on, 'Asia/Shanghai');
  const oldest = `${Number(today.slice(0, 4)) - oldestYears}${today.slice(4)}`;
  return birthDate <= today && birthDate >= oldest;
}

function problem(code: IdNumberProblem, detail: string): ParsedIdNumber {
  return { ok: false, code, detail };
}

/** 620***********1234: the first three and the last four. */
export function maskIdNumber(idNumber: string): string {
  const hidden = Math.max(idNumber.length - 7, 0);
  return idNumber.slice(0, 3) + '*'.repeat(hidden) + idNumber.slice(3 + hidden);
}
