import { statSync } from 'node:fs';
import { join, normalize } from 'node:path';

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
