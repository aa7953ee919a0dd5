import { expect, test } from 'vitest';
import { fuzzPhotos } from '../../scripts/fuzz/photos.ts';

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
