import sharp from 'sharp';
import type { InvalidCode } from '#domain/photo/sentences.ts';
import { find, insert, patch, remove, segmentLength } from './bytes.ts';
import { manyScans } from './many-scans.ts';
import type { Seeded } from './seeded.ts';

/** Sound files to spoil. */
export type Sound = { baseline: Uint8Array; progressive: Uint8Array };
type Spoil = (sound: Sound, random: Seeded) => Uint8Array | Promise<Uint8Array>;

const [DHT, DQT, SOF0, SOF2, SOS] = [0xc4, 0xdb, 0xc0, 0xc2, 0xda];
const utf8 = (text: string) => new TextEncoder().encode(text);
const plain = (random: Seeded) =>
  sharp({
    create: {
      width: 140,
      height: 196,
      channels: 3,
      background: { r: random.below(90), g: 90, b: 220 },
    },
  });
const bytesOf = async (made: Promise<Buffer>) => new Uint8Array(await made);
const zeros = (count: number) => Array.from({ length: count }, () => 0);

function without(bytes: Uint8Array, marker: number): Uint8Array {
  let left = bytes;
  for (let i = 0; i < 4; i += 1) {
    if (!left.some((byte, at) => byte === 0xff && left[at + 1] === marker)) break;
    const at = find(left, marker);
    left = remove(left, at, at + segmentLength(left, at));
  }
  return left;
}

function segment(bytes: Uint8Array, marker: number): Uint8Array {
  const at = find(bytes, marker);
  return bytes.subarray(at, at + segmentLength(bytes, at));
}

/** A cut somewhere in the picture data, or before it. */
function cut(bytes: Uint8Array, random: Seeded): Uint8Array {
  return bytes.subarray(0, Math.floor(bytes.length * random.between(0.05, 0.97)));
}

const comment = [0xff, 0xfe, 0, 2];
const adobe = [0xff, 0xee, 0, 14, ...utf8('Adobe'), 0, 100, 0, 0, 0, 0, 0];

