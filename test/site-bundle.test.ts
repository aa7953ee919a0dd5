import { readFileSync } from 'node:fs';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { details } from '../web/shared/texts/problems.ts';

let modules: string[] = [];
beforeAll(async () => {
  const built = await build({
    configFile: 'web/site/vite.config.ts',
    // What is in it does not depend on how short it is.
    build: { write: false, minify: false },
  });
  const { output } = built as Rolldown.RolldownOutput;
  modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
}, 120_000);

test('the site ships no schemas: the contract is for the compiler alone', () => {
  expect(modules.length).toBeGreaterThan(60);
  expect(modules.filter((id) => /node_modules\/zod\/|\/contract\//.test(id))).toEqual([]);
});

test('the site ships preact, signals and the code for scanning, and nothing else of others', () => {
  const packages = modules.flatMap(
    (id) => id.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? [],
  );
  expect([...new Set(packages)].sort()).toEqual([
    '@preact/signals',
    '@preact/signals-core',
    'preact',
    'uqr',
  ]);
});

/** Where the sentences that an applicant can meet beside a refusal's title are written. */
const sources = [
  ...['waiver', 'withdraw', 'material', 'order', 'photo'].map(
    (name) => `domain/application/decisions/${name}.ts`,
  ),
  'domain/application/decision.ts',
  'domain/identity/name.ts',
  'domain/identity/id-number.ts',
  'domain/identity/correction.ts',
  'adapters/place.ts',
  'functions/edit-application/edit.ts',
];
const patterns = [
  /refuse\('[a-z-]+', '([^']+)'/g,
  /refuse\('[a-z-]+', [^)']*\? '([^']+)' : '(?:[^']+)'/g,
  /refuse\('[a-z-]+', [^)']*\? '(?:[^']+)' : '([^']+)'/g,
  /detail: '([^']+)'/g,
  /detail = [^;]*\? '([^']+)'/g,
  /detail = [^;]*: '([^']+)'/g,
  /(?:problem|wrong)\((?:'[^']+', )+'([^']*\p{Script=Han}[^']*)'\)/gu,
];

test('every cause and every field’s error has its English', () => {
  const told = sources.flatMap((path) => {
    const source = readFileSync(path, 'utf8');
    return patterns.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1]));
  });
  expect(told.length).toBeGreaterThan(25);
  expect(told.filter((sentence) => !(String(sentence) in details))).toEqual([]);
});
