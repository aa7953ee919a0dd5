import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../scripts/browser/chromium.ts';
import { walkOps } from '../../scripts/browser/ops-walk.ts';
import { runJourney } from '../../scripts/journey/run.ts';
import { platformForTests } from '../system/support/platform.ts';

const platform = platformForTests();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

test('every view: no axe finding, nothing that the policy stops; the funnel moves by itself', async () => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const seen: string[] = [];
  await walkOps(page, platform.endpoints, async (view) => {
    seen.push(view);
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations) complaints.push(`${view} ${id} ${nodes[0]?.html}`);
    await page.setViewportSize({ width: 320, height: 640 });
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (width > 320) complaints.push(`${view} is ${width} px wide at 320`);
    await page.setViewportSize({ width: 1280, height: 900 });
  });
  expect(seen).toEqual([
    'business',
    'service',
    'resources',
    'alarms',
    'functions',
    'queues',
    'schedules',
    'logs',
  ]);
  await page.goto(`${platform.endpoints.ops}/?view=business`);
  const saved = page.locator('.figures div').filter({ hasText: '已报名' }).locator('dd').first();
  expect(await saved.textContent()).toBe('3');
  await runJourney(platform.endpoints, () => {});
  await saved.filter({ hasText: /^4$/ }).waitFor();
  await page.goto(`${platform.endpoints.ops}/?view=schedules`);
  await page.getByRole('button', { name: '立即运行：publish-figures' }).click();
  await page.getByText('publish-figures 已运行').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('nothing is done for a page of another origin', async () => {
  const { status } = await fetch(`${platform.endpoints.ops}/schedules/close-exam/run`, {
    method: 'POST',
  });
  expect(status).toBe(403);
});
