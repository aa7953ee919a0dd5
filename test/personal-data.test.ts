import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Applicant } from '#contract/applicant.ts';

const page = readFileSync('docs/personal-data.md', 'utf8');

/** Name, purpose, place and end of each row that begins with a field's name. */
const rows = [...page.matchAll(/^\| `(\w+)` +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)].map((row) =>
  row.slice(1),
);

it('every field of the form has a row with a purpose, a place and an end, and no row is stale', () => {
  const fields = Object.keys(Applicant.shape);
  expect(rows.map(([field]) => field).toSorted()).toEqual(fields.toSorted());
  for (const [field, purpose, place, end] of rows) {
    expect(purpose?.length, field).toBeGreaterThan(10);
    expect([place, end], field).toEqual(['sealed', 'exam']);
  }
});
