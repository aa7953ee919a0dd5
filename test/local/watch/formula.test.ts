import { expect, it } from 'vitest';
import { parseFormula } from '../../../local/watch/formula.ts';

const noon = Date.UTC(2017, 2, 20, 5);
const ask = (text: string, values: Record<string, number> = {}) =>
  parseFormula(text)({ at: noon, read: (id) => values[id] });

it('reckons as CloudWatch does', () => {
  expect(ask('1 + 2 * 3')).toBe(7);
  expect(ask('(1 + 2) * 3 - 4 / 2')).toBe(7);
  expect(ask('a * 2e-7', { a: 10 })).toBeCloseTo(2e-6);
  expect(ask('MAX([a, b]) / 3600', { a: 3600, b: 7200 })).toBe(2);
  expect(ask('IF(a > 0 AND FILL(b, 0) < 1 AND HOUR(a) < 14, 1, 0)', { a: 1 })).toBe(1);
  expect(ask('IF(a > 0 AND FILL(b, 0) < 1 AND HOUR(a) < 14, 1, 0)', { a: 1, b: 3 })).toBe(0);
  expect(ask('IF(a > 0 AND FILL(b, 0) < 1 AND HOUR(a) < 5, 1, 0)', { a: 1 })).toBe(0);
});

it('knows no value where a side has none', () => {
  expect(ask('a + 1')).toBeUndefined();
  expect(ask('MAX([a, b])')).toBeUndefined();
  expect(ask('MAX([a, b])', { b: 4 })).toBe(4);
  expect(ask('HOUR(a)')).toBeUndefined();
});

it('refuses what it would draw wrongly', () => {
  expect(() => parseFormula('ANOMALY(a)')).toThrow('ANOMALY');
  expect(() => parseFormula('a $ b')).toThrow('cannot read');
  expect(() => parseFormula('a b')).toThrow('too many');
});
