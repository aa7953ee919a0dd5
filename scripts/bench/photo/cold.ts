/** Cold starts of the validation function's bundle, each in a process of its own. */
import { execFile } from 'node:child_process';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { buildFunctions } from '../../build/functions.ts';
import { median } from './median.ts';

const run = promisify(execFile);
const FOLDER = resolve(import.meta.dirname, '../../../.build/bench/photo');
const ROUNDS = 15;

export type Cold = { name: string; kb: number; importMs: number; firstMs: number | undefined };

/** Imports a module in a new process; with a photo, judges it too. Milliseconds of each. */
async function start(module: string, photo?: string): Promise<[number, number]> {
  const code = `
    const { readFileSync } = await import('node:fs');
    const begin = performance.now();
    const { judgePhoto, rule } = await import(process.argv[1]);
    const imported = performance.now();
    if (process.argv[2]) judgePhoto(readFileSync(process.argv[2]), rule);
    console.log(imported - begin, performance.now() - imported);`;
  const args = ['--input-type=module', '-e', code, pathToFileURL(module).href];
  const { stdout } = await run(process.execPath, photo ? [...args, photo] : args, {
    env: { AWS_REGION: 'cn-north-1', AWS_LAMBDA_FUNCTION_NAME: 'validate-photo' },
  });
  return stdout.trim().split(' ').map(Number) as [number, number];
}

/** An empty function, the whole bundle of validate-photo, and the photo rules with a verdict. */
export async function coldStarts(photo: Buffer): Promise<Cold[]> {
  await mkdir(FOLDER, { recursive: true });
  const file = join(FOLDER, 'photo.jpg');
  const empty = join(FOLDER, 'empty.mjs');
  const rules = join(FOLDER, 'rules.mjs');
  await writeFile(file, photo);
  await writeFile(empty, 'export const handler = async () => ({});\n');
  await buildFunctions(join(FOLDER, 'functions'));
  await build({
    stdin: {
      contents: `export { judgePhoto } from '#domain/photo/judge.ts';
        export { defaultRule as rule } from './scripts/photo/rule.ts';`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    outfile: rules,
  });
  const modules = [
    { name: 'empty function', module: empty },
    { name: 'validate-photo', module: join(FOLDER, 'functions/validate-photo/index.mjs') },
    { name: 'photo rules alone', module: rules, photo: file },
  ];
  const times = modules.map((): [number, number][] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, { module, photo: judged }] of modules.entries()) {
      times[i]?.push(await start(module, judged));
    }
  }
  return Promise.all(
    modules.map(async ({ name, module, photo: judged }, i) => ({
      name,
      kb: (await stat(module)).size / 1000,
      importMs: median((times[i] ?? []).map(([imported]) => imported)),
      firstMs: judged ? median((times[i] ?? []).map(([, first]) => first)) : undefined,
    })),
  );
}
