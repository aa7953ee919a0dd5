import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/**
 * The national algorithms (80 KB) are in no bundle: they lie beside it as a file that only a
 * deployment with SM2 keys loads, so that nobody else parses them at a cold start.
 */
const source = 'adapters/payments/yeepay-yop/sm2.ts';
const file = 'sm2.mjs';

export const apartPlugin: Plugin = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/sm2\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: `./${file}`, external: true } : undefined,
    );
  },
};

/** Puts the file beside every bundle that may ask for it. */
export async function buildApart(target: string, names: string[], banner: string): Promise<void> {
  let built: string | undefined;
  for (const name of names) {
    const text = await readFile(join(target, name, 'index.mjs'), 'utf8');
    if (!text.includes(`./${file}`)) continue;
    const own = join(target, name, file);
    if (built) await copyFile(built, own);
    else await buildFile(own, banner);
    built ??= own;
  }
}

function buildFile(outfile: string, banner: string) {
  return build({
    entryPoints: [source],
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    legalComments: 'none',
    banner: { js: banner },
    logLevel: 'warning',
  });
}
