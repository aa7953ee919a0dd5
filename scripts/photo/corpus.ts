/**
 * The drawn corpus: good photos, wrong ones and hostile files, the same bytes in every run for
 * one version of the encoders. People in it are drawn; nobody exists.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { wrongBackdrops } from './backdrops.ts';
import { drawPicture } from './drawing.ts';
import { type Encoding, encodeToFit } from './encode.ts';
import { hostile } from './hostile.ts';
import { type Seeded, seeded } from './seeded.ts';

export type Label = 'good' | 'wrong' | 'hostile';
/** `kind` says what is wrong; hostile files have the one right `code`. */
export type Sample = { name: string; label: Label; kind: string; code?: string; bytes: Uint8Array };

export const sizes = { good: 500, wrong: 300, hostile: 200 } as const;

const formats: [number, number][] = [
  [295, 413],
  [295, 413],
  [413, 579],
  [350, 450],
  [413, 531],
  [140, 196],
];
const misshapen: [number, number][] = [
  [90, 126],
  [300, 300],
  [413, 295],
  [240, 400],
];

function encoding(random: Seeded): Encoding {
  return {
    encoder: random.pick(['sharp', 'sharp', 'mozjpeg', 'jpeg-js']),
    progressive: random.chance(0.3),
    chromaSubsampling: random.chance(0.7) ? '4:2:0' : '4:4:4',
  };
}

async function draw(
  random: Seeded,
  [width, height]: [number, number],
  { backdrop, more }: { backdrop?: string | undefined; more?: Encoding | undefined } = {},
) {
  const options = { width, height, ...(backdrop ? { backdrop } : {}) };
  return encodeToFit(await drawPicture(random, options), { ...encoding(random), ...more });
}

/** Every tenth good picture has restart markers, which baseline files alone get here. */
function restarts(i: number): Encoding | undefined {
  if (i % 10 !== 7) return undefined;
  const encoder = i % 30 === 7 ? 'jpeg-js' : 'sharp';
  return { encoder, progressive: false, restartInterval: [7, 16, 40][i % 3] as number };
}

async function good(i: number): Promise<Sample> {
  const random = seeded(1000 + i);
  const bytes = await draw(random, random.pick(formats), { more: restarts(i) });
  return { name: `good-${i}`, label: 'good', kind: 'good', bytes };
}

async function wrong(i: number): Promise<Sample> {
  const random = seeded(2000 + i);
  const kinds = Object.keys(wrongBackdrops);
  const kind = [...kinds, 'dimensions'][i % (kinds.length + 1)] as string;
  const backdrop = wrongBackdrops[kind]?.(random);
  const size = random.pick(backdrop ? formats : misshapen);
  return {
    name: `wrong-${i}`,
    label: 'wrong',
    kind,
    bytes: await draw(random, size, { backdrop }),
  };
}

async function spoilt(i: number): Promise<Sample> {
  const random = seeded(3000 + i);
  const picture = await drawPicture(random, { width: 140, height: 196 });
  const sound = {
    baseline: await encodeToFit(picture),
    progressive: await encodeToFit(picture, { progressive: true }),
  };
  const [kind, code, spoil] = hostile[i % hostile.length] as (typeof hostile)[number];
  const bytes = await spoil(sound, random);
  return { name: `hostile-${i}`, label: 'hostile', kind, code, bytes };
}

const makers = { good, wrong, hostile: spoilt };

const labels: readonly Label[] = ['good', 'wrong', 'hostile'];

/** Every `step`-th sample of the corpus (of these labels), made anew. */
export async function* corpus(step = 1, of = labels): AsyncGenerator<Sample> {
  for (const label of of) {
    for (let i = 0; i < sizes[label]; i += step) yield makers[label](i);
  }
}

/** Changes with the code and the encoders that make the corpus. */
async function recipe(): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(sharp.versions));
  const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.ts'));
  for (const name of files.sort()) hash.update(await readFile(join(import.meta.dirname, name)));
  return hash.digest('hex');
}

type Kept = { recipe: string; files: Omit<Sample, 'bytes'>[] };

/** The whole corpus, kept in a folder: made, in some minutes, when the folder has not this one. */
export async function storedCorpus(folder: string): Promise<Sample[]> {
  const index = join(folder, 'corpus.json');
  const wanted = await recipe();
  const known = await readFile(index, 'utf8').catch(() => '{}');
  const kept: Partial<Kept> = JSON.parse(known);
  if (kept.recipe === wanted && kept.files) {
    return Promise.all(
      kept.files.map(async (entry) => ({
        ...entry,
        bytes: new Uint8Array(await readFile(join(folder, `${entry.name}.jpg`))),
      })),
    );
  }
  await mkdir(folder, { recursive: true });
  const all: Sample[] = [];
  for await (const sample of corpus()) {
    await writeFile(join(folder, `${sample.name}.jpg`), sample.bytes);
    all.push(sample);
  }
  const files = all.map(({ bytes: _, ...entry }) => entry);
  await writeFile(index, JSON.stringify({ recipe: wanted, files } satisfies Kept));
  return all;
}
