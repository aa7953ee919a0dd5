import { expect, test } from 'vitest';
import { runJourney } from '../../scripts/journey/run.ts';
import { platformForTests } from './support/platform.ts';

const platform = platformForTests();

test('one applicant goes from the pledge to 已经交费 and is confirmed', async () => {
  const steps: string[] = [];
  await runJourney(platform.endpoints, (step, status) => steps.push(`${status} ${step}`));
  expect(steps.length).toBeGreaterThan(14);
});
