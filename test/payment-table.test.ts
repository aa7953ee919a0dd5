/**
 * The table of failure scenarios has sixty rows: each has a test whose name starts with its
 * number, `#7 …`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const rows = Array.from({ length: 60 }, (_, index) => index + 1);

/** Numbers that tests of these files are named by; a scene has its number as `no`. */
function numbersIn(text: string): number[] {
  const named = /['`"]#(\d+) /g;
  const scene = /\bno: (\d+),/g;
  return [...text.matchAll(named), ...text.matchAll(scene)].map(([, number]) => Number(number));
}

const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.test\.ts$|scenes\.ts$/.test(name),
);

test('every row of the payment table has a test of its number', () => {
  const named = new Set(
    files.flatMap((name) => numbersIn(readFileSync(join('test', name), 'utf8'))),
  );
  expect(rows.filter((row) => !named.has(row))).toEqual([]);
  expect([...named].filter((number) => !rows.includes(number))).toEqual([]);
});

test('a row without a test is found', () => {
  expect(numbersIn("test('#7 down', x); { no: 12, name: 'y' }")).toEqual([7, 12]);
});
