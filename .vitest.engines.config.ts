import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests that need programs which not every machine has, such as a browser: `npm run test:engines`. */
export default defineConfig({
  test: {
    cache: false,
    isolate: false,
    // While one waits for a browser, the processor has work.
    maxWorkers: availableParallelism() + 1,
    globalSetup: 'test/build-once.ts',
    setupFiles: 'test/seeds.ts',
    include: ['test/engines/**/*.test.ts', 'test/asking/killed.test.ts'],
    env: { ALIGN_TEST_KILLS: '50' },
    testTimeout: 60_000,
    // A browser takes its time to start and to stop.
    hookTimeout: 60_000,
  },
});
