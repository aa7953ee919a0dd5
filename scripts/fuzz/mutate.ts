import { MAX_PHOTO_BYTES } from '#domain/photo/limits.ts';
import { insert, patch, remove } from '../photo/bytes.ts';
import type { Seeded } from '../photo/seeded.ts';

type Mutation = (bytes: Uint8Array, random: Seeded, other: Uint8Array) => Uint8Array;

/** Numbers at which parsers turn: limits of sizes, counts and signs. */
const EDGES = [0, 1, 2, 7, 8, 15, 16, 63, 64, 127, 128, 254, 255];
const MARKERS = [
  0xc0, 0xc1, 0xc2, 0xc4, 0xc9, 0xd0, 0xd7, 0xd8, 0xd9, 0xda, 0xdb, 0xdd, 0xe1, 0xee, 0xfe,
];

/** Where markers are: every 0xff that no zero follows. */
function markersOf(bytes: Uint8Array): number[] {
  const found: number[] = [];
  for (let at = 0; at + 1 < bytes.length; at++) {
    if (bytes[at] === 0xff && bytes[at + 1] !== 0) found.push(at);
  }
  return found;
}

/** The segment that begins at the marker before some place, with its data up to the next marker. */
function piece(bytes: Uint8Array, random: Seeded): Uint8Array {
  const markers = markersOf(bytes);
  const i = random.below(Math.max(1, markers.length));
  return bytes.subarray(markers[i] ?? 0, markers[i + 1] ?? bytes.length);
}

/** A place, more often in a header than the headers' share of the file. */
function place(bytes: Uint8Array, random: Seeded): number {
  if (random.chance(0.5)) return random.below(bytes.length + 1);
  const marker = random.pick(markersOf(bytes)) ?? 0;
  return Math.min(bytes.length, marker + random.below(24));
}

const mutations: Mutation[] = [
  function flipBit(bytes, random) {
    const at = place(bytes, random);
    return at < bytes.length
      ? patch(bytes, at, (bytes[at] as number) ^ (1 << random.below(8)))
      : bytes;
  },
  function setByte(bytes, random) {
    const at = place(bytes, random);
    const value = random.chance(0.5) ? random.pick(EDGES) : random.below(256);
    return at < bytes.length ? patch(bytes, at, value) : bytes;
  },
  function truncate(bytes, random) {
    return bytes.subarray(0, place(bytes, random));
  },
  function removeBytes(bytes, random) {
    const at = place(bytes, random);
    return remove(bytes, at, Math.min(bytes.length, at + 1 + random.below(16)));
  },
  function insertBytes(bytes, random) {
    const values = Array.from({ length: 1 + random.below(8) }, () => random.below(256));
    return insert(bytes, place(bytes, random), ...values);
  },
  function insertMarker(bytes, random) {
    return insert(bytes, place(bytes, random), 0xff, random.pick(MARKERS));
  },
  function changeMarker(bytes, random) {
    const at = random.pick(markersOf(bytes)) ?? 0;
    return at + 1 < bytes.length ? patch(bytes, at + 1, random.pick(MARKERS)) : bytes;
  },
  function changeLength(bytes, random) {
    const at = random.pick(markersOf(bytes)) ?? 0;
    const low = (bytes[at + 3] ?? 0) + random.pick([-2, -1, 1, 2, 16, 64]);
    return at + 3 < bytes.length ? patch(bytes, at + 3, low & 255) : bytes;
  },
  function removeSegment(bytes, random) {
    const part = piece(bytes, random);
    const from = part.byteOffset - bytes.byteOffset;
    return remove(bytes, from, from + part.length);
  },
  function repeatSegment(bytes, random) {
    return insert(bytes, random.pick(markersOf(bytes)) ?? 0, ...piece(bytes, random));
  },
  function takeSegment(bytes, random, other) {
    return insert(bytes, random.pick(markersOf(bytes)) ?? 0, ...piece(other, random));
  },
  function crossOver(bytes, random, other) {
    const [from, to] = [place(bytes, random), place(other, random)];
    return Uint8Array.of(...bytes.subarray(0, from), ...other.subarray(to));
  },
];

/** One to four changes of a file, kept within the size that uploads may have. */
export function mutate(bytes: Uint8Array, random: Seeded, other: Uint8Array): Uint8Array {
  let changed = bytes;
  for (let left = 1 + random.below(4); left > 0; left--) {
    changed = random.pick(mutations)(changed, random, other);
  }
  return changed.subarray(0, MAX_PHOTO_BYTES);
}
