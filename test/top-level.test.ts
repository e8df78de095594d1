import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** Entries at the top of the repository, without those whose name begins with a dot. */
const ENTRIES = [
  ...['CHANGELOG.md', 'LICENSE', 'README.md', 'action.yml', 'bin', 'checklists', 'examples'],
  ...['package-lock.json', 'package.json', 'src', 'test', 'tsconfig.json'],
];
const DOT_ENTRIES = [
  ...['.biome.json', '.ci', '.editorconfig', '.gitattributes', '.github', '.gitignore', '.npmrc'],
  ...['.pre-commit-hooks.yaml', '.scripts', '.vitest.config.ts', '.vitest.engines.config.ts'],
];

it('the repository has nothing at its top that a program left behind', () => {
  const paths = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n');
  const entries = new Set(paths.map((path) => path.split('/')[0]));
  expect([...entries].toSorted()).toEqual([...DOT_ENTRIES, ...ENTRIES].toSorted());
});
