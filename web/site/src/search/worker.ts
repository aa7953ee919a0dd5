import { findRows, type PositionIndex, rowOf } from '#domain/position-index.ts';
import type { FoundRow, Question, Reply } from './messages.ts';

/** Reads and searches the index of all positions: a phone's page stays free meanwhile. */
const page = self as unknown as Worker;
let index: PositionIndex | undefined;

page.onmessage = async ({ data: [number, question] }: MessageEvent<[number, Question]>) => {
  page.postMessage([number, await answer(question)]);
};

async function answer(question: Question): Promise<Reply> {
  const { folder } = question;
  const read = index ?? (await load(`${folder}/index.json`));
  if (typeof read === 'number') return { failed: read };
  index = read;
  const { codes, columns, edition, partSize } = read;
  const numbers =
    'find' in question
      ? findRows(read, question.find)
      : [codes.indexOf(question.code)].filter((row) => row >= 0);
  const shown = 'find' in question ? question.shown : 1;
  const found = (row: number): FoundRow => ({
    position: rowOf(read, row),
    part: `${folder}/${edition}/${Math.floor(row / partSize)}.json`,
  });
  return {
    total: numbers.length,
    rows: numbers.slice(0, shown).map(found),
    areas: columns.area.values,
    educations: columns.education.values,
  };
}

/** The index, or the status of an answer that is none. */
async function load(url: string): Promise<PositionIndex | number> {
  try {
    const response = await fetch(url);
    return response.ok ? await response.json() : response.status;
  } catch {
    return 0;
  }
}
