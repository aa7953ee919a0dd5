/** Who acts upon a photo: the applicant, the checking function, reviewers. Each may be cut off. */
import { changeApplication } from '#adapters/change.ts';
import { photoKey } from '#adapters/s3/photos.ts';
import type { Staff } from '#adapters/staff.ts';
import type { Command } from '#domain/application/commands.ts';
import { keepAppealed } from '../../../functions/decide-photo/keep-appealed.ts';
import { validate } from '../../../functions/validate-photo/validate.ts';
import { Crash, hashOf, type StoredEvent, type World } from './world.ts';

const ID = 'app';
const NOW = Date.UTC(2017, 2, 20, 4);
const reviewer: Staff = { subject: 's', username: 'r', groups: ['photo-reviewer', 'dept:*'] };

/** A process may end at any access; what called it goes on or calls again. */
async function survives(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Crash) return false;
    throw error;
  }
}

/** The queue: an event comes again until its handling ended well. */
export async function check(world: World, event: StoredEvent): Promise<void> {
  const { key, versionId, sequencer } = event;
  const upload = { applicationId: ID, uploadId: key, key, versionId, sequencer, size: 1 };
  for (let receipt = 0; receipt < 20; receipt += 1) {
    const done = await survives(() =>
      validate(upload, NOW).catch((error: Error) => {
        // Lost three races: the message comes again, as after a crash.
        if (error.message.includes('changed by others')) throw new Crash(error.message);
        throw error;
      }),
    );
    if (done) return;
  }
}

const ask = (world: World, command: Command) => changeApplication(world.store, ID, () => command);

/** People come back now and then until there is something for them to do. */
async function waitFor(world: World, status: string): Promise<void> {
  for (let visit = 0; visit < 15; visit += 1) {
    await world.turn();
    if (world.state.photo.status === status) return;
  }
}

export async function appeal(world: World): Promise<void> {
  await waitFor(world, 'failed');
  const { version } = world.state;
  await survives(() => ask(world, { kind: 'appeal-photo', at: NOW, version }));
}

/** What the page shows: the version and the picture at the address it was given. */
function look(world: World) {
  const { version, photo } = world.state;
  const key = photoKey(photo);
  const bytes = key?.startsWith('held/') ? world.held : world.clean;
  const shown = photo.sha256 === undefined ? undefined : bytes.get(photo.sha256);
  return { version, photo, shown };
}

/**
 * Looks, thinks, decides, as functions/decide-photo does. A careless one names what is on record
 * when deciding instead of what was seen: the model has to find that out.
 */
export async function review(
  world: World,
  decision: 'approve' | 'reject',
  careless = false,
): Promise<void> {
  await waitFor(world, 'pending');
  const { shown, ...seen } = look(world);
  if (seen.photo.status !== 'pending' || !shown) return;
  await world.turn();
  const named = careless ? world.state : seen;
  const sha256 = named.photo.sha256 ?? '';
  await survives(async () => {
    if (decision === 'approve') await keepAppealed(world.store, reviewer, ID, sha256);
    const outcome = await ask(world, {
      kind: 'decide-photo',
      at: NOW,
      version: named.version,
      sha256,
      decision,
      reasons: [{ code: 'other', text: '看过' }],
      by: 'r',
    });
    if ('refusal' in outcome || outcome.state.photo.status !== 'approved') return;
    world.approvals.push({ seen: hashOf(shown), state: outcome.state });
  });
}
