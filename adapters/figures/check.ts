import { isDeepStrictEqual } from 'node:util';
import { type Contribution, contributionOf } from '#domain/figures/contribution.ts';
import { counterOf, figuresOf } from '#domain/figures/figures.ts';
import type { Seen } from '../dynamodb/figure-types.ts';
import type { Loaded, Store } from '../dynamodb/types.ts';

export type FigureCheck = {
  applications: number;
  /** Changed, and the stream has not told yet: no difference, and gone soon. */
  behind: number;
  /** Counted otherwise than they are. */
  wrong: number;
  /** The counters are the sum of what was counted; meaningful while nothing is behind. */
  sumsAgree: boolean;
};

/** Compares an exam's figures with its applications, every one of them, through the exam's index. */
export async function checkFigures(store: Store, examId: string): Promise<FigureCheck> {
  const exam = await store.loadExam(examId);
  if (!exam) throw new Error(`no exam ${examId}`);
  const check: FigureCheck = { applications: 0, behind: 0, wrong: 0, sumsAgree: true };
  const counted: Contribution[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.examApplications(examId, cursor);
    const seen = await store.loadSeen(page.items);
    const loaded = await Promise.all(page.items.map((id) => store.loadApplication(id)));
    for (const [index, application] of loaded.entries()) {
      if (application) note(check, application, seen[index], exam.zone);
      const contribution = seen[index]?.contribution;
      if (contribution) counted.push(contribution);
    }
    cursor = page.cursor;
  } while (cursor);
  const sums = figuresOf(await store.loadCounters(examId));
  check.sumsAgree = isDeepStrictEqual(sums, figuresOf(counted.map(counterOf)));
  return check;
}

function note(check: FigureCheck, { state, head }: Loaded, seen: Seen | undefined, zone: string) {
  check.applications += 1;
  const contribution = contributionOf(state, head.createdAt, zone);
  if (!seen || seen.version < state.version) check.behind += 1;
  else if (!isDeepStrictEqual(seen.contribution, contribution)) check.wrong += 1;
}
