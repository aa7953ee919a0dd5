import { signal } from '@preact/signals';
import type { Position } from '#domain/application/exam.ts';
import type { PositionFilters, PositionRow } from '#domain/position-index.ts';
import type { FoundRow, Question, Reply } from '../search/messages.ts';
import { type Answer, call, problemOfStatus } from './api.ts';
import { exam } from './exam.ts';

export type Found = Exclude<Reply, { failed: number }>;
type Ask = { find: PositionFilters; shown: number } | { code: string };

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<number, (reply: Reply) => void>();

/** One question to the worker, which is started by the first. */
async function ask(what: Ask): Promise<Answer<Found>> {
  worker ??= startWorker();
  asked += 1;
  const question: Question = { folder: `/data/${exam.value?.id}/positions`, ...what };
  worker.postMessage([asked, question]);
  const reply = await new Promise<Reply>((resolve) => waiting.set(asked, resolve));
  return 'failed' in reply
    ? { ok: false, problem: problemOfStatus(reply.failed) }
    : { ok: true, status: 200, body: reply };
}

function startWorker(): Worker {
  // Not of type module: Safari 13 has none.
  const started = new Worker(new URL('../search/worker.ts', import.meta.url));
  started.onmessage = ({ data: [number, reply] }: MessageEvent<[number, Reply]>) => {
    waiting.get(number)?.(reply);
    waiting.delete(number);
  };
  // The worker's file did not come: the next question starts another.
  started.onerror = () => {
    worker = undefined;
    for (const resolve of waiting.values()) resolve({ failed: 0 });
    waiting.clear();
  };
  return started;
}

export const searchPositions = (find: PositionFilters, shown: number) => ask({ find, shown });

/** Positions that were looked up or chosen, by code. */
const known = signal<Record<string, PositionRow>>({});
export const positionOf = (code: string) => known.value[code];

export async function loadPosition(code: string): Promise<void> {
  if (!code || positionOf(code)) return;
  const answer = await ask({ code });
  if (answer.ok) for (const { position } of answer.body.rows) remember(position);
}

export function remember(position: PositionRow): void {
  known.value = { ...known.value, [position.code]: position };
}

/** The position with its long texts, from its part of the table. */
export async function readWhole({ position, part }: FoundRow): Promise<Answer<Position>> {
  const answer = await call<{ positions: Position[] }>('GET', part);
  if (!answer.ok) return answer;
  const body = answer.body.positions.find(({ code }) => code === position.code);
  return body ? { ...answer, body } : { ok: false, problem: problemOfStatus(404) };
}
