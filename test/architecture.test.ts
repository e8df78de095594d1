import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which folders of src each folder may import from; every one may use the files beside them. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  input: [],
  proof: ['scoring', 'checklist'],
  checklist: [],
  answers: ['checklist'],
  scoring: ['answers', 'checklist'],
  analysis: ['scoring', 'answers', 'checklist'],
  plan: ['analysis', 'scoring', 'answers', 'checklist', 'input'],
  policy: ['analysis', 'scoring', 'answers', 'checklist', 'input'],
  report: ['policy', 'plan', 'analysis', 'scoring', 'answers', 'checklist'],
  interview: ['scoring', 'answers', 'checklist'],
  'index.ts': ['cli', 'report', 'policy', 'analysis', 'scoring', 'answers', 'checklist'],
  cli: [
    'report',
    'policy',
    'plan',
    'analysis',
    'proof',
    'scoring',
    'answers',
    'checklist',
    'interview',
    'input',
  ],
};

/** The only places that may import a package; a place is a folder or a file of src. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  '@inquirer/core': ['cli'],
  chalk: ['cli', 'report'],
  'cli-table3': ['report'],
  commander: ['cli'],
  'csv-stringify/sync': ['report/csv.ts'],
  docx: ['report/office/docx'],
  'fast-string-width': ['cli', 'report'],
  'fast-wrap-ansi': ['cli', 'report'],
  fflate: ['report/office'],
  inquirer: ['cli'],
  'node:child_process': ['cli/print'],
  'node:crypto': ['cli', 'input/digest.ts', 'report/html/document.ts'],
  'node:fs': ['cli'],
  'node:os': ['cli'],
  'node:path': ['cli'],
  'node:readline': ['cli'],
  'node:stream': ['cli'],
  'node:tty': ['cli'],
  'node:url': ['cli/new', 'cli/print', 'cli/library.ts'],
  'node:v8': ['input'],
  'node:zlib': ['cli', 'report/office/picture/png.ts'],
  pptxgenjs: ['report/office/pptx'],
  'write-excel-file/universal': ['report/office/xlsx.ts'],
  yaml: ['input', 'answers/write.ts', 'answers/rewrite', 'plan'],
  zod: [
    'input',
    'checklist',
    'answers',
    'plan',
    'policy/schema.ts',
    'policy/waiver-schema.ts',
    'report/schema',
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

/** The folder of src that a relative import leads to; null for a file directly in it. */
function target({ from, to }: Import): string | null {
  const path = relative('src', resolve('src', dirname(from), to)).split(sep);
  return path.length > 1 ? (path[0] ?? null) : null;
}

describe('the source', () => {
  it('is found', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('imports one way, from the outer folders to the inner ones', () => {
    const wrong = imports.filter((own) => {
      const folder = own.from.split('/')[0] ?? '';
      const to = isRelative(own) ? target(own) : null;
      return to !== null && to !== folder && !(MAY_IMPORT[folder] ?? []).includes(to);
    });
    expect(wrong).toEqual([]);
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
