import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../scripts/browser/chromium.ts';
import { walkSite } from '../../scripts/browser/site-journey.ts';
import { platformForTests } from './support/platform.ts';

const platform = platformForTests();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

test('a phone goes from the notice to 已经交费: no axe finding, no console error', async () => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // The gateway's cashier is another system's page.
    if (message.location().url.startsWith(platform.endpoints.gateway)) return;
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  const findings: string[] = [];
  await walkSite(page, platform.endpoints, async (name) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations) findings.push(`${name} ${id} ${nodes[0]?.html}`);
    await page.setViewportSize({ width: 320, height: 640 });
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (width > 320) findings.push(`${name} is ${width} px wide at 320`);
    await page.setViewportSize({ width: 390, height: 844 });
  });
  expect(findings).toEqual([]);
  expect(complaints).toEqual([]);
  const kept = await page.evaluate<string>('JSON.stringify(localStorage) + location.href');
  expect(kept).not.toMatch(/王䶮|1990000|\d{17}/);
  await context.close();
});
