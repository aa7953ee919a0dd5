/** The office's page in a browser, logged in as one of the staff. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Endpoints } from '../../../scripts/journey/client.ts';
import { freshPages } from './pages.ts';

/** Each visit is a login of its own. */
export function officeVisits(platform: { endpoints: Endpoints }) {
  const open = freshPages(20_000);
  return async (username: string, hash = ''): Promise<Page> => {
    const page = await open({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    await page.goto(`${platform.endpoints.admin}/${hash}`);
    await page.getByRole('button', { name: '登录' }).click();
    await page.locator(`button[value="${username}"]`).click();
    await page.locator('header.top').waitFor();
    return page;
  };
}

/** axe in this state; nothing personal in the address. */
export async function inspectOffice(page: Page, state = page.url()): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${state} ${id} ${nodes[0]?.html}`)).toEqual([]);
  expect(page.url()).not.toMatch(/\d{15}/);
}
