import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeContactSheet } from './contact-sheet.ts';
import { type Sample, storedCorpus } from './corpus.ts';
import { type Judged, judge, markOf, share } from './score.ts';

const percent = (part: number) => `${(part * 100).toFixed(1)} %`;

/** Pictures of the operator's own: labels.json maps file names to "good" or "wrong". */
async function others(folder: string): Promise<Sample[]> {
  const labels = JSON.parse(await readFile(join(folder, 'labels.json'), 'utf8')) as Record<
    string,
    'good' | 'wrong'
  >;
  return Promise.all(
    Object.entries(labels).map(async ([name, label]) => ({
      name,
      label,
      kind: label,
      bytes: new Uint8Array(await readFile(join(folder, name))),
    })),
  );
}

function printTable(all: Judged[]): void {
  const verdicts = ['pass', 'review', 'reject', 'invalid'] as const;
  console.log(`${''.padEnd(10)}${verdicts.map((one) => one.padStart(9)).join('')}`);
  for (const label of ['good', 'wrong', 'hostile'] as const) {
    const own = all.filter((one) => one.sample.label === label);
    if (own.length === 0) continue;
    const counts = verdicts.map((verdict) =>
      String(own.filter((one) => one.verdict.verdict === verdict).length).padStart(9),
    );
    console.log(`${label.padEnd(10)}${counts.join('')}`);
  }
}

/** Prints the figures of one set; true when the goals of photo.md are met. */
function printSet(title: string, all: Judged[]): boolean {
  console.log(`\n${title}: ${all.length} files`);
  printTable(all);
  const looked = all.filter((one) => one.sample.label !== 'hostile');
  const reviewed =
    looked.filter((one) => markOf(one) === 'review').length / Math.max(1, looked.length);
  const figures: [string, number, number][] = [
    ['false rejects', share(all, 'good', 'false-reject'), 0.01],
    ['false accepts', share(all, 'wrong', 'false-accept'), 0.01],
    ['to review', reviewed, 0.1],
    ['hostile with another code', share(all, 'hostile', 'wrong-code'), 0],
  ];
  for (const [name, value, most] of figures) {
    const goal = value <= most ? 'met' : 'missed';
    console.log(`${name}: ${percent(value)} (goal at most ${percent(most)}: ${goal})`);
  }
  const slowest = Math.max(...all.map((one) => one.ms));
  console.log(`slowest verdict: ${slowest.toFixed(1)} ms`);
  const bad = all.filter((one) => !['right', 'review'].includes(markOf(one)));
  for (const { sample, verdict } of bad.slice(0, 20)) {
    console.log(
      `  ${sample.name} (${sample.kind}): ${verdict.verdict} ${verdict.reasons[0]?.code ?? ''}`,
    );
  }
  return figures.every(([, value, most]) => value <= most);
}

/** `npm run report -- photo`. */
export async function reportPhotos(build: string): Promise<boolean> {
  const drawn = (await storedCorpus(join(build, 'corpus'))).map(judge);
  let met = printSet('drawn', drawn);
  const folder = process.env.BAOMING_PHOTOS;
  const own = folder ? (await others(folder)).map(judge) : [];
  if (folder) met = printSet(`others (${folder})`, own) && met;
  const sheet = join(build, 'photo-worst.png');
  await writeContactSheet([...own, ...drawn], sheet);
  console.log(`\nworst 24: ${sheet}`);
  return met;
}
