/** What other decoders say of a file: sharp (libjpeg-turbo) and jpeg-js. */
import jpegJs from 'jpeg-js';
import sharp from 'sharp';
import { decodeDcPlane } from '#domain/photo/decode.ts';
import type { Component, Frame } from '#domain/photo/frame.ts';
import { judgePhoto } from '#domain/photo/judge.ts';
import { defaultRule } from './rule.ts';

type Decoder = 'sharp' | 'jpeg-js';

/** What is refused here on purpose although decoders show a picture (photo.md). */
const unwanted = [
  ...['too-large', 'grey', 'cmyk', 'orientation', 'rgb-coded', 'data-after-end', 'stray-bytes'],
  ...['bad-segment', 'bad-scan', 'bad-quantisation', 'too-many-markers', 'too-many-scans'],
];

/** The codes with which we may refuse what a decoder accepts; there is no list for the contrary. */
const stricterThan: Record<Decoder, readonly string[]> = {
  // libjpeg-turbo has default Huffman tables and an arithmetic decoder.
  sharp: [...unwanted, 'arithmetic', 'missing-table'],
  // jpeg-js does not look at the precision.
  'jpeg-js': [...unwanted, 'twelve-bit'],
};

/** Whether a difference is one that the design wants. */
export function isWanted({ decoder, kind, code }: Difference): boolean {
  return kind === 'stricter' && stricterThan[decoder].includes(code ?? '');
}

async function sharpAccepts(bytes: Uint8Array): Promise<boolean> {
  try {
    const image = sharp(bytes, { failOn: 'warning' });
    await image.clone().raw().toBuffer();
    return (await image.metadata()).format === 'jpeg';
  } catch {
    return false;
  }
}

function jpegJsAccepts(bytes: Uint8Array): boolean {
  try {
    jpegJs.decode(bytes, { tolerantDecoding: false, maxResolutionInMP: 4, useTArray: true });
    return true;
  } catch {
    return false;
  }
}

/** How our answer differs from a decoder's; `code` is ours, undefined when we accept the file. */
type Difference = { decoder: Decoder; kind: 'laxer' | 'stricter'; code: string | undefined };

export async function differences(bytes: Uint8Array): Promise<Difference[]> {
  const { verdict, reasons } = judgePhoto(bytes, defaultRule);
  const ours = verdict !== 'invalid';
  const code = ours ? undefined : reasons[0]?.code;
  const others: [Decoder, boolean][] = [
    ['sharp', await sharpAccepts(bytes)],
    ['jpeg-js', jpegJsAccepts(bytes)],
  ];
  return others
    .filter(([, theirs]) => theirs !== ours)
    .map(([decoder]) => ({ decoder, kind: ours ? 'laxer' : 'stricter', code }));
}

/** JFIF's luma and chroma of a pixel. */
const planes = [
  (r: number, g: number, b: number) => 0.299 * r + 0.587 * g + 0.114 * b,
  (r: number, g: number, b: number) => -0.168736 * r - 0.331264 * g + 0.5 * b + 128,
  (r: number, g: number, b: number) => 0.5 * r - 0.418688 * g - 0.081312 * b + 128,
];

type Rgb = { data: Uint8Array; width: number };
type Box = { left: number; top: number; wide: number; high: number };

/** A plane's mean over a box; undefined when a pixel was cut off at 0 or 255, which moves it. */
function meanOf({ data, width }: Rgb, plane: number, box: Box): number | undefined {
  const value = planes[plane] as (typeof planes)[number];
  let sum = 0;
  for (let y = box.top; y < box.top + box.high; y++) {
    for (let x = box.left; x < box.left + box.wide; x++) {
      const at = (y * width + x) * 3;
      const [r = 0, g = 0, b = 0] = [data[at], data[at + 1], data[at + 2]];
      if (Math.min(r, g, b) === 0 || Math.max(r, g, b) === 255) return undefined;
      sum += value(r, g, b);
    }
  }
  return sum / (box.wide * box.high);
}

/** How far our means of blocks are off, in levels of 255. */
type Distance = { blocks: number; off: number; worst: number };

/** Counts the blocks of one component, at its own resolution, that are more than 3 levels off. */
function distanceOf(frame: Frame, component: Component, plane: number, rgb: Rgb): Distance {
  const wide = (8 * frame.maxHorizontal) / component.horizontal;
  const high = (8 * frame.maxVertical) / component.vertical;
  const distance = { blocks: 0, off: 0, worst: 0 };
  for (let y = 0; (y + 1) * high <= frame.height; y++) {
    for (let x = 0; (x + 1) * wide <= frame.width; x++) {
      const theirs = meanOf(rgb, plane, { left: x * wide, top: y * high, wide, high });
      if (theirs === undefined) continue;
      const dc = component.dc[y * component.blocksWide + x] as number;
      const error = Math.abs((dc * component.dcQuantiser) / 8 + 128 - theirs);
      distance.blocks++;
      if (error > 3) distance.off++;
      distance.worst = Math.max(distance.worst, error);
    }
  }
  return distance;
}

/** The DC planes of an accepted file against what sharp decodes: luma, blue and red chroma. */
export async function planeDistances(bytes: Uint8Array): Promise<Distance[]> {
  const frame = decodeDcPlane(bytes);
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const rgb = { data, width: info.width };
  return frame.components.map((component, plane) => distanceOf(frame, component, plane, rgb));
}
