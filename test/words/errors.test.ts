import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import { describe, expect, it } from 'vitest';
import { checklistErrorWords } from '../../src/words/checklist-errors.ts';
import { collectingErrorWords } from '../../src/words/collecting-errors.ts';
import { configurationErrorWords } from '../../src/words/configuration-errors.ts';
import { errorWords } from '../../src/words/errors.ts';
import { fileErrorWords } from '../../src/words/file-errors.ts';
import { roundErrorWords } from '../../src/words/round-errors.ts';
import { schemaErrorWords } from '../../src/words/schema-errors.ts';
import { variantErrorWords } from '../../src/words/variant-errors.ts';
import { warningWords } from '../../src/words/warnings.ts';
import { yamlErrorWords } from '../../src/words/yaml-errors.ts';

const tables = [
  checklistErrorWords,
  configurationErrorWords,
  errorWords,
  fileErrorWords,
  roundErrorWords,
  collectingErrorWords,
  schemaErrorWords,
  variantErrorWords,
  yamlErrorWords,
];
const codes = [
  ...tables.flatMap((table) => Object.keys(table)),
  ...Object.keys(warningWords.rules),
];
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join('src', name), 'utf8') }));

/** Kinds of files and checks that a code may begin with. */
const PREFIXES = [
  ...['source', 'yaml', 'schema', 'file'],
  ...['checklist', 'variant', 'criterion', 'answers', 'agreed', 'round', 'plan', 'policy', 'brand'],
  ...['template', 'config', 'return', 'import', 'map'],
  ...['check', 'lint'],
];

describe('the codes of errors', () => {
  it('are a kind of file or check and a rule in kebab-case', () => {
    expect(codes.filter((code) => !/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(code))).toEqual([]);
    expect(codes.filter((code) => !PREFIXES.includes(code.split('/')[0] ?? ''))).toEqual([]);
  });

  it('are in one table each', () => {
    expect(codes.length).toBeGreaterThan(200);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('have a title and help for their kind', () => {
    const kinds = [...new Set(codes.map((code) => code.split('/')[0] ?? ''))];
    expect(kinds.filter((kind) => kind !== 'lint').sort()).toEqual(
      Object.keys(warningWords.errors).sort(),
    );
  });

  it('come from a table wherever the source names one', () => {
    const named = sources.flatMap(({ name, text }) =>
      [...text.matchAll(CODE)].map(([, code]) => `${name}: ${code}`),
    );
    expect(named.length).toBeGreaterThan(200);
    expect(named.filter((own) => !codes.includes(own.split(': ')[1] ?? ''))).toEqual([]);
  });

  it('stand for one cause each: the table gives the words, nobody else writes any beside', () => {
    const loose = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/\bcode(?::| =)\s+'[a-z]+\/[a-z-]+'(?! \| | satisfies )/g)].map(
        ([literal]) => `${name}: ${literal}`,
      ),
    );
    expect(loose).toEqual([]);
  });

  it('are used by the source, each of them', () => {
    const used = sources
      .filter(({ name }) => !name.startsWith('words/'))
      .flatMap(({ text }) => [...text.matchAll(CODE)].map(([, code]) => code));
    expect(codes.filter((code) => !used.includes(code))).toEqual([]);
  });
});

/** Code of a diagnostic as a literal; the table of kinds keeps out paths such as 'text/html'. */
const CODE = new RegExp(`'((?:${PREFIXES.join('|')})/[a-z0-9-]+)'`, 'g');
