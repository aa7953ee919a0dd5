import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/browser');
const LIBRARIES = ['/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu', '/usr/lib64'];

/** A Chromium that comes from npm, with Chinese glyphs; CHROME_PATH names another one. */
export async function openBrowser(args: string[] = []): Promise<Browser> {
  mkdirSync(CACHE, { recursive: true });
  const env: Record<string, string> = { FONTCONFIG_FILE: writeFonts() };
  for (const [name, value] of Object.entries(process.env)) if (value) env[name] ??= value;
  const executablePath = process.env.CHROME_PATH ?? (await unpack(env));
  // Never the package's own args: with --single-process it dies when a context closes.
  return chromium.launch({ executablePath, env, args: ['--no-sandbox', ...args] });
}

/** The package unpacks into TMPDIR; a folder of our own keeps it private and warm. */
async function unpack(env: Record<string, string>): Promise<string> {
  const before = { ...process.env };
  process.env.TMPDIR = CACHE;
  const isBare = !LIBRARIES.some((folder) => existsSync(join(folder, 'libnss3.so')));
  // So told, the package unpacks the system libraries that a bare machine lacks.
  if (isBare) process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  const { default: packed } = await import('@sparticuz/chromium');
  const path = await packed.executablePath();
  if (isBare) env.LD_LIBRARY_PATH = join(CACHE, 'al2023/lib');
  for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
  return path;
}

function writeFonts(): string {
  const manifest = '@expo-google-fonts/noto-sans-sc/package.json';
  const fonts = dirname(createRequire(import.meta.url).resolve(manifest));
  const aliases = ['sans-serif', 'serif', 'monospace', 'system-ui'].map(
    (family) =>
      `<alias><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
  );
  const file = join(CACHE, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${fonts}/400Regular</dir><dir>${fonts}/700Bold</dir><cachedir>${CACHE}/fc</cachedir>
${aliases.join('\n')}</fontconfig>`,
  );
  return file;
}
