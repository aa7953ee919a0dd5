import { build, type LogLevel } from 'esbuild';
import { apartPlugin } from './apart.ts';
import { coldStartPlugin } from './cold-start-plugin.ts';

/** Some dependencies are CommonJS inside an ESM bundle and still ask for `require`. */
export const requireBanner =
  "import{createRequire as __createRequire}from'node:module';" +
  'const require=__createRequire(import.meta.url);';

/** One bundle for each entry point, as Lambda takes them. */
export const bundle = (
  target: string,
  entryPoints: { in: string; out: string }[],
  logLevel: LogLevel,
) =>
  build({
    entryPoints,
    outdir: target,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    sourcemap: false,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    banner: { js: requireBanner },
    plugins: [coldStartPlugin, apartPlugin],
    logLevel,
  });
