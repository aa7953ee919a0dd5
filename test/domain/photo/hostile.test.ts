import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { find, insert, patch, remove, segmentLength } from '../../../scripts/photo/bytes.ts';
import { manyScans } from '../../../scripts/photo/many-scans.ts';
import { drawPhoto } from '../../support/draw-photo.ts';
import { verdictOf } from './rule.ts';

let photo: Uint8Array;
let progressive: Uint8Array;
beforeAll(async () => {
  photo = await drawPhoto({ background: 'blue' });
  progressive = await drawPhoto({ background: 'blue', progressive: true });
});

const DHT = 0xc4;
const DQT = 0xdb;
const SOF0 = 0xc0;
const SOF2 = 0xc2;
const SOS = 0xda;

const text = (value: string) => new TextEncoder().encode(value);
const jpeg = (picture: Sharp) => picture.jpeg().toBuffer();
const blank = () => sharp({ create: { width: 140, height: 196, channels: 3, background: '#00f' } });

/** A file of the JPEG kind whose frame marker is another one. */
const coded = (marker: number) => patch(photo, find(photo, SOF0) + 1, marker);
/** Many comments before the first segment. */
const commented = (count: number) =>
  insert(photo, 2, ...Array.from({ length: count }, () => [0xff, 0xfe, 0, 2]).flat());
/** The only scan of a baseline file, a second time. */
function repeatedScan(): Uint8Array {
  const at = find(photo, SOS);
  const scan = photo.subarray(at, photo.length - 2);
  return insert(photo, photo.length - 2, ...scan);
}

const cases: [string, () => Uint8Array | Promise<Uint8Array>, string][] = [
  ['nothing', () => new Uint8Array(), 'empty'],
  ['one byte more than 20 KB', () => new Uint8Array(20_481), 'too-large'],
  ['text', () => text('hello, this is no picture'), 'not-jpeg'],
  ['PNG', () => blank().png().toBuffer(), 'is-png'],
  ['WebP', () => blank().webp().toBuffer(), 'is-webp'],
  ['GIF', () => blank().gif().toBuffer(), 'is-gif'],
  ['HEIC', () => Uint8Array.of(0, 0, 0, 24, ...text('ftypheic')), 'is-heic'],
  ['PDF', () => text('%PDF-1.7\n'), 'is-pdf'],
  ['greyscale', () => jpeg(blank().greyscale().toColourspace('b-w')), 'grey'],
  ['CMYK', () => jpeg(blank().toColourspace('cmyk')), 'cmyk'],
  ['only SOI', () => photo.subarray(0, 2), 'truncated'],
  ['no picture', () => Uint8Array.of(0xff, 0xd8, 0xff, 0xd9), 'no-picture'],
  ['data after the end', () => insert(photo, photo.length, 0), 'data-after-end'],
  ['a picture after the end', () => insert(photo, photo.length, 0xff, 0xd8), 'data-after-end'],
  ['stray bytes before a marker', () => insert(photo, find(photo, DQT), 0, 0), 'stray-bytes'],
  ['stray bytes after a scan', () => insert(photo, photo.length - 2, 1, 2), 'stray-bytes'],
  ['a second start', () => insert(photo, 2, 0xff, 0xd8), 'bad-marker'],
  ['a restart marker outside a scan', () => insert(photo, 2, 0xff, 0xd0), 'bad-marker'],
  ['a segment of length 0', () => insert(photo, 2, 0xff, 0xfe, 0, 0), 'bad-segment'],
  ['101 markers', () => commented(101), 'too-many-markers'],
  ['two frames', () => insert(photo, find(photo, SOS), ...frameOf(photo)), 'two-frames'],
  ['41 scans', () => manyScans(112, 160, 40), 'too-many-scans'],
  ['a scan twice', repeatedScan, 'bad-scan'],
  ['12 bits', () => patch(photo, find(photo, SOF0) + 4, 12), 'twelve-bit'],
  ['arithmetic', () => coded(0xc9), 'arithmetic'],
  ['lossless', () => coded(0xc3), 'lossless'],
  ['hierarchical', () => coded(0xc5), 'hierarchical'],
  [
    '65535 x 65535',
    () => patch(photo, find(photo, SOF0) + 5, 255, 255, 255, 255),
    'dimensions-too-large',
  ],
  [
    '20000 x 20000',
    () => patch(progressive, find(progressive, SOF2) + 5, 78, 32, 78, 32),
    'dimensions-too-large',
  ],
  ['height 0', () => patch(photo, find(photo, SOF0) + 5, 0, 0), 'bad-frame'],
  ['sampling 0', () => patch(photo, find(photo, SOF0) + 11, 0), 'bad-frame'],
  ['two components', () => patch(photo, find(photo, SOF0) + 9, 2), 'components'],
  ['no Huffman tables', () => without(DHT, 4), 'missing-table'],
  ['no quantisation tables', () => without(DQT, 2), 'missing-table'],
  ['too many codes', () => patch(photo, find(photo, DHT) + 5, 255), 'bad-huffman-table'],
  ['a quantiser of 0', () => patch(photo, find(photo, DQT) + 5, 0), 'bad-quantisation'],
  ['a taller frame', () => patch(photo, find(photo, SOF0) + 5, 2), 'truncated'],
  ['turned by EXIF', () => jpeg(blank().withMetadata({ orientation: 6 })), 'orientation'],
  [
    'RGB by Adobe',
    () => insert(photo, 2, 0xff, 0xee, 0, 14, ...text('Adobe'), 0, 100, 0, 0, 0, 0, 0),
    'rgb-coded',
  ],
];

