import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anchorText } from '#adapters/audit/anchor-exam.ts';
import { keyOf } from '#adapters/dynamodb/table.ts';
import { verifyExam } from '../../scripts/ops/verify-audit.ts';
import { changed, creation, NOON } from '../support/application.ts';
import { LOCKED_DAYS, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  for (const id of ['CUT', 'WHOLE', 'GONE']) {
    await world.place.store.createApplication(creation(id, { idNumber: `6201021990${id}` }));
    for (const kind of ['first', 'second']) {
      const loaded = await world.place.store.loadApplication(id);
      if (loaded) await world.place.store.commit(changed(loaded, kind));
    }
  }
  await world.place.store.noteSearch({ examId: 'demo', by: 'desk', now: NOON });
  await world.place.s3.send(
    new PutObjectCommand({
      Bucket: 'anchors',
      Key: 'anchors/demo/2017-03-10.txt',
      Body: await anchorText(world.place.store, 'demo'),
    }),
  );
}, 60_000);
afterAll(() => world?.stop());

const verify = () => verifyExam(world.place, 'demo');

it('finds what was cut off with its head, and a chain that was removed whole', async () => {
  expect(await verify()).toEqual({ chains: 4, anchors: 1, breaks: [] });
  const { document, tableName: TableName, store } = world.place;
  const [, second] = await store.loadHistory('CUT');
  await document.send(new DeleteCommand({ TableName, Key: keyOf.audit('CUT', 3) }));
  await document.send(
    new UpdateCommand({
      TableName,
      Key: keyOf.state('CUT'),
      UpdateExpression: 'SET auditHead = :head, version = :version',
      ExpressionAttributeValues: { ':head': second?.hash, ':version': 2 },
    }),
  );
  await document.send(new DeleteCommand({ TableName, Key: keyOf.state('GONE') }));
  expect((await verify()).breaks).toEqual([
    'application CUT: broken at entry 3',
    'application GONE: missing',
  ]);
}, 60_000);

it('an anchor cannot be deleted before its time', async () => {
  const { s3 } = world.place;
  const { Versions } = await s3.send(new ListObjectVersionsCommand({ Bucket: 'anchors' }));
  const { Key, VersionId } = Versions?.[0] ?? {};
  const remove = () => s3.send(new DeleteObjectCommand({ Bucket: 'anchors', Key, VersionId }));
  await expect(remove()).rejects.toThrow('object lock');
  world.clock.now += LOCKED_DAYS * 86_400_000 + 1;
  await remove();
  expect((await s3.send(new ListObjectVersionsCommand({ Bucket: 'anchors' }))).Versions).toBe(
    undefined,
  );
}, 60_000);
