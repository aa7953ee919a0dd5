import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newerThanTargets } from '../../browser/targets.ts';

/** What the site asks for before it uses it, and does without in the oldest browsers. */
export const detected: Record<string, string> = {
  'navigator.clipboard': 'the copy button of the receipt calls it with ?. and the number is shown',
  '.writeText': 'belongs to navigator.clipboard',
  '.moveBefore': 'preact tests for it before it moves a node',
  'Symbol.dispose': 'preact/signals-core falls back to a string where it is missing',
};

/** Every API in a folder of built scripts that the oldest browsers lack, by file. */
export function findNewApis(folder: string): { file: string; name: string }[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return files.flatMap((file) =>
    newerThanTargets(readFileSync(join(folder, file), 'utf8')).map((name) => ({ file, name })),
  );
}
