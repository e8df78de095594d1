import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, mostly waiting for programs that they start: the end waits for none of them. */
const LONGEST = [
  ...['asking/endings', 'golden', 'engagement', 'phones/server', 'audit/saved-run', 'library'],
  ...['cli/process', 'team-repository', 'action', 'asking/killed', 'asking/terminal'],
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return found < 0 ? LONGEST.length : found;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

/** Nothing is written into the clone: no cache here, and the build goes to a temporary folder. */
export default defineConfig({
  test: {
    cache: false,
    // No test changes what another one sees, and loading everything anew for each file takes minutes.
    isolate: false,
    // While one waits for a program or a clock, the processor has work.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    // What takes a moment may take long where several things run at once.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: 'test/build-once.ts',
    setupFiles: ['test/seeds.ts', 'test/disk.ts', 'test/compiling.ts'],
    // With room for more short-lived values, they are collected less often.
    execArgv: ['--max-semi-space-size=32'],
    include: ['test/**/*.test.ts'],
    // They need programs that not every machine has; .vitest.engines.config.ts runs them.
    exclude: ['test/engines/**'],
  },
});
