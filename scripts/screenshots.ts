/** `npm run screenshots`: walks the site on a phone, operations on a desk, and keeps each screen. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocal } from '../local/start.ts';
import { openBrowser } from './browser/chromium.ts';
import { walkOps } from './browser/ops-walk.ts';
import { walkSite } from './browser/site-journey.ts';

const folder = process.argv[2] ?? 'docs/screens';
mkdirSync(folder, { recursive: true });
const home = mkdtempSync(join(tmpdir(), 'baoming-screens-'));
const local = await startLocal({ home, port: 0 });
const browser = await openBrowser();
try {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const page = await browser.newPage({ ...phone, locale: 'zh-CN', deviceScaleFactor: 2 });
  page.setDefaultTimeout(20_000);
  await walkSite(page, local.endpoints, async (name) => {
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  });
  const desk = { viewport: { width: 1280, height: 900 }, locale: 'zh-CN' };
  const operations = await browser.newPage(desk);
  await walkOps(operations, local.endpoints, async (name) => {
    await operations.screenshot({ path: join(folder, `ops-${name}.png`), fullPage: true });
  });
} finally {
  await browser.close();
  await local.stop();
  rmSync(home, { recursive: true, force: true });
}
