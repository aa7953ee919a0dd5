/**
 * Time from bytes to verdict against full decodes, interleaved in one run so that a busy machine
 * slows all of them alike. Only the ratios mean anything elsewhere.
 */
import { resolve } from 'node:path';
import { type Sample, storedCorpus } from '../photo/corpus.ts';
import { drawPicture } from '../photo/drawing.ts';
import { encodeToFit } from '../photo/encode.ts';
import { seeded } from '../photo/seeded.ts';
import { coldStarts } from './photo/cold.ts';
import { decoders } from './photo/decoders.ts';
import { median } from './photo/median.ts';

/** The verdict's time as a part of another decoder's (performance.md, goal 4), and KB of bundle. */
const goals: Record<string, number> = { 'libjpeg-turbo': 1, sharp: 0.25 };
const MOST_KB = 240;
const rounds = 40;
const pictures = 10;

/** Portraits of nearly 20 KB, where decoding costs most. */
async function large(progressive: boolean): Promise<Buffer[]> {
  const all: Buffer[] = [];
  for (let i = 0; i < pictures; i += 1) {
    const picture = await drawPicture(seeded(i + 1), { width: 413, height: 579 });
    all.push(Buffer.from(await encodeToFit(picture, { progressive })));
  }
  return all;
}

/** Every tenth decodable file of the corpus: all sizes, encoders and codings. */
async function mixed(): Promise<Buffer[]> {
  const all = await storedCorpus(resolve(import.meta.dirname, '../../.build/corpus'));
  const sound = all.filter(({ label }: Sample) => label !== 'hostile');
  return sound.filter((_, i) => i % 10 === 0).map(({ bytes }) => Buffer.from(bytes));
}

type Times = Map<string, number[]>;

async function measure(files: Buffer[]): Promise<Times> {
  const all = Object.entries(await decoders());
  const times: Times = new Map(all.map(([name]) => [name, []]));
  const turns = Math.ceil((rounds * pictures) / files.length);
  for (let round = 0; round < turns; round += 1) {
    for (const file of files) {
      for (const [name, decode] of all) {
        const start = performance.now();
        await decode(file);
        // The first rounds warm the machine code up.
        if (round >= turns / 4) times.get(name)?.push(performance.now() - start);
      }
    }
  }
  return times;
}

/** Prints a set's figures; true when every goal is met. */
function print(name: string, files: Buffer[], times: Times): boolean {
  const of = (decoder: string) => median(times.get(decoder) ?? []);
  const bytes = median(files.map((file) => file.length));
  console.log(`photo, ${name}, ${bytes} bytes: verdict ${of('verdict').toFixed(3)} ms`);
  let met = true;
  for (const decoder of times.keys()) {
    if (decoder === 'verdict') continue;
    const ratio = of('verdict') / of(decoder);
    const goal = goals[decoder];
    const good = goal === undefined || ratio <= goal;
    met &&= good;
    const verdict = goal === undefined ? '' : `, goal ${goal}: ${good ? 'met' : 'missed'}`;
    console.log(`  ${ratio.toFixed(2)} x ${decoder} (${of(decoder).toFixed(3)} ms)${verdict}`);
  }
  return met;
}

async function printCold(photo: Buffer): Promise<boolean> {
  console.log('cold starts: import, and the first verdict');
  let met = true;
  for (const { name, kb, importMs, firstMs } of await coldStarts(photo)) {
    const first = firstMs === undefined ? '' : `, verdict ${firstMs.toFixed(1)} ms`;
    met &&= kb <= MOST_KB;
    console.log(`  ${name}: ${kb.toFixed(1)} KB, import ${importMs.toFixed(1)} ms${first}`);
  }
  console.log(`  bundle goal ${MOST_KB} KB: ${met ? 'met' : 'missed'}`);
  return met;
}

/** Prints the figures and the goals; true when every goal is met. */
export async function run(): Promise<boolean> {
  const sets = {
    corpus: await mixed(),
    baseline: await large(false),
    progressive: await large(true),
  };
  let met = true;
  for (const [name, files] of Object.entries(sets)) {
    met = print(name, files, await measure(files)) && met;
  }
  return (await printCold(sets.baseline[0] as Buffer)) && met;
}

if (import.meta.main) process.exitCode = (await run()) ? 0 : 1;
