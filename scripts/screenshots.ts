/** `npm run screenshots`: walks the site on a phone and keeps a picture of each screen. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocal } from '../local/start.ts';
import { openBrowser } from './browser/chromium.ts';
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
} finally {
  await browser.close();
  await local.stop();
  rmSync(home, { recursive: true, force: true });
}
