import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('builds the divisions as one object of six-digit codes', () => {
  const target = mkdtempSync(join(tmpdir(), 'baoming-layer-'));
  execFileSync(process.execPath, ['layers/reference-data/build.ts', target]);
  const file = join(target, 'reference-data/divisions.json');
  const divisions = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  expect(divisions['620000']).toBe('甘肃省');
  expect(Object.keys(divisions).length).toBeGreaterThan(3000);
  expect(Object.keys(divisions).every((code) => /^\d{6}$/.test(code))).toBe(true);
});
