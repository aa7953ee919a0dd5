import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { startEngine } from '../support/engine.ts';

test('the store’s contract suite passes through BAOMING_DYNAMODB_ENDPOINT', async () => {
  const engine = await startEngine();
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      ...['node_modules/vitest/vitest.mjs', 'run', '--project', 'rooms', 'test/adapters/dynamodb'],
      // It proves our own code against broken calls, not what an endpoint does.
      ...['--exclude', '**/ledger-faults.test.ts'],
    ],
    {
      env: { ...process.env, BAOMING_DYNAMODB_ENDPOINT: engine.endpoint },
      encoding: 'utf8',
    },
  );
  await engine.stop();
  expect(stdout.slice(-2000)).toMatch(/Tests .*passed/);
  expect(status).toBe(0);
}, 120_000);
