/** `npm run ops -- backup FOLDER`: table, exam keys and objects, with one digest over all. */
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Item } from '#adapters/dynamodb/read.ts';
import { backedUp, filesOf, type Manifest } from './backup-files.ts';
import { Digest } from './digest.ts';
import { allItems, itemText } from './items.ts';
import { keysOf, readObject } from './objects.ts';
import { openPlace, type Place } from './place.ts';

type Source = Pick<Place, 'document' | 's3' | 'tableName' | 'buckets'>;
type Sink = { item(item: Item, line: string): void; object(line: string, bytes: Uint8Array): void };

/** Everything a backup holds, as it is now; the sink may keep it. Also how a restore is checked. */
export async function readEverything(place: Source, sink?: Sink): Promise<Manifest> {
  const digest = new Digest();
  for await (const page of allItems(place.document, place.tableName)) {
    for (const item of page) {
      const line = itemText(item);
      digest.add(line);
      sink?.item(item, line);
    }
  }
  const items = digest.count;
  for (const bucket of backedUp) {
    for await (const key of keysOf(place.s3, place.buckets[bucket])) {
      const { bytes, meta } = await readObject(place.s3, place.buckets[bucket], key);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const line = JSON.stringify({ bucket, key, sha256, meta });
      digest.add(line);
      sink?.object(line, bytes);
    }
  }
  const at = new Date().toISOString();
  return { items, objects: digest.count - items, digest: digest.hex(), at };
}

const isKey = ({ SK }: Item) => SK === 'KEY';

export async function backup(place: Source, folder: string): Promise<Manifest> {
  const files = filesOf(folder);
  if (existsSync(files.manifest)) throw new Error(`${folder} holds a backup already`);
  mkdirSync(files.keys, { recursive: true });
  mkdirSync(files.bytes(''), { recursive: true });
  const table = createWriteStream(files.table, { mode: 0o600 });
  const objects = createWriteStream(files.objects, { mode: 0o600 });
  const manifest = await readEverything(place, {
    item: (item, line) => {
      if (!isKey(item)) table.write(`${line}\n`);
      else writeFileSync(files.key(String(item.PK).slice('EXAM#'.length)), line, { mode: 0o600 });
    },
    object: (line, bytes) => {
      objects.write(`${line}\n`);
      const { sha256 } = JSON.parse(line) as { sha256: string };
      writeFileSync(files.bytes(sha256), bytes, { mode: 0o600 });
    },
  });
  await Promise.all([close(table), close(objects)]);
  // Last: a folder without it is no backup.
  writeFileSync(files.manifest, `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

const close = (stream: Writable) => finished(stream.end());

export async function run([folder]: string[]): Promise<boolean> {
  if (!folder) throw new Error('usage: backup FOLDER');
  const { items, objects, digest } = await backup(await openPlace(), folder);
  console.log(`${items} items, ${objects} objects in ${folder}\ndigest ${digest}`);
  return true;
}
