import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { backup } from '../../scripts/ops/backup.ts';
import { backedUp, filesOf } from '../../scripts/ops/backup-files.ts';
import { restore } from '../../scripts/ops/restore.ts';
import { verifyExam } from '../../scripts/ops/verify-audit.ts';
import { applicant, creation } from '../support/application.ts';
import { openWorld, type World } from './world.ts';

/** `RESTORE_DRILL=50000` is the long run; what is checked is the same. */
const APPLICATIONS = Number(process.env.RESTORE_DRILL ?? 300);

let world: World;
beforeAll(async () => {
  world = await openWorld();
  for (let start = 0; start < APPLICATIONS; start += 20) {
    const ids = Array.from({ length: Math.min(20, APPLICATIONS - start) }, (_, n) => start + n);
    await Promise.all(
      ids.map((n) =>
        world.place.store.createApplication(
          creation(`DRILL${n}`, { idNumber: `6201021990${String(n).padStart(8, '0')}` }),
        ),
      ),
    );
  }
  const put = (Bucket: string, Key: string, text: string) =>
    world.place.s3.send(
      new PutObjectCommand({ Bucket, Key, Body: text, ContentType: 'image/jpeg' }),
    );
  for (const bucket of backedUp) await put(bucket, `clean/${bucket}`, `bytes of ${bucket}`);
  await put('photos', 'incoming/DRILL1/under-way', 'nobody has checked it');
  await put('photos', 'clean/gone', 'deleted later');
  await world.place.s3.send(new DeleteObjectCommand({ Bucket: 'photos', Key: 'clean/gone' }));
}, 3_600_000);
afterAll(() => world?.stop(), 3_600_000);

it('a restore has the digest of its backup, opens the same forms, and its audit is whole', async () => {
  const folder = join(world.folder, 'backup');
  const began = performance.now();
  const made = await backup(world.place, folder);
  const backedAt = performance.now();
  expect(made.objects).toBe(3);
  const target = await world.another();
  const { wanted, found } = await restore(target, folder);
  const seconds = (from: number, to: number) => `${((to - from) / 1000).toFixed(1)} s`;
  if (process.env.RESTORE_DRILL)
    console.log(
      `${APPLICATIONS} applications, ${made.items} items: backup ${seconds(began, backedAt)}, ` +
        `restore with check ${seconds(backedAt, performance.now())}, digest ${found.digest}`,
    );
  expect(found).toMatchObject({ items: wanted.items, objects: 3, digest: made.digest });
  const loaded = await target.store.loadApplication('DRILL7');
  if (!loaded) throw new Error('DRILL7 was not restored');
  expect((await target.store.loadForm(loaded))?.school).toBe(applicant.school);
  expect(await verifyExam(target, 'demo')).toMatchObject({ chains: APPLICATIONS, breaks: [] });
}, 3_600_000);

it('a changed item or object is another digest; a full table and half a backup are refused', async () => {
  const before = filesOf(join(world.folder, 'backup')).manifest;
  await expect(restore(world.place, join(world.folder, 'backup'))).rejects.toThrow('not empty');
  await world.place.s3.send(
    new PutObjectCommand({ Bucket: 'data', Key: 'clean/data', Body: 'other bytes' }),
  );
  const again = await backup(world.place, join(world.folder, 'again'));
  const { digest } = JSON.parse(
    await import('node:fs').then((fs) => fs.readFileSync(before, 'utf8')),
  );
  expect(again.digest).not.toBe(digest);
  rmSync(filesOf(join(world.folder, 'again')).manifest);
  await expect(restore(world.place, join(world.folder, 'again'))).rejects.toThrow(
    'no whole backup',
  );
  expect(readdirSync(filesOf(join(world.folder, 'again')).keys)).toEqual(['demo.json']);
}, 3_600_000);
