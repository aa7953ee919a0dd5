import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { writeRare } from './rare/write.ts';

const HASH_FILE = '.build/site.hash';
const DIST = 'web/site/dist/index.html';
const SOURCES = [
  'web/site/**/*',
  'web/shared/**/*',
  'domain/**/*.ts',
  'scripts/build/rare/*.ts',
  'package-lock.json',
];

/** Builds the applicants' site unless its sources are those of the last build. */
export async function buildSite(): Promise<void> {
  const hash = sourcesHash();
  const known = existsSync(HASH_FILE) ? readFileSync(HASH_FILE, 'utf8') : '';
  if (known === hash && existsSync(DIST)) return;
  await build({ configFile: 'web/site/vite.config.ts' });
  writeRare('web/site/dist/rare');
  mkdirSync('.build', { recursive: true });
  writeFileSync(HASH_FILE, hash);
}

function sourcesHash(): string {
  const hash = createHash('sha256');
  const exclude = (path: string) => /(^|\/)(dist|node_modules)(\/|$)/.test(path);
  for (const path of globSync(SOURCES, { exclude }).sort()) {
    if (statSync(path).isFile()) hash.update(`${path}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}
