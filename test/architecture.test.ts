import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Rooms that every other may import from. */
const GROUND = ['words', 'text', 'numbers.ts', 'diagnostic.ts', 'version.ts'];

/** Rooms of src that each room may import from, the ground apart. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  words: [],
  text: [],
  'diagnostic.ts': [],
  'numbers.ts': [],
  io: [],
  source: [],
  checklist: [],
  answers: ['source', 'checklist'],
  scoring: ['answers', 'checklist'],
  analysis: ['scoring', 'answers', 'checklist'],
  plan: ['analysis', 'scoring', 'answers', 'checklist', 'source'],
  policy: ['analysis', 'scoring', 'answers', 'checklist'],
  lint: ['scoring', 'checklist'],
  report: ['policy', 'plan', 'analysis', 'scoring', 'answers', 'checklist'],
  conversation: ['io', 'analysis', 'scoring', 'answers', 'checklist'],
  storage: ['io', 'source'],
  loading: [
    'storage',
    'report',
    'plan',
    'policy',
    'analysis',
    'answers',
    'checklist',
    'source',
    'io',
  ],
  configuration: ['loading', 'storage', 'report', 'checklist', 'source', 'io'],
  audit: [
    'loading',
    'storage',
    'report',
    'conversation',
    'plan',
    'policy',
    'analysis',
    'scoring',
    'answers',
    'checklist',
    'source',
    'io',
  ],
  output: ['audit', 'loading', 'storage', 'report', 'analysis', 'io'],
  terminal: ['io'],
  asking: [
    'phones',
    'terminal',
    'output',
    'audit',
    'loading',
    'storage',
    'conversation',
    'analysis',
    'answers',
    'checklist',
    'io',
  ],
  authoring: [
    'collecting',
    'policy',
    'plan',
    'report',
    'asking',
    'configuration',
    'output',
    'terminal',
    'loading',
    'storage',
    'lint',
    'conversation',
    'analysis',
    'checklist',
    'answers',
    'source',
    'io',
  ],
  returns: ['checklist'],
  spreadsheet: [],
  form: ['returns', 'conversation', 'scoring', 'answers', 'checklist', 'io'],
  phones: ['form', 'conversation', 'scoring', 'answers', 'checklist', 'io'],
  collecting: [
    'form',
    'returns',
    'spreadsheet',
    'asking',
    'terminal',
    'audit',
    'loading',
    'storage',
    'report',
    'analysis',
    'scoring',
    'answers',
    'checklist',
    'source',
    'io',
  ],
  portfolio: [
    'output',
    'audit',
    'loading',
    'storage',
    'report',
    'analysis',
    'scoring',
    'answers',
    'checklist',
    'io',
  ],
  cli: [
    'portfolio',
    'collecting',
    'authoring',
    'asking',
    'output',
    'configuration',
    'audit',
    'report',
    'source',
    'io',
  ],
  'index.ts': ['audit', 'report', 'policy', 'analysis', 'scoring', 'checklist', 'answers'],
};

/** Imports that point upwards still; the list only shrinks. */
const UPWARDS: readonly string[] = [];

/** Files that import one another in a circle still, each circle in one line; the list only shrinks. */
const CIRCLES: readonly string[] = [];

/** Names that more than one file exports still; the list only shrinks. */
const SHARED_NAMES: readonly string[] = [];

/** Rooms and folders whose files are a list by design: each may have a single reader, that of the list. */
const LISTS: readonly string[] = [
  'checklist/criteria',
  'checklist/rules',
  'cli/commands',
  'lint/rules',
  'policy/rules',
  'portfolio/sql/dialects',
  'report/machine/tables',
  'report/sections',
];

/** Files with a single reader still that could hold them; the list only shrinks. */
const SINGLE_READERS: readonly string[] = [];

/** Most lines of two files that are better read as one. */
const LONGEST = 220;

