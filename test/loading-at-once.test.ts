import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { dirname, join } from 'node:path/posix';
import { describe, expect, inject, it } from 'vitest';

/** Modules that static imports load; `await import` loads the others when they are needed. */
interface Loaded {
  readonly packages: readonly string[];
  /** Lines of source code. */
  readonly lines: number;
}

/** Returns all modules that a file of src loads at once, with itself; type imports load nothing. */
function loadedWith(entry: string): Loaded {
  const packages = new Set<string>();
  const files = new Set([entry]);
  let lines = 0;
  for (const file of files) {
    const text = readFileSync(join('src', file), 'utf8');
    lines += text.trimEnd().split('\n').length;
    for (const imported of staticImports(text)) {
      if (imported.startsWith('.')) files.add(join(dirname(file), imported));
      else packages.add(imported);
    }
  }
  return { packages: [...packages].sort(), lines };
}

/** Names of modules from which a text imports or exports values, not only types. */
function staticImports(text: string): readonly string[] {
  const statements = text.matchAll(
    /^(?:import|export)\s+(?!type\s)(?:([^;'"]*?)\s+from\s+)?'([^']+)';/gm,
  );
  return [...statements].flatMap(([, names = '', module = '']) => {
    const [, listed] = /^\{([^}]*)\}$/.exec(names.trim()) ?? [];
    const parts = (listed ?? 'all').split(',').filter((part) => part.trim() !== '');
    return parts.every((part) => part.trim().startsWith('type ')) ? [] : [module];
  });
}

const WIDTHS = ['fast-string-width', 'fast-wrap-ansi'];
const TABLES = ['cli-table3', ...WIDTHS];
const FILES = ['node:crypto', 'node:fs', 'node:path'];

/** Limits, a little above the measured load. Raise one only for code that every run needs. */
const ENTRIES = [
  {
    entry: 'cli/main.ts',
    of: 'every command',
    packages: ['commander', 'node:fs', 'node:tty'],
    // With the help of four commands that collect answers, and of five that set a repository up.
    most: 3450,
  },
  { entry: 'audit/audit.ts', of: 'an audit of answers', packages: FILES, most: 12_000 },
  { entry: 'output/report.ts', of: 'the writing of a report', packages: FILES, most: 3600 },
  {
    entry: 'asking/session/session.ts',
    of: 'an interview before its first screen',
    packages: [
      'chalk',
      'fast-string-width',
      'fast-wrap-ansi',
      'node:crypto',
      'node:fs',
      'node:path',
    ],
    most: 10_700,
  },
  { entry: 'authoring/list.ts', of: '"align list"', packages: FILES, most: 6260 },
  {
    entry: 'authoring/show.ts',
    of: '"align show"',
    packages: ['chalk', ...TABLES, ...FILES],
    most: 7310,
  },
];

describe('the load of a command', () => {
  it.each(ENTRIES)('for $of stays small: $entry', ({ entry, packages, most }) => {
    const loaded = loadedWith(entry);
    expect(loaded.packages).toEqual(packages);
    expect(loaded.lines).toBeLessThanOrEqual(most);
    // A limit far above what is loaded holds nothing.
    expect(loaded.lines).toBeGreaterThan(most * 0.7);
  });

  it.each([
    { text: "import { a } from './a.ts';", modules: ['./a.ts'] },
    { text: "import {\n  a,\n  type B,\n} from './a.ts';", modules: ['./a.ts'] },
    { text: "import * as z from 'zod';", modules: ['zod'] },
    { text: "import Table from 'cli-table3';", modules: ['cli-table3'] },
    { text: "import './a.ts';", modules: ['./a.ts'] },
    { text: "export { a } from './a.ts';", modules: ['./a.ts'] },
    { text: "import type { A } from './a.ts';", modules: [] },
    { text: "import { type A, type B } from './a.ts';", modules: [] },
    { text: "const { a } = await import('./a.ts');", modules: [] },
  ])('counts $modules of $text', ({ text, modules }) => {
    expect(staticImports(text)).toEqual(modules);
  });
});

/** Returns the files of the built program that a command loads, without their hashes. */
function filesOf(args: readonly string[]): readonly string[] {
  const program = resolve(inject('packageFolder'), 'bin/align.cjs');
  const script = `
    process.argv.splice(1, 0, ${JSON.stringify(program)});
    process.on('exit', () => console.error(JSON.stringify(Object.keys(require.cache))));
    require(process.argv[1]);`;
  const run = spawnSync(process.execPath, ['-e', script, '--', ...args], { encoding: 'utf8' });
  expect(run.status).toBe(0);
  const paths: readonly string[] = JSON.parse(run.stderr.trim().split('\n').at(-1) ?? '');
  return paths.map((path) => path.replace(/^.*[\\/]|(-[\w-]{8})?\.cjs$/g, ''));
}

describe('the files that a command reads, as each costs as much as a thousand lines', () => {
  const START = ['align', 'main'];
  const ROUND = 'examples/lakeshore-metrics/2012-08-06';

  it.each([
    { args: ['--version'], files: START },
    { args: ['--help'], files: START },
    { args: ['list'], files: [...START, 'authoring', 'list', 'shared'] },
    {
      args: ['show', 'lead-gen-alignment'],
      files: [...START, 'authoring', 'page', 'scale-lines', 'shared', 'show', 'table'],
    },
    {
      args: ['audit', '--answers', ROUND],
      files: [...START, 'audit', 'markdown', 'scores', 'shared', 'yaml'],
    },
  ])('are few for $args', ({ args, files }) => {
    expect(filesOf(args).toSorted()).toEqual(files.toSorted());
  });
});
