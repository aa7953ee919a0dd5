/** Fifty decisions by keyboard, as a reviewer takes them, and how soon the next one is there. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../scripts/browser/chromium.ts';
import { syntheticApplicant } from '../../scripts/journey/person.ts';
import { demo, saved } from '../system/support/applicant.ts';
import { platformForTests } from '../system/support/platform.ts';
import { trailOf } from '../system/support/stored.ts';

const platform = platformForTests();
const DECISIONS = 50;
const MINUTES = 5;
const NEXT_MS = 200;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  const { positions } = await demo(platform.endpoints);
  for (let count = 0; count < DECISIONS + 1; count += 1) {
    // Each with a name of its own, by which the test tells them apart.
    const name = `王${String.fromCodePoint(0x4e00 + count)}`;
    const positionCode = positions[count % positions.length].code;
    await saved(platform.endpoints, { positionCode, applicant: syntheticApplicant({ name }) });
  }
});
afterAll(() => browser?.close());

async function logIn(): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: { width: 1366, height: 900 }, locale: 'zh-CN' },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(platform.endpoints.admin);
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await page.locator('button[name=username][value=reviewer]').click();
  await page.locator('[aria-label="审核"] .choices button').first().waitFor();
  return page;
}

/** In the page: from the key to the first frame in which another application can be decided. */
const watchNext = `() => {
  const shown = () => {
    const panel = document.querySelector('[aria-label="审核"]');
    return panel.querySelector('.choices') ? panel.querySelector('h2').textContent : undefined;
  };
  const before = shown();
  let pressed;
  const press = (event) => {
    if (event.ctrlKey && event.key === 'Enter') pressed = performance.now();
  };
  addEventListener('keydown', press, { capture: true, once: true });
  window.__next = new Promise((resolve) => {
    const look = () => {
      const now = shown();
      if (pressed && now && now !== before) resolve(performance.now() - pressed);
      else requestAnimationFrame(look);
    };
    look();
  });
}`;

const at = (times: number[], part: number) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? Number.NaN;

test('50 decisions in five minutes, the next one on screen within 200 ms', async () => {
  const page = await logIn();
  const decided: string[] = [];
  page.on('response', (response) => {
    const [, id] = /applications\/(\w+)\/qualification$/.exec(response.url()) ?? [];
    if (id && response.status() === 200 && response.request().method() === 'POST') decided.push(id);
  });
  const times: number[] = [];
  const started = performance.now();
  for (let count = 0; count < DECISIONS; count += 1) {
    await page.keyboard.press(count % 5 === 4 ? 'r' : 'a');
    if (count % 5 === 4) await page.keyboard.press('1');
    await page.evaluate(`(${watchNext})()`);
    await page.keyboard.press('Control+Enter');
    times.push(Number(await page.evaluate('window.__next')));
  }
  const seconds = (performance.now() - started) / 1000;
  const figures = `median ${at(times, 0.5).toFixed(0)} ms, p95 ${at(times, 0.95).toFixed(0)} ms`;
  console.log(`${DECISIONS} decisions in ${seconds.toFixed(1)} s; the next one: ${figures}`);
  expect(seconds).toBeLessThan(MINUTES * 60);
  expect(new Set(decided).size).toBe(DECISIONS);
  for (const id of decided) {
    const trail = await trailOf(platform.endpoints, id);
    expect(trail.filter((kind) => kind.startsWith('qualification-'))).toHaveLength(1);
  }
  expect(at(times, 0.95)).toBeLessThanOrEqual(NEXT_MS);
});
