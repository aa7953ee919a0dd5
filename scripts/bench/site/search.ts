import type { Page } from 'playwright-core';
import { openBrowser } from '../../browser/chromium.ts';
import type { Endpoints } from '../../journey/client.ts';
import { manyPositions } from './positions.ts';
import { serveTable } from './serve-table.ts';
import { countBytes, phone } from './traffic.ts';

const ROWS = 20_000;
const SLOWDOWN = 4;
const ROUNDS = 5;
/** One key after the other: many hits, few, none, a code. */
const typed = ['财', '财务', '财务 ', '财务 法', '财务 法律类', '财务 法律类x', '62012', '6201230'];

export type SearchFigures = {
  /** Everything that a first visit to the search loads. */
  bytes: number;
  /** ms from a keystroke to the frame that shows its answer: the slowest text's median. */
  slowest: number;
};

export async function searchFigures(endpoints: Endpoints): Promise<SearchFigures> {
  const table = await serveTable(endpoints.site, manyPositions(ROWS));
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ ...phone, locale: 'zh-CN' });
    page.setDefaultTimeout(30_000);
    await page.addInitScript(watchAnswers);
    const bytes = countBytes(page, () => true);
    await page.goto(`${table.url}/#/positions`);
    await page.locator('.card').first().waitFor();
    const first = await bytes();
    const unslowed = await medians(page);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    const slowed = await medians(page);
    // The rate slows the page only; the worker's part is slowed by arithmetic.
    const answers = slowed.map(
      ({ shown }, n) => shown + (SLOWDOWN - 1) * (unslowed[n]?.worker ?? Number.NaN),
    );
    return { bytes: first, slowest: Math.max(...answers) };
  } finally {
    await browser.close();
    table.stop();
  }
}

type Answer = { worker: number; shown: number };

/** In the page: how long the worker took, and when the frame with its answer was drawn. */
function watchAnswers(): void {
  const scope = globalThis as any;
  const Original = scope.Worker;
  scope.Worker = class extends Original {
    constructor(...given: unknown[]) {
      super(...given);
      this.addEventListener('message', () => {
        const worker = performance.now() - scope.askedAt;
        const typedAt = scope.typedAt;
        scope.requestAnimationFrame(() => {
          setTimeout(() => scope.tell?.({ worker, shown: performance.now() - typedAt }));
        });
      });
    }
    postMessage(...given: unknown[]) {
      scope.askedAt = performance.now();
      super.postMessage(...given);
    }
  };
  scope.addEventListener('input', (event: any) => (scope.typedAt = event.timeStamp), true);
}

async function medians(page: Page): Promise<Answer[]> {
  const rounds: Answer[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers: Answer[] = [];
    for (const text of typed) answers.push(await answerTo(page, text));
    rounds.push(answers);
  }
  const median = (n: number, of: keyof Answer) =>
    rounds.map((answers) => answers[n]?.[of] ?? 0).sort((a, b) => a - b)[ROUNDS >> 1] ?? 0;
  return typed.map((_, n) => ({ worker: median(n, 'worker'), shown: median(n, 'shown') }));
}

/** The page's policy forbids polling with a text of code: the answer is a promise. */
async function answerTo(page: Page, text: string): Promise<Answer> {
  await page.evaluate(() => {
    const scope = globalThis as any;
    scope.answer = new Promise((resolve) => {
      scope.tell = resolve;
    });
  });
  await page.locator('#q').fill(text);
  return page.evaluate<Answer>(() => (globalThis as any).answer);
}
