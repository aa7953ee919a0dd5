/**
 * A ZIP that is written in stretches by different processes: all it has to remember is numbers.
 * Deflate is flushed at the end of each piece, so that the next one depends on nothing before it;
 * CRC-32 goes on from its last value. Zip64 records where counts or offsets need them
 * (PKWARE APPNOTE 6.3.10, sections 4.3 to 4.5).
 */
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { Gathered } from './gathered.ts';

type OpenEntry = { name: string; at: number; crc: number; size: number; packed: number };
export type ZipState = {
  /** Bytes written before. */
  offset: number;
  /** Entries that are complete. */
  entries: number;
  open?: OpenEntry;
};

const UTF8 = 0x0800;
const SIZES_FOLLOW = 0x0008;
const STORED = 0;
const DEFLATED = 8;
const MOST_32 = 0xffffffff;
const MOST_16 = 0xffff;
/** A page of lines, packed, fits into one chunk. */
const chunkSize = 64 * 1024;

const little = (...fields: [size: 2 | 4 | 8, value: number][]): Buffer =>
  Buffer.concat(
    fields.map(([size, value]) => {
      const bytes = Buffer.alloc(size);
      if (size === 8) bytes.writeBigUInt64LE(BigInt(value));
      else bytes.writeUIntLE(value, 0, size);
      return bytes;
    }),
  );

export class ZipWriter {
  readonly state: ZipState;
  /** Records of the entries that this process has completed, for the directory at the end. */
  directory: Buffer[] = [];
  readonly #time: [2, number][];
  readonly #out: Gathered;
  readonly #text = new Gathered(chunkSize);

  /** @param writtenAt what the entries carry as their time, epoch ms, shown in Beijing's */
  constructor(out: Gathered, writtenAt: number, state: ZipState = { offset: 0, entries: 0 }) {
    this.#out = out;
    this.state = structuredClone(state);
    const local = new Date(writtenAt + 8 * 3_600_000);
    const [hour, minute, second] = [
      local.getUTCHours(),
      local.getUTCMinutes(),
      local.getUTCSeconds(),
    ];
    const days =
      (Math.max(0, local.getUTCFullYear() - 1980) << 9) | ((local.getUTCMonth() + 1) << 5);
    this.#time = [
      [2, (hour << 11) | (minute << 5) | (second >> 1)],
      [2, days | local.getUTCDate()],
    ];
  }

  #put(bytes: Uint8Array): void {
    this.#out.put(bytes);
    this.state.offset += bytes.length;
  }

  #header(name: string, flags: number, method: number, crc: number, size: number): void {
    const path = Buffer.from(name);
    const head = little([4, 0x04034b50], [2, 20], [2, flags], [2, method], ...this.#time);
    this.#put(
      Buffer.concat([head, little([4, crc], [4, size], [4, size], [2, path.length], [2, 0]), path]),
    );
  }

  #record(entry: OpenEntry, flags: number, method: number): void {
    const path = Buffer.from(entry.name);
    const isFar = entry.at >= MOST_32;
    const extra = isFar ? little([2, 1], [2, 8], [8, entry.at]) : Buffer.alloc(0);
    const head = little([4, 0x02014b50], [2, 45], [2, isFar ? 45 : 20], [2, flags], [2, method]);
    const sums = little(...this.#time, [4, entry.crc], [4, entry.packed], [4, entry.size]);
    const rest = little([2, path.length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, 0]);
    const at = little([4, isFar ? MOST_32 : entry.at]);
    this.directory.push(Buffer.concat([head, sums, rest, at, path, extra]));
    this.state.entries += 1;
  }

  /** A whole file as it is, for what does not shrink. */
  stored(name: string, bytes: Uint8Array): void {
    const { offset: at } = this.state;
    const size = bytes.length;
    const crc = crc32(bytes);
    this.#header(name, UTF8, STORED, crc, size);
    this.#put(bytes);
    this.#record({ name, at, crc, size, packed: size }, UTF8, STORED);
  }

  /** Begins a file whose pieces follow. */
  open(name: string): void {
    this.state.open = { name, at: this.state.offset, crc: 0, size: 0, packed: 0 };
    this.#header(name, UTF8 | SIZES_FOLLOW, DEFLATED, 0, 0);
  }

  write(piece: string | Uint8Array): void {
    if (typeof piece !== 'string') return void this.#deflated(piece, constants.Z_FULL_FLUSH);
    this.#text.putText(piece);
    this.#deflated(this.#text.take(), constants.Z_FULL_FLUSH);
  }

  close(): void {
    const entry = this.#deflated(Buffer.alloc(0), constants.Z_FINISH);
    const { crc, packed, size } = entry;
    if (Math.max(packed, size) >= MOST_32) throw new Error(`${entry.name} is over 4 GB`);
    this.#put(little([4, 0x08074b50], [4, crc], [4, packed], [4, size]));
    this.#record(entry, UTF8 | SIZES_FOLLOW, DEFLATED);
    delete this.state.open;
  }

  #deflated(bytes: Uint8Array, finishFlush: number): OpenEntry {
    const entry = this.state.open;
    if (!entry) throw new Error('no entry of the ZIP is open');
    const packed = deflateRawSync(bytes, { finishFlush, chunkSize });
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    entry.packed += packed.length;
    this.#put(packed);
    return entry;
  }

  /** Records of the directory, in the order of their entries. */
  records(bytes: Buffer): void {
    this.#put(bytes);
  }

  /** What follows the directory that began at `start`. */
  end(start: number): void {
    const { entries, offset } = this.state;
    const size = offset - start;
    if (entries >= MOST_16 || Math.max(start, size) >= MOST_32) {
      const counts = little([8, entries], [8, entries], [8, size], [8, start]);
      this.#put(little([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0]));
      this.#put(counts);
      this.#put(little([4, 0x07064b50], [4, 0], [8, offset], [4, 1]));
    }
    const count = Math.min(entries, MOST_16);
    const place = little([4, Math.min(size, MOST_32)], [4, Math.min(start, MOST_32)], [2, 0]);
    this.#put(little([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count]));
    this.#put(place);
  }
}
