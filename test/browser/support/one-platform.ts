import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startLocal } from '../../../local/start.ts';
import type { Endpoints } from '../../../scripts/journey/client.ts';

declare module 'vitest' {
  interface ProvidedContext {
    platform: { endpoints: Endpoints; home: string };
  }
}

/** One system for all files in a browser: they run one after the other, each with people of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'baoming-'));
  const running = await startLocal({ home, port: 0 });
  project.provide('platform', { endpoints: running.endpoints as Endpoints, home });
  return async () => {
    await running.stop();
    await rm(home, { recursive: true, force: true });
  };
}
