import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogLevel } from 'esbuild';
import { eventOperations, httpOperations } from '#contract/operations.ts';
import { buildApart } from './apart.ts';
import { bundle, requireBanner } from './bundle.ts';

export const operationNames = [...Object.keys(httpOperations), ...Object.keys(eventOperations)];

/** Answers 501 where a function is not written yet, so that the rest of the system can run. */
const placeholder = (name: string) => `export const handler = async () => ({
  statusCode: 501,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({ type: 'about:blank', title: '${name} is not written yet', status: 501 }),
});
`;

/**
 * Bundles functions/<name>/index.ts into <target>/<name>/index.mjs, all in one esbuild call.
 * @throws an Error that names the operations without a folder.
 */
export async function buildFunctions(target: string): Promise<void> {
  const missing = operationNames.filter((name) => !existsSync(sourceOf(name)));
  if (missing.length > 0) throw new Error(`no functions/<name>/index.ts: ${missing.join(', ')}`);
  await removeStale(target);
  await bundleAll(target, operationNames, 'warning');
  await buildApart(target, operationNames, requireBanner);
}

/**
 * The same while the code is unfinished: what does not bundle becomes a placeholder.
 * @returns the names that became one.
 */
export async function buildWhatExists(target: string): Promise<string[]> {
  await removeStale(target);
  const placeholders: string[] = [];
  for (const name of operationNames) {
    await bundleAll(target, [name], 'silent').catch(async () => {
      placeholders.push(name);
      await mkdir(join(target, name), { recursive: true });
      await writeFile(join(target, name, 'index.mjs'), placeholder(name));
    });
  }
  await buildApart(target, operationNames, requireBanner);
  return placeholders;
}

const sourceOf = (name: string) => `functions/${name}/index.ts`;

const bundleAll = (target: string, names: string[], logLevel: LogLevel) =>
  bundle(
    target,
    names.map((name) => ({ in: sourceOf(name), out: `${name}/index` })),
    logLevel,
  );

/** A bundle of an operation that no longer exists must not be deployed again. */
async function removeStale(target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const name of await readdir(target)) {
    if (!operationNames.includes(name)) await rm(join(target, name), { recursive: true });
  }
}
