/** Pages of the applicants' site on a phone, and what every state of a screen has to keep. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Endpoints } from '../../../scripts/journey/client.ts';
import type { Saved } from '../../system/support/applicant.ts';
import { freshPages } from './pages.ts';

export const desktop = { width: 1280, height: 800 };
export const phone = { viewport: { width: 390, height: 844 }, locale: 'zh-CN' } as const;

type Options = { person?: Saved | undefined; userAgent?: string; viewport?: typeof desktop };

/** A browser for the tests of a file; each test gets pages of its own. */
export function visits(platform: { endpoints: Endpoints }) {
  const open = freshPages(15_000);
  return async (path: string, { person, userAgent, viewport }: Options = {}) => {
    const options = {
      ...phone,
      ...(viewport ? { viewport } : {}),
      ...(userAgent ? { userAgent } : {}),
    };
    const page = await open(options, person ? [cookieOf(platform.endpoints, person)] : []);
    await page.goto(`${platform.endpoints.site}/#${path}`);
    await page.locator('main h1').waitFor();
    return page;
  };
}

function cookieOf({ site }: Endpoints, person: Saved) {
  const [name = '', value = ''] = (person.client.session ?? '').split('=', 2);
  return { name, value, domain: new URL(site).hostname, path: '/', secure: true, httpOnly: true };
}

/** axe, 320 px without scrolling sideways, large text too; nothing personal in the address. */
export async function inspect(page: Page): Promise<void> {
  const findings: string[] = [];
  const axe = async (state: string) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations) findings.push(`${state} ${id} ${nodes[0]?.html}`);
  };
  const width = async (state: string) => {
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (wide > 320) findings.push(`${state}: ${wide} px wide at 320`);
  };
  await axe('normal');
  await page.setViewportSize({ width: 320, height: 640 });
  await width('normal');
  await page.locator('.tools [aria-pressed]').click();
  await axe('large');
  await width('large');
  await page.locator('.tools [aria-pressed]').click();
  // 1280 px with the text at 200 % has the room of 640.
  await page.setViewportSize({ width: 640, height: 720 });
  await page.evaluate('document.documentElement.style.fontSize = "200%"');
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
  if (wide > 640) findings.push(`text at 200 %: ${wide} px wide at 640`);
  await page.evaluate('document.documentElement.style.fontSize = ""');
  await page.setViewportSize(phone.viewport);
  expect(findings).toEqual([]);
  expect(page.url()).not.toMatch(/\d{15}/);
}

/** The quick part of `inspect`: axe, and 320 px. */
export async function look(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const where = page.url();
  expect(violations.map(({ id, nodes }) => `${where} ${id} ${nodes[0]?.html}`)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  await page.setViewportSize(phone.viewport);
  expect([where, width <= 320]).toEqual([where, true]);
}
