import type { Page, Response } from 'playwright-core';
import { openBrowser } from '../../browser/chromium.ts';
import { walkSite } from '../../browser/site-journey.ts';
import type { Endpoints } from '../../journey/client.ts';

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Counts the bytes of bodies as they come over the wire, workers' files included. */
export function countBytes(page: Page, isCounted: (response: Response) => boolean) {
  let bytes = 0;
  const open: Promise<void>[] = [];
  const count = async (response: Response) => {
    bytes += Number((await response.allHeaders())['content-length'] ?? 0);
  };
  page.on('response', (response) => {
    if (isCounted(response)) open.push(count(response));
  });
  return async () => {
    await Promise.all(open);
    return bytes;
  };
}

const isScript = (response: Response) =>
  (response.headers()['content-type'] ?? '').includes('javascript');

/** JavaScript of a whole registration, from the notice until before the photo tool opens. */
export async function scriptBytes(endpoints: Endpoints): Promise<number> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ ...phone, locale: 'zh-CN' });
    page.setDefaultTimeout(30_000);
    const bytes = countBytes(page, isScript);
    let before: number | undefined;
    const last = new Error('The last screen before 照片维护 is reached.');
    await walkSite(page, endpoints, async (name) => {
      if (name !== '09-query') return;
      before = await bytes();
      throw last;
    }).catch((error: unknown) => {
      if (error !== last) throw error;
    });
    if (!before) throw new Error('The journey has no screen 09-query.');
    return before;
  } finally {
    await browser.close();
  }
}
