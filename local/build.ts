import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from './http.ts';
import { isAlive } from './process.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const CDK_OUT = join(ROOT, 'cdk.out');
export const ADMIN_PAGES = join(ROOT, 'web/admin/dist');
const HASH_FILE = join(CDK_OUT, '.sources');
const LOCK_FILE = join(ROOT, '.build', 'lock');
const LOCK_PAUSE_MS = 100;
const SOURCES = [
  '{domain,contract,adapters,functions,layers,infra}/**/*',
  'web/**/*',
  'scripts/build*',
  'package-lock.json',
];

/** Builds and synthesizes when cdk.out is absent or older than its sources. */
export function ensureBuilt(say: (text: string) => void): void {
  if (isFresh(sourcesHash())) return;
  // Two platforms that start at once (tests, say) build one after the other.
  withLock(() => {
    const hash = sourcesHash();
    if (isFresh(hash)) return;
    say('正在构建，请稍候 Building functions and templates …');
    for (const script of ['scripts/build.ts', 'infra/app.ts']) run(script);
    writeFileSync(HASH_FILE, hash);
  });
}

function isFresh(hash: string): boolean {
  const known = existsSync(HASH_FILE) ? readFileSync(HASH_FILE, 'utf8') : '';
  return known === hash && globSync('*.template.json', { cwd: CDK_OUT }).length > 0;
}

/** Holds a lock file with our process id; the lock of a process that is gone is taken over. */
function withLock(work: () => void): void {
  mkdirSync(dirname(LOCK_FILE), { recursive: true });
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      writeFileSync(LOCK_FILE, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      // An empty lock file (0) is one whose owner is about to write its id.
      const pid = holder();
      if (pid && !isAlive(pid)) rmSync(LOCK_FILE, { force: true });
      Atomics.wait(pause, 0, 0, LOCK_PAUSE_MS);
    }
  }
  try {
    work();
  } finally {
    rmSync(LOCK_FILE, { force: true });
  }
}

function holder(): number {
  try {
    return Number(readFileSync(LOCK_FILE, 'utf8'));
  } catch {
    return 0;
  }
}

function run(script: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new StartError(`${script} failed:\n${stdout}\n${stderr}`);
}

/** A hash of what the build reads, by content. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  const exclude = (path: string) => /(^|\/)(dist|node_modules)(\/|$)/.test(path);
  for (const file of globSync(SOURCES, { cwd: ROOT, exclude }).sort()) {
    const path = join(ROOT, file);
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}