/** Ways to make a file that must be refused, each with the code it must be refused with. */
export const hostile: [string, InvalidCode, Spoil][] = [
  ['nothing', 'empty', () => new Uint8Array()],
  [
    'more than 20 KB',
    'too-large',
    ({ baseline }, random) =>
      insert(baseline, baseline.length, ...zeros(20_481 - baseline.length + random.below(999))),
  ],
  ['text', 'not-jpeg', (_, random) => utf8('no picture '.repeat(1 + random.below(90)))],
  ['a page of HTML', 'not-jpeg', () => utf8('<!doctype html><script>alert(1)</script>')],
  ['PNG', 'is-png', (_, random) => bytesOf(plain(random).png().toBuffer())],
  ['WebP', 'is-webp', (_, random) => bytesOf(plain(random).webp().toBuffer())],
  ['GIF', 'is-gif', (_, random) => bytesOf(plain(random).gif().toBuffer())],
  [
    'HEIC',
    'is-heic',
    (_, random) => Uint8Array.of(0, 0, 0, 24, ...utf8('ftypheic'), ...zeros(random.below(500))),
  ],
  ['PDF', 'is-pdf', (_, random) => utf8(`%PDF-1.7\n${'%'.repeat(random.below(200))}`)],
  [
    'greyscale',
    'grey',
    (_, random) => bytesOf(plain(random).greyscale().toColourspace('b-w').jpeg().toBuffer()),
  ],
  ['CMYK', 'cmyk', (_, random) => bytesOf(plain(random).toColourspace('cmyk').jpeg().toBuffer())],
  ['cut baseline', 'truncated', ({ baseline }, random) => cut(baseline, random)],
  ['cut progressive', 'truncated', ({ progressive }, random) => cut(progressive, random)],
  [
    'data after the end',
    'data-after-end',
    ({ baseline }, random) => insert(baseline, baseline.length, ...zeros(1 + random.below(300))),
  ],
  [
    'an archive after the end',
    'data-after-end',
    ({ baseline }) => insert(baseline, baseline.length, ...utf8('PK\u0003\u0004')),
  ],
  [
    'stray bytes before a marker',
    'stray-bytes',
    ({ baseline }, random) => insert(baseline, find(baseline, DQT), 0, random.below(255)),
  ],
  [
    'stray bytes after a scan',
    'stray-bytes',
    ({ baseline }, random) => insert(baseline, baseline.length - 2, 1, random.below(254)),
  ],
  ['a second start', 'bad-marker', ({ baseline }) => insert(baseline, 2, 0xff, 0xd8)],
  ['a segment of length 0', 'bad-segment', ({ baseline }) => insert(baseline, 2, 0xff, 0xfe, 0, 0)],
  [
    'many markers',
    'too-many-markers',
    ({ baseline }, random) =>
      insert(baseline, 2, ...Array.from({ length: 101 + random.below(900) }, () => comment).flat()),
  ],
  [
    'two frames',
    'two-frames',
    ({ baseline }) => insert(baseline, find(baseline, SOS), ...segment(baseline, SOF0)),
  ],
  [
    'many scans',
    'too-many-scans',
    (_, random) => manyScans(112 + 8 * random.below(100), 160, 40 + random.below(20)),
  ],
  ['12 bits', 'twelve-bit', ({ baseline }) => patch(baseline, find(baseline, SOF0) + 4, 12)],
  ['arithmetic', 'arithmetic', ({ baseline }) => patch(baseline, find(baseline, SOF0) + 1, 0xc9)],
  ['lossless', 'lossless', ({ baseline }) => patch(baseline, find(baseline, SOF0) + 1, 0xc3)],
  [
    'hierarchical',
    'hierarchical',
    ({ baseline }, random) =>
      patch(baseline, find(baseline, SOF0) + 1, random.pick([0xc5, 0xc6, 0xc7])),
  ],
  [
    'a huge baseline',
    'dimensions-too-large',
    ({ baseline }, random) =>
      patch(baseline, find(baseline, SOF0) + 5, 255, random.below(256), 255, 255),
  ],
  [
    'a huge progressive',
    'dimensions-too-large',
    ({ progressive }) => patch(progressive, find(progressive, SOF2) + 5, 78, 32, 78, 32),
  ],
  ['height 0', 'bad-frame', ({ baseline }) => patch(baseline, find(baseline, SOF0) + 5, 0, 0)],
  [
    'sampling 0',
    'bad-frame',
    ({ baseline }, random) => patch(baseline, find(baseline, SOF0) + 11 + 3 * random.below(3), 0),
  ],
  ['two components', 'components', ({ baseline }) => patch(baseline, find(baseline, SOF0) + 9, 2)],
  ['no Huffman tables', 'missing-table', ({ baseline }) => without(baseline, DHT)],
  ['no quantisation tables', 'missing-table', ({ baseline }) => without(baseline, DQT)],
  [
    'too many codes',
    'bad-huffman-table',
    ({ baseline }, random) => patch(baseline, find(baseline, DHT) + 5, 200 + random.below(56)),
  ],
  [
    'a quantiser of 0',
    'bad-quantisation',
    ({ baseline }) => patch(baseline, find(baseline, DQT) + 5, 0),
  ],
  ['a taller frame', 'truncated', ({ baseline }) => patch(baseline, find(baseline, SOF0) + 5, 5)],
  ['no picture', 'no-picture', () => Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)],
  [
    'turned by EXIF',
    'orientation',
    (_, random) =>
      bytesOf(
        plain(random)
          .withMetadata({ orientation: 2 + random.below(7) })
          .jpeg()
          .toBuffer(),
      ),
  ],
  ['RGB by Adobe', 'rgb-coded', ({ baseline }) => insert(baseline, 2, ...adobe)],
  [
    'a scan twice',
    'bad-scan',
    ({ baseline }) =>
      insert(
        baseline,
        baseline.length - 2,
        ...baseline.subarray(find(baseline, SOS), baseline.length - 2),
      ),
  ],
];
