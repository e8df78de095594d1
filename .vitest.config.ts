import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Nothing is written into the clone: no cache here, and the build goes to a temporary folder.
  cacheDir: '/nonexistent-cache',
  test: {
    globalSetup: 'test/build-once.ts',
    include: ['test/**/*.test.ts'],
  },
});
