import { defineConfig } from 'vitest/config';

/** The rooms' tests are quick; system tests start the whole local platform once each. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'rooms', include: ['test/**/*.test.ts'], exclude: ['test/system/**'] } },
      {
        test: {
          name: 'system',
          include: ['test/system/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
    maxWorkers: 2,
  },
});
