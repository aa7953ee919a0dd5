/**
 * The applicants' site as it is served (compressed, under the template's headers): bytes,
 * Lighthouse on a phone, the search over 20,000 positions, and APIs outside the browser targets.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocal } from '../../local/start.ts';
import { detected, findNewApis } from './site/built.ts';
import { runLighthouse } from './site/lighthouse.ts';
import { searchFigures } from './site/search.ts';
import { scriptBytes } from './site/traffic.ts';

const KB = 1024;

type Row = { what: string; figure: string; goal: string; reached: boolean };
const atMost = (what: string, figure: number, goal: number, unit: string): Row => ({
  what,
  figure: `${figure.toFixed(1)} ${unit}`,
  goal: `<= ${goal} ${unit}`,
  reached: figure <= goal,
});
const atLeast = (what: string, figure: number, goal: number): Row => ({
  what,
  figure: String(figure),
  goal: `>= ${goal}`,
  reached: figure >= goal,
});

/** @returns whether every goal is reached */
export async function benchSite(): Promise<boolean> {
  const home = mkdtempSync(join(tmpdir(), 'baoming-bench-'));
  const local = await startLocal({ home, port: 0, say: (text) => console.log(text) });
  try {
    const newer = findNewApis('web/site/dist/assets').filter(({ name }) => !(name in detected));
    for (const { file, name } of newer) console.log(`outside the targets: ${name} in ${file}`);
    const rows = [atMost('APIs outside chrome80, safari13', newer.length, 0, 'names')];
    const scripts = await scriptBytes(local.endpoints);
    rows.push(atMost('JavaScript before the photo tool', scripts / KB, 25, 'KB'));
    const scores = await runLighthouse(local.endpoints.site);
    rows.push(
      atLeast('Lighthouse mobile performance', scores.performance, 95),
      atLeast('Lighthouse accessibility', scores.accessibility, 100),
      atLeast('Lighthouse best practices', scores.bestPractices, 100),
    );
    const search = await searchFigures(local.endpoints);
    rows.push(
      atMost('first search over 20,000 positions', search.bytes / KB, 300, 'KB'),
      atMost('a keystroke at 4x slowdown, slowest', search.slowest, 50, 'ms'),
    );
    return report(rows);
  } finally {
    await local.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

function report(rows: Row[]): boolean {
  for (const { what, figure, goal, reached } of rows)
    console.log(
      `${what.padEnd(38)}${figure.padStart(12)}   goal ${goal}${reached ? '' : '   MISSED'}`,
    );
  return rows.every(({ reached }) => reached);
}
