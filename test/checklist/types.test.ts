import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_TYPE } from '../../src/checklist/criteria/types.ts';
import { criteriaOf } from '../../src/checklist/lookup.ts';
import { everyType } from '../every-type.ts';

const FOLDER = 'checklist/criteria/';
const types = readdirSync(join('src', FOLDER), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Files of src that know no criterion type, with their code; comments may name types. */
const others = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(sep).join('/'))
  .filter((name) => name.endsWith('.ts') && !name.startsWith(FOLDER))
  .map((name) => ({ name, code: withoutComments(readFileSync(join('src', name), 'utf8')) }));

/** Questions that a driver or a rule must put to the face or the scale of a criterion. */
const ABOUT_TYPES: readonly (readonly [string, RegExp])[] = [
  ['the type of a criterion', /\bcriterion(?:\([^()]*\))*\)?\??\.type\b/i],
  [
    'the type, taken out of a criterion',
    /\{[^{}]*\btype\b[^{}]*\}(?:: Criterion\b| = [\w.]*criterion\b)/,
  ],
  ['a type with a hyphen by name', /'(?:yes-no|multi-choice)'/],
  ['a field that one type has', /'(?:levels|options|thresholds|better|scoring)' in \w*criterion/i],
  ['a field that one type has', /\.thresholds\b|\bcriterion\.(?:levels|options|unit|better)\b/],
  ['the interface of one type', /\b(?:Levels|YesNo|Choice|MultiChoice|Number|Text)Criterion\b/],
];

describe('a criterion type', () => {
  it('is a folder, an example that all drivers meet, and a part of the guide', () => {
    const examples = criteriaOf(everyType).map(({ criterion }) => criterion.id);
    expect(types.toSorted()).toEqual(examples.toSorted());
    const guide = readFileSync('checklists/README.md', 'utf8');
    const named = types.filter((type) => type !== DEFAULT_TYPE);
    expect(named.filter((type) => !guide.includes(`\`type: ${type}\``))).toEqual([]);
  });

  it.each(types)('%s has three files: its scale, its face and its schema', (type) => {
    const files = readdirSync(join('src', FOLDER, type)).toSorted();
    expect(files).toEqual(['face.ts', 'schema.ts', `${type}.ts`].toSorted());
  });

  it.each(types)('%s is imported by three lists only', (type) => {
    const importers = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map((name) => name.split(sep).join('/'))
      .filter((name) => name.endsWith('.ts') && !name.startsWith(`${FOLDER}${type}/`))
      .filter((name) =>
        readFileSync(join('src', name), 'utf8').match(
          new RegExp(`from '[./\\w-]*/${type}/(?:${type}|face|schema)\\.ts'`),
        ),
      );
    expect(importers.toSorted()).toEqual([
      `${FOLDER}faces.ts`,
      `${FOLDER}types.ts`,
      'checklist/schema.ts',
    ]);
  });
});

describe('the code outside the folders of types', () => {
  it.each(ABOUT_TYPES)('never asks for %s: %s', (_, pattern) => {
    const asking = others.filter(({ code }) => pattern.test(code)).map(({ name }) => name);
    expect(asking).toEqual([]);
  });

  it.each([
    { code: "if (criterion.type === 'text') return 0;" },
    { code: 'const how = HOW[view.criterion?.type];' },
    { code: "find.criterion(id).type !== 'text'" },
    { code: "function isText({ type = 'levels' }: Criterion) {}" },
    { code: 'const { id, type } = asked.criterion;' },
    { code: "switch (kind) { case 'multi-choice': }" },
    { code: "const noun = 'levels' in criterion ? 'level' : 'answer';" },
    { code: 'const heading = (criterion: NumberCriterion) => criterion.unit;' },
  ])('would be caught with $code', ({ code }) => {
    expect(ABOUT_TYPES.some(([, pattern]) => pattern.test(code))).toBe(true);
  });
});

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
