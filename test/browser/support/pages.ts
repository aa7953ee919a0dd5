/** Pages in a browser of this test file: each in a context of its own, none breaks the policy. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { openBrowser } from '../../../scripts/browser/chromium.ts';

type Cookies = Parameters<BrowserContext['addCookies']>[0];

/** @param patienceMs how long a page is waited for */
export function freshPages(patienceMs: number) {
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
  return async (options: BrowserContextOptions, cookies: Cookies = []): Promise<Page> => {
    const context = await browser.newContext(options);
    contexts.push(context);
    await context.addCookies(cookies);
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
    });
    return page;
  };
}
