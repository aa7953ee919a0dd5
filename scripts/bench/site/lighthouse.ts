import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { openBrowser } from '../../browser/chromium.ts';

export type Scores = { performance: number; accessibility: number; bestPractices: number };

/** Lighthouse with its default phone (slow 4G, 4x CPU slowdown): scores of 100. */
export async function runLighthouse(url: string): Promise<Scores> {
  const port = await freePort();
  const browser = await openBrowser([`--remote-debugging-port=${port}`]);
  try {
    const result = await lighthouse(url, {
      port,
      logLevel: 'error',
      onlyCategories: ['performance', 'accessibility', 'best-practices'],
    });
    const { categories, audits } = result?.lhr ?? {};
    for (const { id, score, scoreDisplayMode, title } of Object.values(audits ?? {}))
      if (score !== null && score < 1 && scoreDisplayMode === 'binary')
        console.log(`lighthouse: ${id}: ${title}`);
    const scoreOf = (name: string) => Math.round((categories?.[name]?.score ?? 0) * 100);
    return {
      performance: scoreOf('performance'),
      accessibility: scoreOf('accessibility'),
      bestPractices: scoreOf('best-practices'),
    };
  } finally {
    await browser.close();
  }
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