/** Places that may import a package; a place is a folder or a file of src. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  '@duckdb/node-api': ['portfolio/duckdb.ts'],
  '@inquirer/core': ['terminal', 'asking'],
  chalk: ['terminal', 'report', 'output', 'text', 'asking', 'authoring'],
  'cli-table3': ['text/table.ts'],
  commander: ['cli'],
  'csv-stringify/sync': ['report/machine/csv.ts'],
  'fast-string-width': ['text', 'terminal', 'report'],
  'fast-wrap-ansi': ['text', 'terminal'],
  fflate: ['spreadsheet', 'report/office', 'report/writers', 'report/machine'],
  inquirer: ['terminal'],
  papaparse: ['spreadsheet'],
  'node:child_process': ['output/browser.ts'],
  'node:crypto': [
    'io',
    'source',
    'storage',
    'loading',
    'report/writers/html',
    'report/machine/alerts.ts',
    'portfolio',
    'collecting/form-page.ts',
    'phones',
  ],
  'node:fs': [
    'io',
    'storage',
    'loading',
    'configuration',
    'output',
    'audit',
    'authoring',
    'asking',
    'collecting',
    'portfolio',
  ],
  'node:http': ['phones'],
  'node:module': ['portfolio/duckdb.ts'],
  'node:net': ['phones'],
  'node:os': ['io', 'output', 'storage', 'portfolio', 'phones', 'asking/session/phone-room.ts'],
  'node:path': [
    'io',
    'storage',
    'loading',
    'configuration',
    'output',
    'audit',
    'authoring',
    'asking',
    'collecting',
    'portfolio',
  ],
  'node:readline': ['io', 'terminal'],
  'node:stream': ['io', 'terminal'],
  'node:string_decoder': ['terminal'],
  'node:tty': ['io', 'terminal'],
  'node:url': ['io', 'storage', 'loading', 'output', 'authoring', 'audit', 'portfolio'],
  'node:v8': ['cli'],
  'node:worker_threads': ['portfolio'],
  'node:zlib': ['report/office', 'phones'],
  uqr: ['phones', 'asking/setup/lobby.ts'],
  pptxgenjs: ['report/writers/pptx'],
  'write-excel-file/universal': ['report/machine/xlsx.ts'],
  yaml: ['source', 'answers', 'plan'],
  zod: [
    'collecting',
    'source',
    'checklist',
    'configuration/schema.ts',
    'answers',
    'plan',
    'policy',
    'report/schema',
    'analysis/portfolio/schema.ts',
  ],
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(sep).join('/'))
  .filter((name) => name.endsWith('.ts'));

const imports: readonly Import[] = files.flatMap((from) => {
  const content = readFileSync(join('src', from), 'utf8');
  const specifiers = [...content.matchAll(/(?:^|\s)(?:from|import)\s*\(?'([^'\s]+)'/gm)];
  return specifiers.map(([, to = '']) => ({ from, to }));
});

function isRelative({ to }: Import): boolean {
  return to.startsWith('.');
}

/** File of src that a relative import leads to. */
function targetOf({ from, to }: Import): string {
  return relative('src', resolve('src', dirname(from), to))
    .split(sep)
    .join('/');
}

/** Folder directly in src that holds a file, or the file where none does. */
function roomOf(file: string): string {
  return file.split('/')[0] ?? '';
}

function groupBy<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return groups;
}

/** Groups of files that reach one another, each as a line of names. */
function circles(): readonly string[] {
  const next = groupBy(imports.filter(isRelative), ({ from }) => from);
  const reach = new Map(
    files.map((file) => {
      const found = new Set<string>();
      const open = [file];
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        for (const to of (next.get(at) ?? []).map(targetOf)) {
          if (!found.has(to)) open.push(to);
          found.add(to);
        }
      }
      return [file, found] as const;
    }),
  );
  const groups = files
    .filter((file) => reach.get(file)?.has(file))
    .map((file) =>
      files.filter((other) => reach.get(file)?.has(other) && reach.get(other)?.has(file)).join(' '),
    );
  return [...new Set(groups)].sort();
}

