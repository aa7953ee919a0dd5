import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { build } from 'vite';

const PAGE = 'web/admin';
const HASH_FILE = '.build/admin.hash';
const SOURCES = [`${PAGE}/**/*`, 'web/shared/texts/admin-*.ts', 'package-lock.json'];

/**
 * Builds the reviewers' page into web/admin/dist, unless that was built from the same sources.
 * The working directory is the repository.
 * @returns whether it had to be built.
 */
export async function buildAdmin(): Promise<boolean> {
  if (!existsSync(`${PAGE}/vite.config.ts`)) return false;
  const hash = hashOf(SOURCES);
  const known = existsSync(HASH_FILE) ? readFileSync(HASH_FILE, 'utf8') : '';
  if (known === hash && existsSync(`${PAGE}/dist/index.html`)) return false;
  await build({ configFile: `${PAGE}/vite.config.ts` });
  mkdirSync('.build', { recursive: true });
  writeFileSync(HASH_FILE, hash);
  return true;
}

function hashOf(patterns: string[]): string {
  const hash = createHash('sha256');
  const exclude = (path: string) => path.startsWith(`${PAGE}/dist`);
  for (const file of globSync(patterns, { exclude }).sort()) {
    if (statSync(file).isFile()) hash.update(`${file}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}
