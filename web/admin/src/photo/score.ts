import type { QueueItem } from '../api.ts';

const REASON = 100;
const APPEAL = 50;
const ADVICE = 10;

/** How much there is to look at: what failed, then what its owner disputes, then the advice. */
function score({ photo }: QueueItem): number {
  if (!photo) return Number.POSITIVE_INFINITY;
  const { reasons, advice, appeal } = photo;
  return reasons.length * REASON + (appeal ? APPEAL : 0) + advice.length * ADVICE;
}

/** Worst first; of equals, whoever waits longest. */
export function worstFirst(items: QueueItem[]): QueueItem[] {
  return items.toSorted((a, b) => score(b) - score(a) || age(a) - age(b));
}

const age = ({ waitingSince }: QueueItem): number => Date.parse(waitingSince);

/** The automatic check's verdict in words. */
export function verdictOf({ photo }: QueueItem) {
  if (photo && photo.reasons.length > 0) return { level: 'fails', text: '自动检查未通过' } as const;
  if (photo && photo.advice.length > 0) return { level: 'asks', text: '自动检查有提示' } as const;
  return { level: 'fits', text: '自动检查通过' } as const;
}
