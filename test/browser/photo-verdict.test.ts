/** The applicant's browser and the validation function give the same verdict on every file. */
import type { Browser } from 'playwright-core';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { advisePhoto } from '#domain/photo/advice.ts';
import { judgePhoto } from '#domain/photo/judge.ts';
import { openBrowser } from '../../scripts/browser/chromium.ts';
import { corpus, type Sample, storedCorpus } from '../../scripts/photo/corpus.ts';
import { defaultRule } from '../../scripts/photo/rule.ts';

const BATCH = 100;
/** Batches cross to the page as base64: a thousand files of 20 KB. */
const judgeThere = (given: { files: string[]; rule: object }): string[] => {
  const { judgePhoto, advisePhoto } = (globalThis as any).judges;
  return given.files.map((file) => {
    const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
    return JSON.stringify([judgePhoto(bytes, given.rule), advisePhoto(bytes)]);
  });
};

/** Every 25th file; `npm run test:photo` takes all of them, made once in a few minutes. */
const isWhole = process.env.PHOTO_CORPUS === 'all';
const files: Sample[] = [];
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  if (isWhole) files.push(...(await storedCorpus('.build/corpus')));
  else for await (const sample of corpus(25)) files.push(sample);
}, 900_000);
afterAll(() => browser?.close());

test(`${isWhole ? 'the whole' : 'a sample of the'} corpus: 0 differences`, async () => {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: ['chrome80', 'safari13'],
      lib: { entry: 'web/site/src/photo/judges.ts', formats: ['iife'], name: 'judges' },
    },
  });
  const [bundle] = [built].flat() as Rollup.RollupOutput[];
  const page = await browser.newPage();
  await page.addScriptTag({ content: bundle?.output[0].code ?? '' });
  expect(files).toHaveLength(isWhole ? 1000 : 40);
  const differences: string[] = [];
  const verdicts = new Set<string>();
  for (let from = 0; from < files.length; from += BATCH) {
    const batch = files.slice(from, from + BATCH);
    const encoded = batch.map(({ bytes }) => Buffer.from(bytes).toString('base64'));
    const there = await page.evaluate(judgeThere, { files: encoded, rule: defaultRule });
    for (const [n, { name, bytes }] of batch.entries()) {
      const verdict = judgePhoto(bytes, defaultRule);
      verdicts.add(verdict.verdict);
      const here = JSON.stringify([verdict, advisePhoto(bytes)]);
      if (here !== there[n]) differences.push(`${name}: ${here} there ${there[n]}`);
    }
  }
  expect([...verdicts].sort()).toEqual(['invalid', 'pass', 'reject', 'review']);
  expect(differences).toEqual([]);
});
