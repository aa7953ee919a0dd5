import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeContactSheet } from './contact-sheet.ts';
import { type Sample, storedCorpus } from './corpus.ts';
import { differences, isWanted, planeDistances } from './oracles.ts';
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

/** Every file against sharp and jpeg-js; true when all differences are wanted ones. */
async function printOracles(all: Judged[]): Promise<boolean> {
  const counts = new Map<string, number>();
  let unwanted = 0;
  let [blocks, off, worst] = [0, 0, 0];
  for (const { sample, verdict } of all) {
    for (const one of await differences(sample.bytes)) {
      const text = `${one.kind} than ${one.decoder}: ${one.code ?? sample.name}`;
      counts.set(text, (counts.get(text) ?? 0) + 1);
      if (!isWanted(one)) unwanted++;
    }
    if (verdict.verdict === 'invalid') continue;
    for (const plane of await planeDistances(sample.bytes)) {
      blocks += plane.blocks;
      off += plane.off;
      worst = Math.max(worst, plane.worst);
    }
  }
  console.log('\nother decoders');
  for (const [text, count] of [...counts].sort()) console.log(`  ${text}: ${count}`);
  console.log(`differences nobody wants: ${unwanted} (goal at most 0)`);
  console.log(`block means: ${blocks}, worst ${worst.toFixed(1)} levels off, ${off} more than 3`);
  return unwanted === 0 && off === 0;
}

/** Hostile files against their limits of time and memory. */
function printHostile(all: Judged[]): boolean {
  const hostile = all.filter(({ sample }) => sample.label === 'hostile');
  const before = process.memoryUsage().rss;
  let slowest = 0;
  let growth = 0;
  for (const { sample } of hostile) {
    slowest = Math.max(slowest, Math.min(judge(sample).ms, judge(sample).ms));
    growth = Math.max(growth, process.memoryUsage().rss - before);
  }
  const megabytes = growth / 2 ** 20;
  console.log(`\nhostile: slowest ${slowest.toFixed(1)} ms (goal at most 50)`);
  console.log(`hostile: ${megabytes.toFixed(1)} MB more (goal at most 100)`);
  return slowest <= 50 && megabytes <= 100;
}

/** `npm run report -- photo`. */
export async function reportPhotos(build: string): Promise<boolean> {
  const drawn = (await storedCorpus(join(build, 'corpus'))).map(judge);
  let met = printSet('drawn', drawn);
  const folder = process.env.BAOMING_PHOTOS;
  const own = folder ? (await others(folder)).map(judge) : [];
  if (folder) met = printSet(`others (${folder})`, own) && met;
  met = printHostile(drawn) && met;
  met = (await printOracles([...own, ...drawn])) && met;
  const sheet = join(build, 'photo-worst.png');
  await writeContactSheet([...own, ...drawn], sheet);
  console.log(`\nworst 24: ${sheet}`);
  return met;
}
