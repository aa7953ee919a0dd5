import { expect, test } from 'vitest';
import { corpus } from '../../scripts/photo/corpus.ts';
import { judge, markOf } from '../../scripts/photo/score.ts';

/** Every 25th file; `npm run report -- photo` takes all. */
const step = 25;

test('a sample of the drawn corpus gets the right answer or goes to a person', async () => {
  const mistakes: string[] = [];
  for await (const sample of corpus(step)) {
    const judged = judge(sample);
    const mark = markOf(judged);
    if (mark === 'right' || mark === 'review') continue;
    mistakes.push(`${sample.name} ${sample.kind}: ${mark} ${judged.verdict.reasons[0]?.code}`);
  }
  expect(mistakes).toEqual([]);
}, 60_000);
