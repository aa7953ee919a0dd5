import { describe, expect, it } from 'vitest';
import {
  formatOrderNumber,
  isOrderNumber,
  orderCheckCharacters,
} from '#domain/payment/order-number.ts';
import { editCloses } from '../support/builders.ts';

/** Stands for the keyed hash. */
const check = (prefix: string) => {
  let sum = 7;
  for (const character of prefix) sum = (sum * 31 + character.charCodeAt(0)) % 0xffffff;
  return orderCheckCharacters(new Uint8Array([sum >> 16, (sum >> 8) & 255, sum & 255]));
};
const bytes = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9]);
const number = formatOrderNumber(editCloses, bytes, check);

describe('the order number', () => {
  it('is GS, the day in Beijing, 14 random and 4 check characters', () => {
    expect(number).toMatch(/^GS170321[0-9A-HJKMNP-TV-Z]{18}$/);
    expect(formatOrderNumber(editCloses - 1, bytes, check)).toMatch(/^GS170320/);
    expect(number.slice(8, 22)).toBe('041061050R3GG2');
  });

  it('is known without a read', () => {
    expect(isOrderNumber(number, check)).toBe(true);
    expect(isOrderNumber(number.toLowerCase(), check)).toBe(false);
    expect(isOrderNumber(`${number}0`, check)).toBe(false);
    expect(isOrderNumber(`${number.slice(0, 25)}${number[25] === '0' ? '1' : '0'}`, check)).toBe(
      false,
    );
    expect(isOrderNumber(`GS170322${number.slice(8)}`, check)).toBe(false);
  });
});
