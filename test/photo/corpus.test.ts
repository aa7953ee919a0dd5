import { expect, test } from 'vitest';
import { corpus, type Sample } from '../../scripts/photo/corpus.ts';
import { manyScans } from '../../scripts/photo/many-scans.ts';
import { differences, isWanted, planeDistances } from '../../scripts/photo/oracles.ts';
import { judge, markOf } from '../../scripts/photo/score.ts';

/** Every 23rd file, so hostile ones of different kinds; `npm run report -- photo` takes all. */
const step = 23;

function mistakeOf(sample: Sample): string | undefined {
  const judged = judge(sample);
  const mark = markOf(judged);
  if (mark === 'right' || mark === 'review') return undefined;
  return `${sample.kind}: ${mark} ${judged.verdict.reasons[0]?.code}`;
}

test('a sample of the drawn corpus gets the right answer, and other decoders agree', async () => {
  let planes = 0;
  for await (const sample of corpus(step)) {
    expect(mistakeOf(sample), sample.name).toBeUndefined();
    const unwanted = (await differences(sample.bytes)).filter((one) => !isWanted(one));
    expect(unwanted, sample.name).toEqual([]);
    if (sample.label === 'hostile') continue;
    for (const { blocks, worst } of await planeDistances(sample.bytes)) {
      planes += Math.min(1, blocks);
      expect(worst, sample.name).toBeLessThanOrEqual(3);
    }
  }
  expect(planes).toBeGreaterThan(80);
}, 60_000);

test('sharp finds restart markers where we do', async () => {
  const all = await differences(manyScans(112, 160, 3, 25));
  expect(all.filter(({ decoder }) => decoder === 'sharp')).toEqual([]);
});
