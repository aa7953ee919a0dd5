import { crc32, inflateRawSync } from 'node:zlib';
import { FileRefused } from './refused.ts';

/** Bytes of one part and of all parts that are read, unpacked: a bomb ends here. */
const MAX_PART = 64 * 2 ** 20;
const MAX_ALL = 96 * 2 ** 20;
const MAX_ENTRIES = 2000;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const MAX_COMMENT = 0xffff;

type Entry = { method: number; crc: number; packed: number; size: number; offset: number };

/** The parts of an OPC package (APPNOTE 6.3.10); only what is asked for is unpacked. */
export type Package = { names: string[]; part(name: string): Buffer | undefined };

/** Throws FileRefused for what is no plain, whole archive. */
export function openPackage(file: Buffer): Package {
  if (file.length >= 8 && file.readUInt32BE(0) === 0xd0cf11e0) throw new FileRefused('old-format');
  if (file.length < END_BYTES || file.readUInt32LE(0) !== LOCAL) {
    throw new FileRefused('not-a-spreadsheet');
  }
  const entries = inside(() => readDirectory(file));
  let unpacked = 0;
  return {
    names: [...entries.keys()],
    part(name) {
      const entry = entries.get(name.toLowerCase());
      if (!entry) return undefined;
      unpacked += entry.size;
      if (entry.size > MAX_PART || unpacked > MAX_ALL) throw new FileRefused('too-large');
      return inside(() => unpack(file, entry));
    },
  };
}

/** Reading past the end means that the archive lies about itself. */
function inside<T>(read: () => T): T {
  try {
    return read();
  } catch (fault) {
    if (fault instanceof FileRefused) throw fault;
    throw new FileRefused('damaged');
  }
}

function readDirectory(file: Buffer): Map<string, Entry> {
  const end = findEnd(file);
  const count = file.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new FileRefused('too-large');
  const entries = new Map<string, Entry>();
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== ENTRY) throw new FileRefused('damaged');
    const isEncrypted = (file.readUInt16LE(at + 8) & 1) !== 0;
    if (isEncrypted) throw new FileRefused('old-format');
    const nameLength = file.readUInt16LE(at + 28);
    const more = file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    // Names of parts are compared without case (OPC 6.2.2.3): two of one name are a trick.
    const name = file.toString('utf8', at + 46, at + 46 + nameLength).toLowerCase();
    if (entries.has(name)) throw new FileRefused('damaged');
    entries.set(name, {
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + more;
  }
  return entries;
}

function findEnd(file: Buffer): number {
  const first = Math.max(0, file.length - END_BYTES - MAX_COMMENT);
  for (let at = file.length - END_BYTES; at >= first; at -= 1) {
    if (file.readUInt32LE(at) === END) return at;
  }
  throw new FileRefused('damaged');
}

function unpack(file: Buffer, { method, crc, packed, size, offset }: Entry): Buffer {
  if (file.readUInt32LE(offset) !== LOCAL) throw new FileRefused('damaged');
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  const bytes = file.subarray(start, start + packed);
  if (bytes.length !== packed || (method !== 0 && method !== 8)) throw new FileRefused('damaged');
  // One byte more than declared shows a part that is larger than it says.
  const part = method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: size + 1 });
  if (part.length !== size || crc32(part) !== crc) throw new FileRefused('damaged');
  return part;
}
