/**
 * Time from bytes to verdict against a full decode by libjpeg-turbo and by sharp, interleaved in
 * one run so that a busy machine slows all of them alike. Only the ratios mean anything elsewhere.
 */
import turbo from '@julusian/jpeg-turbo';
import sharp from 'sharp';
import { judgePhoto } from '#domain/photo/judge.ts';
import { drawPicture } from '../photo/drawing.ts';
import { encodeToFit } from '../photo/encode.ts';
import { defaultRule } from '../photo/rule.ts';
import { seeded } from '../photo/seeded.ts';

const goals = { turbo: 1, sharp: 0.25 };
const rounds = 40;
const pictures = 10;

type Times = { judge: number[]; turbo: number[]; sharp: number[] };

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Portraits of nearly 20 KB, where decoding costs most. */
async function files(progressive: boolean): Promise<Buffer[]> {
  const all: Buffer[] = [];
  for (let i = 0; i < pictures; i += 1) {
    const picture = await drawPicture(seeded(i + 1), { width: 413, height: 579 });
    all.push(Buffer.from(await encodeToFit(picture, { progressive })));
  }
  return all;
}

async function measure(all: Buffer[]): Promise<Times> {
  const times: Times = { judge: [], turbo: [], sharp: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const file of all) {
      const start = performance.now();
      judgePhoto(file, defaultRule);
      const judged = performance.now();
      turbo.decompressSync(file, { format: turbo.FORMAT_RGB });
      const decoded = performance.now();
      await sharp(file).raw().toBuffer();
      const end = performance.now();
      // The first rounds warm the machine code up.
      if (round < rounds / 4) continue;
      times.judge.push(judged - start);
      times.turbo.push(decoded - judged);
      times.sharp.push(end - decoded);
    }
  }
  return times;
}

/** Prints the figures and the goals; true when every goal is met. */
export async function run(): Promise<boolean> {
  let met = true;
  for (const progressive of [false, true]) {
    const all = await files(progressive);
    const times = await measure(all);
    const [judge, native, libvips] = [times.judge, times.turbo, times.sharp].map(median) as [
      number,
      number,
      number,
    ];
    const bytes = median(all.map((file) => file.length));
    const name = progressive ? 'progressive' : 'baseline';
    console.log(`photo, ${name}, ${bytes} bytes: verdict ${judge.toFixed(3)} ms`);
    for (const [other, time, goal] of [
      ['libjpeg-turbo', native, goals.turbo],
      ['sharp', libvips, goals.sharp],
    ] as const) {
      const ratio = judge / time;
      const good = ratio <= goal;
      met &&= good;
      console.log(
        `  ${ratio.toFixed(2)} x ${other} (${time.toFixed(3)} ms), goal ${goal}: ${good ? 'met' : 'missed'}`,
      );
    }
  }
  return met;
}

if (import.meta.main) process.exitCode = (await run()) ? 0 : 1;
