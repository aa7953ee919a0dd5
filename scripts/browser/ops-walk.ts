import type { Page } from 'playwright-core';
import type { Endpoints } from '../journey/client.ts';
import { runJourney } from '../journey/run.ts';

/** Three applicants go their way, then every view of the operations page is looked at. */
export async function walkOps(
  page: Page,
  endpoints: Endpoints,
  look: (view: string) => Promise<void>,
): Promise<void> {
  for (let person = 0; person < 3; person += 1) await runJourney(endpoints, () => {});
  await page.goto(endpoints.ops);
  const links = await page.locator('nav a').all();
  const views = await Promise.all(links.map((link) => link.getAttribute('href')));
  for (const view of views) {
    await page.goto(new URL(view ?? '/', endpoints.ops).href);
    await page.locator('main h2').waitFor();
    await look(view?.replace('/?view=', '') ?? '');
  }
}
