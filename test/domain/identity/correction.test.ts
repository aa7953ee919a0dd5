import { describe, expect, it } from 'vitest';
import { checkCorrection } from '#domain/identity/correction.ts';
import { during } from '../support/builders.ts';

const person = { name: '欧阳䶮', idNumber: '110101199003077598' };
const check = (asked: { name?: string; idNumber?: string }) => {
  const checked = checkCorrection(person, asked, during);
  if ('changes' in checked) return checked.changes;
  return checked.errors.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('what a correction may change', () => {
  it('characters of the name, in its one spelling', () => {
    expect(check({ name: ' 欧阳严 ' })).toEqual({ name: '欧阳严' });
    expect(check({ name: '王小明' })).toEqual(['/changes/name other-name']);
    expect(check({ name: '欧阳䶮' })).toEqual(['/changes/name unchanged']);
    expect(check({ name: '欧' })).toEqual(['/changes/name name-length']);
  });

  it('digits of the ID number outside the birth date', () => {
    expect(check({ idNumber: '110102199003077590' })).toEqual([
      '/changes/idNumber id-number-check-digit',
    ]);
    expect(check({ idNumber: person.idNumber })).toEqual(['/changes/idNumber unchanged']);
    const others = valid('110102199003077590').filter((number) => number !== person.idNumber);
    expect(others).not.toEqual([]);
    for (const idNumber of others) expect(check({ idNumber })).toEqual({ idNumber });
    for (const idNumber of valid('110101199003087590')) {
      expect(check({ idNumber })).toEqual(['/changes/idNumber birth-date-fixed']);
    }
  });

  it('tells all that is wrong at once', () => {
    expect(check({ name: '#', idNumber: '1' })).toHaveLength(2);
  });
});

/** The number with the check character that fits. */
function valid(number: string): string[] {
  return [...'0123456789X']
    .map((last) => number.slice(0, 17) + last)
    .filter((one) => {
      const checked = checkCorrection({ ...person, idNumber: one }, { idNumber: one }, during);
      return 'errors' in checked && checked.errors[0]?.code === 'unchanged';
    });
}
