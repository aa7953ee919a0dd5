import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphabet, encodeBase32 } from '#domain/base32.ts';
import {
  formatRegistrationNumber,
  isRegistrationNumber,
  normaliseRegistrationNumber,
} from '#domain/registration-number.ts';

const settings = { seed: 20170315, numRuns: 200 };
const bytes = fc.uint8Array({ minLength: 7, maxLength: 32 });

describe('the registration number', () => {
  it('has 11 characters of Crockford base 32 and a check character', () => {
    fc.assert(
      fc.property(bytes, (secret) => {
        const number = formatRegistrationNumber(secret);
        expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
        expect(isRegistrationNumber(number)).toBe(true);
      }),
      settings,
    );
  });

  it('holds 55 bits', () => {
    expect(encodeBase32(new Uint8Array([0xff, 0, 0, 0, 0, 0, 2]), 11)).toBe('ZW000000001');
    expect(() => encodeBase32(new Uint8Array(6), 11)).toThrow(RangeError);
    expect(encodeBase32(new Uint8Array([0, 68, 50, 20, 199]), 8)).toBe('01234567');
    const low = formatRegistrationNumber(new Uint8Array([0, 0, 0, 0, 0, 0, 1]));
    expect(low).toBe('000000000000');
  });

  it('finds every wrong character and every swap', () => {
    const number = formatRegistrationNumber(new Uint8Array([9, 200, 31, 77, 5, 160, 250]));
    const characters = [...number];
    for (let place = 0; place < 12; place += 1) {
      for (const other of alphabet) {
        const wrong = characters.with(place, other).join('');
        expect(isRegistrationNumber(wrong)).toBe(wrong === number);
      }
      for (let second = place + 1; second < 12; second += 1) {
        const a = characters[place] as string;
        const b = characters[second] as string;
        const swapped = characters.with(place, b).with(second, a).join('');
        expect(isRegistrationNumber(swapped)).toBe(swapped === number);
      }
    }
  });

  it('is read as people type it', () => {
    expect(normaliseRegistrationNumber(' 0il o-abcd－ＥＦ 12\u200B')).toBe('0110ABCDEF12');
    expect(isRegistrationNumber('0IL0ABCDEF12')).toBe(false);
    expect(isRegistrationNumber('')).toBe(false);
  });
});
