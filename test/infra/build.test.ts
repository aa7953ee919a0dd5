import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { coldStartPlugin } from '../../scripts/build/cold-start-plugin.ts';
import { operationNames as built } from '../../scripts/build/functions.ts';
import { buildPublisher } from '../../scripts/build/publisher.ts';
import { operationNames } from './synthesize.ts';

async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    plugins: [coldStartPlugin],
  });
  return outputFiles[0]?.text ?? '';
}

it('takes http and https as built-ins, so that nothing loads undici', async () => {
  const text = await bundle("import { request } from 'node:https'; console.log(request);");
  expect(text).toContain('getBuiltinModule("node:https")');
  expect(text).not.toMatch(/from ["'](node:)?https["']/);
  expect(text).not.toContain('WebSocket');
});

it('reads credentials from the environment and bundles no credential chain', async () => {
  const text = await bundle(
    "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; console.log(DynamoDBClient);",
  );
  expect(text).toContain('process.env.AWS_SESSION_TOKEN');
  expect(text).not.toContain('fromContainerMetadata');
  expect(text).not.toContain('devDependencies');
});

it('builds every operation of the contract', () => {
  expect(built).toEqual(operationNames);
});

it('builds the function that uploads the pages, for Lambda to call', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baoming-publisher-'));
  await buildPublisher(folder);
  const built = (await import(join(folder, 'index.mjs'))) as { handler: unknown };
  expect(built.handler).toBeTypeOf('function');
});
