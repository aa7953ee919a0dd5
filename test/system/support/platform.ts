import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { startLocal } from '../../../local/start.ts';
import type { Endpoints } from '../../../scripts/journey/client.ts';
import { keepGrants } from './grants.ts';

type Running = Awaited<ReturnType<typeof startLocal>>;

/** The whole system on free ports and a temporary folder, once for the tests of a file. */
export function platformForTests(): { endpoints: Endpoints; home: string } {
  const platform = { endpoints: {} as Endpoints, home: '' };
  let running: Running | undefined;
  let home = '';
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'baoming-'));
    platform.home = home;
    running = await startLocal({ home, port: 0 });
    platform.endpoints = running.endpoints as Endpoints;
  });
  afterAll(async () => {
    if (running) await keepGrants(platform.endpoints.control, expect.getState().testPath);
    await running?.stop();
    await rm(home, { recursive: true, force: true });
  });
  return platform;
}
