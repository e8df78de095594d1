import { defineConfig } from 'vitest/config';

/** Nothing is written into the clone: no cache here, and the build goes to a temporary folder. */
export default defineConfig({
  test: {
    cache: false,
    // No test changes what another one sees, and loading everything anew for each file takes minutes.
    isolate: false,
    maxWorkers: '100%',
    // What takes a moment may take long where several things run at once.
    testTimeout: 30_000,
    globalSetup: 'test/build-once.ts',
    setupFiles: ['test/seeds.ts', 'test/disk.ts'],
    include: ['test/**/*.test.ts'],
    // They need programs that not every machine has; .vitest.engines.config.ts runs them.
    exclude: ['test/engines/**'],
  },
});
