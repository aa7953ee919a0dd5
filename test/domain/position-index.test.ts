import { expect, test } from 'vitest';
import { findRows, indexPositions, inOrder, partsOf, rowOf } from '#domain/position-index.ts';
import { manyPositions } from '../../scripts/bench/site/positions.ts';

const positions = manyPositions(1_050);
const ordered = inOrder([...positions].reverse());
const index = indexPositions(ordered, 'e1');
const anything = { words: [], area: '', education: '' };
const codes = (filters: Partial<typeof anything> | { words: string[] }) =>
  findRows(index, { ...anything, ...filters }).map((row) => index.codes[row]);

test('a row of the index is the position without its note', () => {
  for (const [row, { note: _, ...position }] of ordered.entries())
    expect(rowOf(index, row)).toEqual(position);
});

test('the parts are the whole table again, and a row names its part', () => {
  const parts = partsOf(ordered);
  expect(parts.flat()).toEqual(ordered);
  expect(parts[Math.floor(1_049 / index.partSize)]?.at(-1)).toEqual(ordered.at(-1));
});

test('finds what a search of every row finds', () => {
  const { area, name, code, conditions, department } = ordered[700] as (typeof ordered)[number];
  for (const words of [[], [name], [code], [department.name.slice(0, 3), name.slice(-3)], ['无']]) {
    for (const filters of [{}, { area }, { area, education: conditions.education }]) {
      const slow = ordered.filter(
        (one) =>
          (!('area' in filters) || one.area === filters.area) &&
          (!('education' in filters) || one.conditions.education === filters.education) &&
          words.every((word) =>
            [one.code, one.name, one.department.name, one.conditions.majors].some((text) =>
              text.includes(word),
            ),
          ),
      );
      expect(codes({ words, ...filters })).toEqual(slow.map((one) => one.code));
    }
  }
});

test('a filter for a value that no position has finds nothing', () => {
  expect(codes({ area: '月球' })).toEqual([]);
});
