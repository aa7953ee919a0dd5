/** Drives the fuzzer of the photo rules: seeds, processes, figures, and files of what was found. */
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { corpus } from '../photo/corpus.ts';
import { drawPicture } from '../photo/drawing.ts';
import { encodeToFit } from '../photo/encode.ts';
import { manyScans } from '../photo/many-scans.ts';
import { seeded } from '../photo/seeded.ts';
import { buildCounted } from './instrument.ts';
import type { Finding, Progress, Task } from './worker.ts';

const FOLDER = resolve(import.meta.dirname, '../../.build/fuzz/photo');
const PROCESSES = 2;
/** Goals of the photo's design: milliseconds and megabytes of one file. */
const MOST = { ms: 50, memory: 100 };

export type Outcome = {
  executions: number;
  edges: number;
  corpus: number;
  slowestMs: number;
  startMb: number;
  peakMb: number;
  seconds: number;
  findings: { what: string; file: string }[];
};
type Options = {
  executions: number;
  seed: number;
  say?: (line: string) => void;
  /** Where builds and findings are written. */
  folder?: string;
  /** Puts a fault into the code under test, to see that it is found. */
  plant?: (code: string) => string;
};

/** Small sound files of every coding, and every fifth hostile one. */
async function seedsOf(): Promise<Uint8Array[]> {
  const seeds = [
    [112, 160, 4, undefined],
    [112, 160, 3, 25],
    [1200, 1600, 39, undefined],
  ] as const;
  const files = seeds.map(([width, height, scans, interval]) =>
    manyScans(width, height, scans, interval),
  );
  const picture = await drawPicture(seeded(7), { width: 112, height: 157 });
  for (const encoder of ['sharp', 'mozjpeg', 'jpeg-js'] as const) {
    for (const progressive of [false, true]) {
      for (const chromaSubsampling of ['4:2:0', '4:4:4'] as const) {
        const how = { encoder, progressive, chromaSubsampling };
        files.push(await encodeToFit(picture, how, 4000));
      }
    }
  }
  for await (const { bytes } of corpus(5, ['hostile'])) files.push(bytes);
  return files;
}

function runWorker(
  worker: string,
  task: Task,
  onProgress: (progress: Progress) => void,
): Promise<Progress> {
  return new Promise((done, failed) => {
    // Little memory, so that a file that wants much of it ends the process and is noticed.
    const execArgv = ['--max-old-space-size=64', '--max-semi-space-size=1'];
    const child = fork(worker, [], { execArgv });
    let last: Progress | undefined;
    child.on('message', (progress: Progress) => {
      last = progress;
      onProgress(progress);
    });
    child.on('error', failed);
    child.on('exit', (code) => {
      if (code === 0 && last?.done) done(last);
      else failed(new Error(`a process ended with ${code} after ${last?.executions ?? 0} files`));
    });
    child.send(task);
  });
}

async function save(findings: Finding[], folder: string): Promise<Outcome['findings']> {
  return Promise.all(
    findings.map(async ({ what, bytes }) => {
      const content = Buffer.from(bytes, 'base64');
      const name = createHash('sha256').update(content).digest('hex').slice(0, 16);
      const file = join(folder, `${name}.jpg`);
      await writeFile(file, content);
      return { what, file };
    }),
  );
}

export async function fuzzPhotos(options: Options): Promise<Outcome> {
  const { executions, seed, say, folder = FOLDER, plant } = options;
  const started = performance.now();
  await mkdir(folder, { recursive: true });
  const { counted, worker } = await buildCounted(folder, plant);
  const seeds = (await seedsOf()).map((bytes) => Buffer.from(bytes).toString('base64'));
  const latest: Progress[] = [];
  const total = (of: (progress: Progress) => number) =>
    latest.reduce((sum, one) => sum + of(one), 0);
  const share = Math.ceil(executions / PROCESSES);
  const ends = await Promise.all(
    Array.from({ length: PROCESSES }, (_, i) =>
      runWorker(worker, { counted, seeds, executions: share, seed: seed * 1000 + i }, (now) => {
        latest[i] = now;
        if (i > 0) return;
        say?.(`${total((one) => one.executions)} executions, corpus ${total((one) => one.corpus)}`);
      }),
    ),
  );
  return {
    executions: total((one) => one.executions),
    edges: new Set(ends.flatMap((one) => one.edges)).size,
    corpus: total((one) => one.corpus),
    slowestMs: Math.max(...ends.map((one) => one.slowestMs)),
    startMb: Math.min(...ends.map((one) => one.startMb)),
    peakMb: Math.max(...ends.map((one) => one.peakMb)),
    seconds: (performance.now() - started) / 1000,
    findings: await save(
      ends.flatMap((one) => one.findings),
      folder,
    ),
  };
}

/** Prints the figures; true when nothing was found. */
export function printOutcome(outcome: Outcome): boolean {
  const { executions, edges, slowestMs, startMb, peakMb, seconds, findings } = outcome;
  console.log(`${executions} executions in ${seconds.toFixed(0)} s`);
  console.log(`${edges} edges, ${outcome.corpus} files kept that showed something new`);
  console.log(`slowest ${slowestMs.toFixed(1)} ms of processor time (goal at most ${MOST.ms})`);
  const grown = peakMb - startMb;
  console.log(`a process of ${startMb.toFixed(0)} MB grew to at most ${peakMb.toFixed(0)} MB`);
  console.log(`that is ${grown.toFixed(0)} MB more (goal at most ${MOST.memory})`);
  console.log(`${findings.length} findings`);
  for (const { what, file } of findings) console.log(`  ${what}: ${file}`);
  return findings.length === 0 && slowestMs <= MOST.ms && grown <= MOST.memory;
}
