import { expect, test } from 'vitest';
import { platformForTests } from './support/platform.ts';
import { scenes } from './support/scenes.ts';
import { newStage } from './support/stage.ts';

const stage = newStage(platformForTests());

/** The numbers are those of the table of failure scenarios; afterwards both books are equal. */
test.each(scenes)('#$no $name', async ({ play }) => {
  await play(stage);
  await stage.refundAll();
  const { ours, theirs, wrong } = await stage.compare();
  expect(wrong).toEqual([]);
  expect(ours).toEqual(theirs);
});
