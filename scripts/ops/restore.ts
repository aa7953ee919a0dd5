/** `npm run ops -- restore FOLDER`: a backup into an empty table, then both digests compared. */
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { BatchWriteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Item } from '#adapters/dynamodb/read.ts';
import { readEverything } from './backup.ts';
import { type backedUp, filesOf, type Manifest } from './backup-files.ts';
import { itemFrom } from './items.ts';
import { type Meta, writeObject } from './objects.ts';
import { openPlace, type Place } from './place.ts';

type Target = Pick<Place, 'document' | 's3' | 'tableName' | 'buckets'>;
/** The most that DynamoDB takes in one call, and calls at once. */
const BATCH = 25;
const AT_ONCE = 8;

async function putAll({ document, tableName }: Target, items: Item[]): Promise<void> {
  let left = items.map((Item) => ({ PutRequest: { Item } }));
  for (let wait = 50; left.length > 0; wait = Math.min(2 * wait, 2000)) {
    const answer = await document.send(
      new BatchWriteCommand({ RequestItems: { [tableName]: left } }),
    );
    left = (answer.UnprocessedItems?.[tableName] ?? []) as typeof left;
    if (left.length > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  for await (const line of createInterface({ input: createReadStream(file) })) yield line;
}

async function* tableLines(folder: string): AsyncGenerator<string> {
  const files = filesOf(folder);
  for (const name of readdirSync(files.keys)) yield readFileSync(join(files.keys, name), 'utf8');
  yield* linesOf(files.table);
}

async function* inGroups<T>(source: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let group: T[] = [];
  for await (const each of source) {
    group.push(each);
    if (group.length === size) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

/** @returns what was backed up, and what is there now */
export async function restore(target: Target, folder: string) {
  const files = filesOf(folder);
  if (!existsSync(files.manifest)) throw new Error(`${folder} holds no whole backup`);
  const wanted = JSON.parse(readFileSync(files.manifest, 'utf8')) as Manifest;
  const first = await target.document.send(
    new ScanCommand({ TableName: target.tableName, Limit: 1 }),
  );
  if (first.Items?.length) throw new Error(`${target.tableName} is not empty`);
  for await (const lines of inGroups(tableLines(folder), BATCH * AT_ONCE)) {
    const items = lines.map(itemFrom);
    const calls = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, n) =>
      putAll(target, items.slice(n * BATCH, (n + 1) * BATCH)),
    );
    await Promise.all(calls);
  }
  for await (const line of linesOf(files.objects)) {
    const { bucket, key, sha256, meta } = JSON.parse(line) as ObjectLine;
    const bytes = await readFile(files.bytes(sha256));
    await writeObject(target.s3, target.buckets[bucket], key, { bytes, meta });
  }
  return { wanted, found: await readEverything(target) };
}

type ObjectLine = { bucket: (typeof backedUp)[number]; key: string; sha256: string; meta: Meta };

export async function run([folder]: string[]): Promise<boolean> {
  if (!folder) throw new Error('usage: restore FOLDER');
  const { wanted, found } = await restore(await openPlace(), folder);
  const same = wanted.digest === found.digest;
  console.log(
    `${found.items} of ${wanted.items} items, ${found.objects} of ${wanted.objects} objects`,
  );
  console.log(`digest ${found.digest} ${same ? 'is the same' : `instead of ${wanted.digest}`}`);
  return same;
}
