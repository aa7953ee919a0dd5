/** Pages of the reviewers' desk, logged in, and what every state of them has to keep. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { openBrowser } from '../../../scripts/browser/chromium.ts';
import type { Endpoints } from '../../../scripts/journey/client.ts';

/** A browser for the tests of a file; each visit is a login in a context of its own. */
export function desks(platform: { endpoints: Endpoints }) {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  return async (username: string, hash = '') => {
    const context = await browser.newContext({
      locale: 'zh-CN',
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${platform.endpoints.admin}/${hash}`);
    await page.getByRole('button', { name: '登录' }).click();
    await page.locator(`button[value="${username}"]`).click();
    await page.getByRole('navigation', { name: '主菜单' }).waitFor();
    return page;
  };
}

export async function noAxeFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
}