/** Exported names that stand in more than one file; the public interface repeats names by design. */
function sharedNames(): readonly string[] {
  const exported = files
    .filter((file) => file !== 'index.ts')
    .flatMap((file) => {
      const text = readFileSync(join('src', file), 'utf8');
      const found = text.matchAll(
        /^export (?:async )?(?:function\*?|const|interface|type|class) (\w+)/gm,
      );
      return [...found].map(([, name = '']) => ({ name, file }));
    });
  return [...groupBy(exported, ({ name }) => name)]
    .filter(([, own]) => own.length > 1)
    .map(([name, own]) => `${name}: ${own.map(({ file }) => file).join(' ')}`)
    .sort();
}

/**
 * Files with a single reader in their room, small enough to be one file of `LONGEST` lines with it.
 * Imports behind `await import` and the files of named lists do not count.
 */
function singleReaders(): readonly string[] {
  const readers = groupBy(imports.filter(isRelative), targetOf);
  return files
    .filter((file) => !LISTS.some((list) => file.startsWith(`${list}/`)))
    .filter((file) => {
      const [first, second] = new Set(readers.get(file)?.map(({ from }) => from));
      if (first === undefined || second !== undefined || roomOf(first) !== roomOf(file))
        return false;
      return !isLazy(file, first) && linesOf(file) + linesOf(first) <= LONGEST;
    })
    .sort();
}

function isLazy(file: string, reader: string): boolean {
  const content = readFileSync(join('src', reader), 'utf8');
  const specifiers = [...content.matchAll(/import\('([^']+)'\)/g)];
  return specifiers.some(([, to = '']) => targetOf({ from: reader, to }) === file);
}

function linesOf(file: string): number {
  return readFileSync(join('src', file), 'utf8').split('\n').length - 1;
}

describe('the source', () => {
  it('is found', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('imports one way, from the outer rooms to the inner ones', () => {
    const wrong = imports.filter((own) => {
      const room = own.from.split('/')[0] ?? '';
      const to = isRelative(own) ? roomOf(targetOf(own)) : room;
      return to !== room && !GROUND.includes(to) && !(MAY_IMPORT[room] ?? []).includes(to);
    });
    expect(wrong.map((own) => `${own.from} -> ${targetOf(own)}`).sort()).toEqual(UPWARDS);
  });

  it('has no files that import one another in a circle, types included', () => {
    expect(circles()).toEqual(CIRCLES);
  });

  it('imports a file once', () => {
    const twice = files.filter((file) => {
      const text = readFileSync(join('src', file), 'utf8');
      const named = [...text.matchAll(/^import [^;]*? from '([^']+)';/gm)].map(([, own]) => own);
      const lazy = [...text.matchAll(/Promise\.all\(\[([^\]]*)\]/g)].map(([, all = '']) =>
        [...all.matchAll(/import\('([^']+)'\)/g)].map(([, own]) => own),
      );
      return [named, ...lazy].some((own) => new Set(own).size < own.length);
    });
    expect(twice).toEqual([]);
  });

  it('gives each exported name to one file', () => {
    expect(sharedNames()).toEqual(SHARED_NAMES);
  });

  it('has no file for a single reader that could hold it', () => {
    expect(singleReaders()).toEqual(SINGLE_READERS);
  });

  it('has at most 358 files beside its lists, and 291 without the rooms that came later', () => {
    const later = /^(collecting|configuration|form|phones|portfolio|returns|spreadsheet)\//;
    // An entry of a list, such as a criterion type, is a file by design.
    const others = files.filter((file) => !LISTS.some((list) => file.startsWith(`${list}/`)));
    expect(others.length).toBeLessThanOrEqual(358);
    expect(others.filter((file) => !later.test(file)).length).toBeLessThanOrEqual(291);
  });

  it('uses each package in its own places only', () => {
    const wrong = imports.filter(
      (own) =>
        !isRelative(own) &&
        !(PACKAGES[own.to] ?? []).some((place) => `${own.from}/`.startsWith(`${place}/`)),
    );
    expect(wrong).toEqual([]);
  });

  it('names its relative imports by their file', () => {
    expect(imports.filter((own) => isRelative(own) && !own.to.endsWith('.ts'))).toEqual([]);
  });
});
