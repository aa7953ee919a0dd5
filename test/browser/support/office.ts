/** The office's page in a browser, logged in as one of the staff. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { openBrowser } from '../../../scripts/browser/chromium.ts';
import type { Endpoints } from '../../../scripts/journey/client.ts';

/** A browser for the tests of a file; each login has a context of its own. */
export function officeVisits(platform: { endpoints: Endpoints }) {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    expect(complaints.splice(0)).toEqual([]);
  });
  return async (username: string, hash: string): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'zh-CN',
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
    });
    await page.goto(`${platform.endpoints.admin}/${hash}`);
    await page.getByRole('button', { name: '登录' }).click();
    await page.locator(`button[value="${username}"]`).click();
    await page.locator('header.top').waitFor();
    return page;
  };
}

/** axe in this state; nothing personal in the address. */
export async function inspectOffice(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${state} ${id} ${nodes[0]?.html}`)).toEqual([]);
  expect(page.url()).not.toMatch(/\d{15}/);
}
