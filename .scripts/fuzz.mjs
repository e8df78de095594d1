/**
 * Runs every property test with new random seeds until the time is over or one fails. A failure that
 * is found here becomes a case of its own in the test.
 * Usage: node .scripts/fuzz.mjs [minutes, default 10]
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const minutes = Number(process.argv[2] ?? 10);
const deadline = Date.now() + minutes * 60_000;

const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts') && !name.startsWith('engines'))
  .map((name) => join('test', name))
  .filter((name) => readFileSync(join(root, name), 'utf8').includes("from 'fast-check'"));

for (let round = 1; Date.now() < deadline; round++) {
  const seed = randomInt(2 ** 31);
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const config = ['--config', '.vitest.config.ts', '--configLoader', 'runner'];
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...config, ...files], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ALIGN_TEST_SEED: String(seed) },
  });
  if (status !== 0) {
    process.stderr.write(`round ${round} failed; run it again with ALIGN_TEST_SEED=${seed}\n`);
    process.exit(1);
  }
}
