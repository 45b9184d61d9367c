import { defineConfig } from 'vitest/config';

/** A test waits for its own condition; these only end one that hangs, on a machine that has little to give as well. */
const patience = { testTimeout: 180_000, hookTimeout: 240_000, expect: { poll: { timeout: 30_000 } } };

/** Projects by cost: `unit` touches nothing, `db` starts databases, `contract` real SDKs, `e2e` a browser, `fault` kills processes. */
export default defineConfig({
  test: {
    // Many of these tests wait (for a clock, a socket, a database): more of them than cores are at work at once. Modules
    // are loaded once for each worker, not once for each file: that was half of all the time.
    maxWorkers: 3,
    isolate: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{store,contract,e2e,fault,db}/**'],
          ...patience,
        },
      },
      {
        test: {
          name: 'db',
          include: ['test/{store,db}/**/*.test.ts'],
          globalSetup: ['test/support/postgres.ts'],
          ...patience,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          ...patience,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          ...patience,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'fault',
          include: ['test/fault/**/*.test.ts'],
          ...patience,
          maxWorkers: 2,
        },
      },
    ],
  },
});
