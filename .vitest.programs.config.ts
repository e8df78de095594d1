import { defineConfig } from 'vitest/config';

/** Tests that need programs which not every machine has, such as a browser: `npm run test:programs`. */
export default defineConfig({
  test: {
    cache: false,
    isolate: false,
    maxWorkers: '100%',
    globalSetup: 'test/build-once.ts',
    include: ['test/programs/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
