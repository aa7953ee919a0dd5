import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { detected, findNewApis } from '../scripts/bench/site/built.ts';
import { newerThanTargets } from '../scripts/browser/targets.ts';

const outDir = mkdtempSync(join(tmpdir(), 'baoming-site-'));
beforeAll(() => build({ configFile: 'web/site/vite.config.ts', build: { outDir } }), 60_000);
afterAll(() => rmSync(outDir, { recursive: true }));

test('the built site uses no API outside its targets that it does not ask for first', () => {
  const found = findNewApis(join(outDir, 'assets')).map(({ name }) => name);
  expect([...new Set(found)].sort()).toEqual(Object.keys(detected).sort());
});

test.each([
  ['structuredClone(value)', 'structuredClone'],
  ['Promise.any([])', 'Promise.any'],
  ['Object.hasOwn(value, name)', 'Object.hasOwn'],
  ['text.replaceAll("a", "b")', '.replaceAll'],
  ['list["toSorted"]()', '.toSorted'],
  ['navigator.clipboard', 'navigator.clipboard'],
  ['crypto.randomUUID()', 'crypto.randomUUID'],
])('%s is found', (code, name) => {
  expect(newerThanTargets(code)).toEqual([name]);
});

test.each([
  'fetch("/"); Promise.all([]); new Worker("/x.js"); text.padStart(2, "0")',
  'function at(list) { return list }; at([1]); class Grid { at(x) { return x } } new Grid().at(1)',
  'const answer = { reasons: [] }; answer.reasons',
])('%s is in every target', (code) => {
  expect(newerThanTargets(code)).toEqual([]);
});
