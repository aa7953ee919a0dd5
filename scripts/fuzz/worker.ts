/**
 * One process of the fuzzer: takes a file that showed something new, changes it, judges it, and
 * keeps the result when it takes an edge, or takes it far more often, than any before.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { judgePhoto as plain } from '#domain/photo/judge.ts';
import type { stripMetadata } from '#domain/photo/strip.ts';
import { defaultRule } from '../photo/rule.ts';
import { seeded } from '../photo/seeded.ts';
import { minimise } from './minimise.ts';
import { mutate } from './mutate.ts';

export type Task = { counted: string; seeds: string[]; executions: number; seed: number };
export type Finding = { what: string; bytes: string };
export type Progress = {
  done: boolean;
  executions: number;
  edges: number[];
  corpus: number;
  slowestMs: number;
  /** The process before its first file, and its peak, the fuzzer's own files included. */
  startMb: number;
  peakMb: number;
  findings: Finding[];
};

type Counted = {
  judgePhoto: typeof plain;
  stripMetadata: typeof stripMetadata;
  SLOTS: number;
  counts: Uint32Array;
  touched: Uint16Array;
  run: { edges: number; hits: number; last: number };
};

const LIMIT_MS = 50;
const REPORT_MS = 1000;

/** Peak resident megabytes. The system's other count, ru_maxrss, begins with the parent's. */
function peakMb(): number {
  const kb = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Number(kb) / 1024;
}

/** Like AFL: 1, 2, 3, 4-7, 8-15, 16-31, 32-127 and more hits are eight different things. */
function bucket(count: number): number {
  if (count < 4) return 1 << (count - 1);
  const size = 31 - Math.clz32(count);
  return 1 << (size < 5 ? size + 1 : size < 7 ? 6 : 7);
}

async function work({ counted, seeds, executions, seed }: Task): Promise<void> {
  const { judgePhoto, stripMetadata, SLOTS, counts, touched, run }: Counted = await import(
    pathToFileURL(counted).href
  );
  const startMb = peakMb();
  const random = seeded(seed);
  const seen = new Uint8Array(SLOTS);
  const corpus: Uint8Array[] = [];
  const findings = new Map<string, string>();
  let slowestMs = 0;
  let mostHits = 0;

  /** What is wrong with the answer to a file; undefined when nothing is. */
  function fault(bytes: Uint8Array): string | undefined {
    for (let i = 0; i < run.edges; i++) counts[touched[i] as number] = 0;
    run.hits = run.edges = run.last = 0;
    try {
      const { verdict } = judgePhoto(bytes, defaultRule);
      if (verdict === 'invalid') return undefined;
      const stripped = judgePhoto(stripMetadata(bytes), defaultRule);
      return stripped.verdict === verdict ? undefined : 'another verdict without metadata';
    } catch (error) {
      const at = error instanceof Error ? error.stack?.split('\n')[1]?.trim() : '';
      return `${error} ${at?.replace(/ \(.*\//, ' (')}`;
    }
  }
  /** Processor time without counters; the shortest of three, for the first warms code up. */
  function timeOf(bytes: Uint8Array): number {
    const times = [1, 2, 3].map(() => {
      const start = process.cpuUsage();
      plain(bytes, defaultRule);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    return Math.min(...times);
  }
  function note(what: string, bytes: Uint8Array, same: (smaller: Uint8Array) => boolean): void {
    if (findings.has(what)) return;
    findings.set(what, Buffer.from(minimise(bytes, same)).toString('base64'));
  }
  function execute(bytes: Uint8Array): void {
    const start = performance.now();
    const wrong = fault(bytes);
    const ms = performance.now() - start;
    const { hits } = run;
    let isNew = false;
    for (let i = 0; i < run.edges; i++) {
      const edge = touched[i] as number;
      const bit = bucket(counts[edge] as number);
      if (((seen[edge] as number) & bit) === 0) {
        seen[edge] = (seen[edge] as number) | bit;
        isNew = true;
      }
    }
    if (isNew) corpus.push(Uint8Array.from(bytes));
    if (wrong !== undefined) note(wrong, bytes, (smaller) => fault(smaller) === wrong);
    if (wrong !== undefined || (hits <= mostHits && ms <= LIMIT_MS)) return;
    mostHits = Math.max(mostHits, hits);
    const time = timeOf(bytes);
    slowestMs = Math.max(slowestMs, time);
    if (time <= LIMIT_MS) return;
    note(`more than ${LIMIT_MS} ms`, bytes, (smaller) => timeOf(smaller) > LIMIT_MS);
  }
  async function report(done: boolean, count: number): Promise<void> {
    const edges = done ? Array.from(seen.keys()).filter((edge) => seen[edge] !== 0) : [];
    const progress: Progress = {
      done,
      executions: count,
      edges,
      corpus: corpus.length,
      slowestMs,
      startMb,
      peakMb: peakMb(),
      findings: done ? [...findings].map(([what, bytes]) => ({ what, bytes })) : [],
    };
    await new Promise((sent) => process.send?.(progress, sent));
  }

  for (const bytes of seeds) execute(new Uint8Array(Buffer.from(bytes, 'base64')));
  let next = performance.now() + REPORT_MS;
  for (let count = 1; count <= executions; count++) {
    // The newest are the least explored.
    const recent = random.chance(0.3) ? Math.max(0, corpus.length - 50) : 0;
    const start = corpus[recent + random.below(corpus.length - recent)] as Uint8Array;
    execute(mutate(start, random, random.pick(corpus)));
    if (performance.now() < next) continue;
    next = performance.now() + REPORT_MS;
    await report(false, count);
  }
  await report(true, executions);
  process.disconnect();
}

process.once('message', (task: Task) => void work(task));
