import { readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** The file of a URL path inside a folder, if there is one; never outside the folder. */
export function findFile(folder: string, urlPath: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  const path = join(folder, normalize(`/${decoded}`));
  const candidates = urlPath.endsWith('/') ? [join(path, 'index.html')] : [path, `${path}.html`];
  return candidates.find(
    (file) => !file.includes('\0') && statSync(file, { throwIfNoEntry: false })?.isFile(),
  );
}

export const readPage = (file: string) => ({
  body: readFileSync(file),
  type: types[extname(file)] ?? 'application/octet-stream',
});
