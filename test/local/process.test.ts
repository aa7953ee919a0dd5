import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StartError } from '../../local/http.ts';
import { startLocal } from '../../local/start.ts';
import { descendantsOf, endpointsOf, isAlive, spawnPlatform } from '../support/platform-process.ts';

const MINUTES = 60_000;
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'baoming-process-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

test(
  'a taken port is one sentence and exit code 1',
  async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const { port } = taken.address() as { port: number };
    const { ended } = spawnPlatform(home, { BAOMING_PORT: String(port) });
    const { code, output } = await ended;
    taken.close();
    expect(code).toBe(1);
    expect(output.trim().split('\n').at(-1)).toMatch(
      new RegExp(`^Port ${port} \\(site\\) is taken: .*BAOMING_PORT`),
    );
    expect(output).not.toContain('    at ');
  },
  2 * MINUTES,
);

test(
  'Ctrl-C leaves no process behind',
  async () => {
    const platform = spawnPlatform(home);
    const { api } = await endpointsOf(home, platform);
    await fetch(`${api}/api/exams`);
    const children = descendantsOf(platform.pid);
    expect(children.map(({ name }) => name)).toContain('dynoxide');
    platform.child.kill('SIGINT');
    expect((await platform.ended).code).toBe(0);
    await expect
      .poll(() => children.filter(({ pid }) => isAlive(pid)), { timeout: 10_000 })
      .toEqual([]);
  },
  2 * MINUTES,
);

test('a broken template is one sentence, for main.ts to print', async () => {
  writeFileSync(join(home, 'Broken.template.json'), '{"Resources":');
  const starting = startLocal({ home, port: 0, cdkOut: home });
  await expect(starting).rejects.toThrow(/Broken\.template\.json is no readable template/);
  await expect(starting).rejects.toBeInstanceOf(StartError);
});

test(
  'an engine that is not there is one sentence and exit code 1',
  async () => {
    const env = { BAOMING_DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' };
    const { code, output } = await spawnPlatform(home, env).ended;
    expect(code).toBe(1);
    expect(output).toContain('The DynamoDB engine at http://127.0.0.1:9 does not answer.');
    expect(output).not.toContain('    at ');
  },
  2 * MINUTES,
);
