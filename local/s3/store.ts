import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32Base64 } from './payload.ts';

/** One stored version; delete markers have no bytes. `time` is epoch ms of the system's clock. */
export type Version = {
  key: string;
  versionId: string;
  sequencer: string;
  time: number;
  size: number;
  etag: string;
  crc32: string;
  /** Response headers kept with the object: content-type, x-amz-meta-… */
  headers: Record<string, string>;
  deleteMarker: boolean;
};

/** Throws when the write must not happen, given the current version (delete markers hidden). */
export type WriteCondition = (current: Version | undefined) => void;

/**
 * One bucket on disk: `{sha256 of key}/{sequencer}.bin` and `.json`. The rename of the JSON file is
 * the commit, so a reader, or a start after kill -9, sees a whole version or none. Keys never
 * become paths. The index of versions, oldest first, is in memory.
 */
export class BucketStore {
  readonly #folder: string;
  readonly #versioned: boolean;
  readonly #index = new Map<string, Version[]>();
  #last = 0n;

  constructor(folder: string, versioned: boolean) {
    this.#folder = folder;
    this.#versioned = versioned;
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder)) this.#load(join(folder, name));
  }

  #load(folder: string): void {
    const names = readdirSync(folder).sort();
    // What a crash left half done: temporary files, and bytes whose version was never committed.
    const isTorn = (name: string) =>
      name.startsWith('tmp-') ||
      (name.endsWith('.bin') && !names.includes(name.replace('.bin', '.json')));
    for (const name of names.filter(isTorn)) rmSync(join(folder, name));
    for (const name of names.filter((n) => n.endsWith('.json') && !isTorn(n))) {
      const version = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Version;
      this.#index.set(version.key, [...(this.#index.get(version.key) ?? []), version]);
      const sequencer = BigInt(`0x${version.sequencer}`);
      if (sequencer > this.#last) this.#last = sequencer;
    }
  }

  #folderOf(key: string): string {
    return join(this.#folder, createHash('sha256').update(key).digest('hex'));
  }

  #nextSequencer(): string {
    const clock = BigInt(Date.now()) << 20n;
    this.#last = clock > this.#last ? clock : this.#last + 1n;
    return this.#last.toString(16).toUpperCase().padStart(18, '0');
  }

  versions(key: string): readonly Version[] {
    return this.#index.get(key) ?? [];
  }

  /** The newest version unless it is a delete marker. */
  current(key: string): Version | undefined {
    const last = this.versions(key).at(-1);
    return last?.deleteMarker ? undefined : last;
  }

  find(key: string, versionId: string): Version | undefined {
    return this.versions(key).find((version) => version.versionId === versionId);
  }

  /** Keys with a current version, in the order of their UTF-8 bytes. */
  keys(): string[] {
    return [...this.#index.keys()]
      .filter((key) => this.current(key))
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  }

  /** Every version of every key under a prefix, keys in order, the newest first. */
  allVersions(prefix: string): Version[] {
    return [...this.#index.entries()]
      .filter(([key]) => key.startsWith(prefix))
      .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      .flatMap(([, versions]) => versions.toReversed());
  }

  /** Reads at once: between finding a version and reading it nobody can remove it. */
  read(version: Version): Buffer {
    return readFileSync(join(this.#folderOf(version.key), `${version.sequencer}.bin`));
  }

  async write(
    key: string,
    bytes: Uint8Array,
    headers: Record<string, string>,
    time: number,
    condition: WriteCondition = () => {},
  ): Promise<Version> {
    condition(this.current(key));
    const folder = this.#folderOf(key);
    mkdirSync(folder, { recursive: true });
    const temporary = join(folder, `tmp-${randomUUID()}`);
    await writeFile(temporary, bytes);
    try {
      // From here to the commit nothing awaits: two writers with If-None-Match cannot both pass.
      condition(this.current(key));
      const version = this.#describe(key, time, bytes, headers);
      renameSync(temporary, join(folder, `${version.sequencer}.bin`));
      this.#commit(version);
      return version;
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  }

  #describe(
    key: string,
    time: number,
    bytes: Uint8Array | undefined,
    headers: Record<string, string>,
  ): Version {
    return {
      key,
      versionId: this.#versioned ? randomBytes(24).toString('base64url') : 'null',
      sequencer: this.#nextSequencer(),
      time,
      size: bytes?.length ?? 0,
      etag: bytes ? createHash('md5').update(bytes).digest('hex') : '',
      crc32: bytes ? crc32Base64(bytes) : '',
      headers,
      deleteMarker: bytes === undefined,
    };
  }

  #commit(version: Version): void {
    const folder = this.#folderOf(version.key);
    mkdirSync(folder, { recursive: true });
    const temporary = join(folder, `tmp-${randomUUID()}`);
    writeFileSync(temporary, JSON.stringify(version));
    renameSync(temporary, join(folder, `${version.sequencer}.json`));
    const before = this.#index.get(version.key) ?? [];
    this.#index.set(version.key, [...before, version]);
    if (!this.#versioned) for (const old of before) this.remove(old);
  }

  /** Hides a key behind a delete marker, or removes it when the bucket keeps no versions. */
  delete(key: string, time: number): Version | undefined {
    if (this.#versioned) {
      const marker = this.#describe(key, time, undefined, {});
      this.#commit(marker);
      return marker;
    }
    for (const version of this.versions(key)) this.remove(version);
    return undefined;
  }

  /** Removes one version for good: the JSON first, so that no version lacks its bytes. */
  remove(version: Version): void {
    const path = join(this.#folderOf(version.key), version.sequencer);
    rmSync(`${path}.json`, { force: true });
    rmSync(`${path}.bin`, { force: true });
    const rest = this.versions(version.key).filter((other) => other !== version);
    if (rest.length > 0) this.#index.set(version.key, rest);
    else this.#index.delete(version.key);
  }

  /** Removes every version under `prefix` written at or before `limit` (epoch ms). */
  expire(prefix: string, limit: number): number {
    const old = [...this.#index.values()]
      .flat()
      .filter((version) => version.key.startsWith(prefix) && version.time <= limit);
    for (const version of old) this.remove(version);
    return old.length;
  }
}
