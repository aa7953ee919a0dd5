import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judgePhoto } from '#domain/photo/judge.ts';
import { fuzzPhotos, printOutcome } from '../../scripts/fuzz/photos.ts';
import { defaultRule } from '../../scripts/photo/rule.ts';

/** `npm run fuzz -- photo` makes a million. */
test('3000 changed files are answered, quickly and in little memory', async () => {
  const outcome = await fuzzPhotos({ executions: 3000, seed: 8 });
  expect(outcome.findings).toEqual([]);
  expect(outcome.executions).toBeGreaterThanOrEqual(3000);
  // The guidance works: far more than the seeds' own ways through the code.
  expect(outcome.edges).toBeGreaterThan(600);
  expect(outcome.slowestMs).toBeLessThanOrEqual(50);
  expect(outcome.peakMb - outcome.startMb).toBeLessThanOrEqual(100);
}, 60_000);

/** A restart marker out of turn: no seed has one, so files must be changed to come here. */
const check = /if \(this\.#bytes\[this\.marker \+ 1\] !== 208 \+ number\) fail\("corrupt-data"\)/;

test('a fault that only changed files reach is found, and kept as a small file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fuzz-'));
  try {
    const plant = (code: string) => {
      expect(code).toMatch(check);
      return code.replace(check, (found) =>
        found.replace(/fail\(.*/, 'throw new Error("planted")'),
      );
    };
    const outcome = await fuzzPhotos({ executions: 3000, seed: 8, folder, plant });
    const planted = outcome.findings.filter(({ what }) => what.includes('planted'));
    expect(planted.length).toBeGreaterThan(0);
    expect(planted).toHaveLength(outcome.findings.length);
    for (const { file } of planted) {
      const bytes = new Uint8Array(await readFile(file));
      expect(bytes.length).toBeLessThan(1000);
      expect(judgePhoto(bytes, defaultRule).reasons[0]?.code).toBe('corrupt-data');
    }
    expect(printOutcome(outcome)).toBe(false);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
