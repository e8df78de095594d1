/**
 * Writes the portfolio and the reports in examples/ anew, by the lines of each command.txt, with a
 * fresh build.
 * Usage: node .scripts/examples.mjs
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' });
execFileSync(process.execPath, ['.scripts/portfolio-example.mjs'], { cwd: root });

for (const folder of readdirSync(join(root, 'examples'), { withFileTypes: true })) {
  if (!folder.isDirectory()) continue;
  const commands = readFileSync(join(root, 'examples', folder.name, 'command.txt'), 'utf8');
  for (const command of commands.trim().split('\n')) {
    const [, ...args] = command.split(' ');
    execFileSync(process.execPath, ['bin/align.cjs', ...args, '--force'], { cwd: root });
  }
}
