import { describe, expect, it } from 'vitest';
import { maskIdNumber, parseIdNumber } from '#domain/identity/id-number.ts';

/** 2017-03-15, 23:30 in Beijing (another day in UTC+9 and later, the same in UTC). */
const on = Date.UTC(2017, 2, 15, 15, 30);

/** Appends the check character as ISO 7064 MOD 11-2 defines it, not by the table of weights. */
function withCheck(digits: string): string {
  let product = 0;
  for (const digit of digits) product = ((product + Number(digit)) * 2) % 11;
  const value = (12 - product) % 11;
  return digits + (value === 10 ? 'X' : value);
}
const code = (text: string) => {
  const parsed = parseIdNumber(text, on);
  return parsed.ok ? 'ok' : parsed.code;
};

describe('parseIdNumber', () => {
  it('tells sex, birth date and division', () => {
    expect(parseIdNumber(withCheck('62010219940517001'), on)).toEqual({
      ok: true,
      idNumber: withCheck('62010219940517001'),
      sex: '男',
      birthDate: '1994-05-17',
      division: '620102',
    });
    expect(parseIdNumber(withCheck('62010219960229002'), on)).toMatchObject({ sex: '女' });
  });

  it('knows a number with X, as published', () => {
    expect(code('11010519491231002X')).toBe('ok');
  });

  it.each([
    ['11010519491231002x', 'lower case'],
    [' 11010519491231002X\n', 'spaces'],
    ['１１０１０５１９４９１２３１００２Ｘ', 'full width'],
    ['110105 19491231 002x', 'groups'],
  ])('normalises %s (%s)', (text) => {
    expect(parseIdNumber(text, on)).toMatchObject({ ok: true, idNumber: '11010519491231002X' });
  });

  it('finds every wrong check character', () => {
    const right = withCheck('62010219940517001');
    for (const last of '0123456789X') {
      const expected = last === right[17] ? 'ok' : 'id-number-check-digit';
      expect(code(right.slice(0, 17) + last)).toBe(expected);
    }
  });

  it.each([
    ['19990229', 'id-number-birth-date'],
    ['19000229', 'id-number-birth-date'],
    ['20000229', 'ok'],
    ['19960229', 'ok'],
    ['19991301', 'id-number-birth-date'],
    ['19990001', 'id-number-birth-date'],
    ['19990431', 'id-number-birth-date'],
    ['19990400', 'id-number-birth-date'],
    ['20170315', 'ok'],
    ['20170316', 'id-number-birth-date'],
    ['18970315', 'ok'],
    ['18970314', 'id-number-birth-date'],
  ])('birth date %s: %s', (date, expected) => {
    expect(code(withCheck(`620102${date}001`))).toBe(expected);
  });

  it('counts the day in Beijing', () => {
    const number = withCheck('62010220170316001');
    expect(parseIdNumber(number, on + 29 * 60_000).ok).toBe(false);
    expect(parseIdNumber(number, on + 30 * 60_000).ok).toBe(true);
  });

  it('accepts retired counties and residence permits, refuses what is no province', () => {
    for (const division of ['512222', '810000', '820000', '830000', '710000']) {
      expect(code(withCheck(`${division}19900101001`))).toBe('ok');
    }
    for (const division of ['000000', '160102', '990000']) {
      expect(code(withCheck(`${division}19900101001`))).toBe('id-number-division');
    }
  });

  it.each(['', '6201021994051700381', '6201021994O5170038', '62010219940517X01X', '１'])(
    'has no other form: %j',
    (text) => {
      expect(code(text)).toBe('id-number-form');
    },
  );

  it('asks for 18 digits instead of 15', () => {
    expect(parseIdNumber('620102940517003', on)).toEqual({
      ok: false,
      code: 'id-number-old',
      detail: '15位身份证号已不能使用，请填写18位身份证号',
    });
  });
});

describe('maskIdNumber', () => {
  it('leaves the first three and the last four', () => {
    expect(maskIdNumber('620102199405171234')).toBe('620***********1234');
    expect(maskIdNumber('12345')).toBe('12345');
  });
});
