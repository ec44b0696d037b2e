import { defineConfig } from 'vitest/config';
import { LongFirst } from './test/tools/longFirst.ts';

/** Room for a busy machine: no test is about how long something takes. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          // A fresh world per file costs more than all the tests; files leave nothing behind.
          isolate: false,
          maxWorkers: 2,
          include: ['test/**/*.test.ts'],
          exclude: ['test/renderer/**', 'test/e2e/**'],
          ...patience,
        },
      },
      {
        test: {
          name: 'dom',
          environment: 'happy-dom',
          isolate: false,
          maxWorkers: 2,
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['test/renderer/patience.ts'],
          ...patience,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          // They close what they open; a fresh world for each would load everything again.
          isolate: false,
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/support/compiled.ts'],
          // They wait for each other's processes more than they work.
          maxWorkers: 3,
          ...patience,
        },
      },
    ],
  },
});
