import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BucketStore } from '../../../local/s3/store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baoming-bucket-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (store: BucketStore, key: string, text: string) =>
  store.write(key, Buffer.from(text), {}, 0);

it('forgets what a crash left half written and keeps what was committed', async () => {
  await write(new BucketStore(folder, true), 'a', 'committed');
  const inner = join(folder, readdirSync(folder)[0] ?? '');
  writeFileSync(join(inner, 'tmp-1'), 'torn');
  writeFileSync(join(inner, 'FFFFFFFFFFFFFFFFFF.bin'), 'bytes without a version');
  const store = new BucketStore(folder, true);
  const version = store.current('a');
  expect(version && store.read(version).toString()).toBe('committed');
  expect(readdirSync(inner)).toHaveLength(2);
});

it('continues the sequencers after a restart, even when the machine clock went back', async () => {
  const before = await write(new BucketStore(folder, true), 'a', '1');
  const later = { ...before, sequencer: 'F00000000000000000', versionId: 'later' };
  const inner = join(folder, readdirSync(folder)[0] ?? '');
  writeFileSync(join(inner, `${later.sequencer}.json`), JSON.stringify(later));
  writeFileSync(join(inner, `${later.sequencer}.bin`), '1');
  const next = await write(new BucketStore(folder, true), 'a', '2');
  expect(next.sequencer > later.sequencer).toBe(true);
});

it('keeps one version on disk where the bucket has no versions', async () => {
  const store = new BucketStore(folder, false);
  for (const text of ['1', '2', '3']) await write(store, 'a', text);
  expect(store.versions('a')).toHaveLength(1);
  expect(readdirSync(join(folder, readdirSync(folder)[0] ?? ''))).toHaveLength(2);
  store.delete('a', 0);
  expect(store.keys()).toEqual([]);
});

it('keeps keys that differ only in case, dots or slashes apart', async () => {
  const store = new BucketStore(folder, true);
  const keys = ['a', 'A', 'a/', './a', 'a/../a', 'a\u0000', 'ａ'];
  for (const key of keys) await write(store, key, key);
  for (const key of keys) {
    const version = store.current(key);
    expect(version && store.read(version).toString()).toBe(key);
  }
});