/** The frame segment of a file. */
function frameOf(bytes: Uint8Array): Uint8Array {
  const at = find(bytes, SOF0);
  return bytes.subarray(at, at + segmentLength(bytes, at));
}

/** The photo without its first `count` segments of a marker. */
function without(marker: number, count: number): Uint8Array {
  let bytes = photo;
  for (let i = 0; i < count; i++) {
    const at = find(bytes, marker);
    bytes = remove(bytes, at, at + segmentLength(bytes, at));
  }
  return bytes;
}

describe('hostile files', () => {
  it.each(cases)('%s', async (_, make, code) => {
    expect(verdictOf(new Uint8Array(await make()))).toBe(`invalid ${code}`);
  });

  it('reads 40 scans of the largest picture, which takes no decoding of AC terms', () => {
    expect(verdictOf(manyScans(1200, 1600, 39))).toMatch(/^reject /);
  });

  it('reads restart markers, each with its number and in its place', async () => {
    const restarting = manyScans(112, 160, 3, 25);
    expect(verdictOf(restarting)).toBe('reject background-colour');
    await expect(sharp(restarting, { failOn: 'warning' }).raw().toBuffer()).resolves.toBeDefined();
    const last = find(restarting, 0xd3);
    expect(verdictOf(patch(restarting, last + 1, 0xd4))).toBe('invalid corrupt-data');
    expect(verdictOf(remove(restarting, last, last + 2))).toMatch(/^invalid /);
    expect(verdictOf(insert(restarting, last, 0))).toBe('invalid stray-bytes');
  });

  it('accepts many markers and orientation 1', async () => {
    expect(verdictOf(await jpeg(blank().withMetadata({ orientation: 1 })))).toBe('pass');
    expect(verdictOf(commented(40))).toBe('pass');
  });

  it('refuses a file cut anywhere', () => {
    for (const whole of [photo, progressive]) {
      for (let part = 1; part < 20; part++) {
        const cut = whole.subarray(0, Math.floor((whole.length * part) / 20));
        expect(verdictOf(cut)).toBe('invalid truncated');
        const closed = insert(cut, cut.length, 0xff, 0xd9);
        expect(verdictOf(closed)).toMatch(/^invalid /);
      }
    }
  });

  it('never throws, whatever bit is flipped', () => {
    for (const whole of [photo, progressive]) {
      const step = Math.ceil(whole.length / 400);
      for (let at = 0; at < whole.length; at += step) {
        const flipped = patch(whole, at, (whole[at] ?? 0) ^ (1 << (at & 7)));
        expect(verdictOf(flipped)).toMatch(/^(pass|review|reject|invalid)/);
      }
    }
  });

  it('never throws, whatever bytes are replaced', () => {
    const replacement = fc.tuple(fc.nat(700), fc.uint8Array({ minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(fc.boolean(), fc.array(replacement, { maxLength: 4 }), (baseline, all) => {
        const start = baseline ? photo : progressive;
        const bytes = all.reduce((file, [at, values]) => patch(file, at, ...values), start);
        expect(verdictOf(bytes)).toMatch(/^(pass|review|reject|invalid)/);
      }),
      { numRuns: 500 },
    );
  });

  it('accepts nothing that libjpeg-turbo warns about', async () => {
    for (const whole of [photo, progressive]) {
      for (let at = 600; at < whole.length; at += Math.ceil(whole.length / 40)) {
        const flipped = patch(whole, at, (whole[at] ?? 0) ^ 4);
        if (verdictOf(flipped).startsWith('invalid')) continue;
        const decoded = sharp(flipped, { failOn: 'warning' }).raw().toBuffer();
        await expect(decoded).resolves.toBeDefined();
      }
    }
  });
});
