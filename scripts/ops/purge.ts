/**
 * `npm run ops -- purge EXAM_ID --yes [BACKUP_FOLDER …]`: ends an exam's personal data. Its data
 * key goes first: from then on no form of any copy of the table can be opened. Money, decisions
 * and the audit stay, under ids that name nobody.
 */
import { rmSync } from 'node:fs';
import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { queryAll } from '#adapters/dynamodb/read.ts';
import { type Key, keyOf } from '#adapters/dynamodb/table.ts';
import { cleanKey, heldKey } from '#adapters/s3/photos.ts';
import { Client } from '../journey/client.ts';
import { filesOf } from './backup-files.ts';
import { eraseVersions } from './objects.ts';
import { openPlace, type Place } from './place.ts';

type Purged = { applications: number; objects: number };
type World = Pick<Place, 'document' | 's3' | 'store' | 'tableName' | 'buckets'>;

/** What the small item knows about the person. */
const PERSONAL = [
  'registrationHmac',
  'registrationHint',
  'nextNumber',
  'nameHmac',
  'idHmac',
  'bodyHash',
];
const isPersonal = ({ SK }: { SK?: unknown }) => /^(FORM$|APPEAL#|UPLOADS#)/.test(String(SK));
const sha256 = /"sha256":"([0-9a-f]{64})"/g;

async function* idsOf({ store }: World, examId: string): AsyncGenerator<string> {
  let cursor: string | undefined;
  do {
    const page = await store.applicationHeads(examId, cursor);
    for (const { of } of page.items) yield of;
    cursor = page.cursor;
  } while (cursor);
}

async function photosOf(world: World, applicationId: string): Promise<Set<string>> {
  const loaded = await world.store.loadApplication(applicationId);
  const known = [loaded?.state, await world.store.loadHistory(applicationId)];
  return new Set([...JSON.stringify(known).matchAll(sha256)].map(([, digest = '']) => digest));
}

/** Pictures are named by their bytes: one that a person uses in another exam as well stays. */
async function usedElsewhere(world: World, examId: string): Promise<Set<string>> {
  const used = new Set<string>();
  for (const exam of await world.store.listExams()) {
    if (exam.examId === examId) continue;
    for await (const id of idsOf(world, exam.examId))
      for (const digest of await photosOf(world, id)) used.add(digest);
  }
  return used;
}

async function purgeApplication(world: World, examId: string, id: string, kept: Set<string>) {
  const { document, tableName: TableName, s3, buckets } = world;
  const loaded = await world.store.loadApplication(id);
  let objects = 0;
  const erase = async (prefix: string) => {
    objects += await eraseVersions(s3, buckets.photos, prefix);
  };
  for (const prefix of ['incoming', 'documents/incoming', 'documents/kept'])
    await erase(`${prefix}/${id}/`);
  for (const digest of await photosOf(world, id)) {
    if (kept.has(digest)) continue;
    await erase(cleanKey(digest));
    await erase(heldKey(digest));
  }
  const remove = (Key: Key) => document.send(new DeleteCommand({ TableName, Key }));
  const items = await queryAll(world, keyOf.state(id).PK);
  for (const { PK, SK } of items.filter(isPersonal)) await remove({ PK, SK } as Key);
  const idHmac = loaded?.head.idHmac;
  if (idHmac) await remove(keyOf.claim(examId, idHmac));
  // Last: what finds the rest is needed again when this is interrupted.
  const names = Object.fromEntries(PERSONAL.map((name, index) => [`#n${index}`, name]));
  await document.send(
    new UpdateCommand({
      TableName,
      Key: keyOf.state(id),
      UpdateExpression: `REMOVE ${Object.keys(names).join(', ')}`,
      ExpressionAttributeNames: names,
      ConditionExpression: 'attribute_exists(PK)',
    }),
  );
  return objects;
}

/** May be repeated after an interruption: what is gone is gone, the rest follows. */
export async function purge(world: World, examId: string): Promise<Purged> {
  const { document, tableName: TableName } = world;
  await document.send(new DeleteCommand({ TableName, Key: keyOf.dataKey(examId) }));
  const kept = await usedElsewhere(world, examId);
  const purged: Purged = { applications: 0, objects: 0 };
  for await (const id of idsOf(world, examId)) {
    purged.objects += await purgeApplication(world, examId, id, kept);
    purged.applications += 1;
  }
  return purged;
}

export async function run([examId, yes, ...backups]: string[]): Promise<boolean> {
  if (!examId || yes !== '--yes') throw new Error('usage: purge EXAM_ID --yes [BACKUP_FOLDER …]');
  const place = await openPlace();
  const exam = await place.store.loadExam(examId);
  if (!exam) throw new Error(`no exam ${examId}`);
  if ((await nowOf(place)) < exam.windows.pay.closes) throw new Error(`${examId} is not over`);
  for (const folder of backups) rmSync(filesOf(folder).key(examId), { force: true });
  const { applications, objects } = await purge(place, examId);
  console.log(`${examId}: key destroyed, ${applications} applications, ${objects} objects`);
  return true;
}

/** The platform on this machine has a clock that can be moved. */
async function nowOf({ endpoints }: Place): Promise<number> {
  if (!endpoints) return Date.now();
  const { body } = await new Client(endpoints.control).call('GET', '/clock');
  return Date.parse(body.now);
}
