import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type * as z from 'zod';
import { answersSchema } from '../../src/answers/schema.ts';
import { checklistSchema } from '../../src/checklist/schema.ts';
import { answersFile, checklistFile } from '../../src/loading/answers.ts';
import { compileCheck } from '../../src/loading/checklists/quick-check.ts';

const kinds = {
  checklist: { schema: checklistSchema(), ...checklistFile },
  answers: { schema: answersSchema(), ...answersFile },
};

/** Paths of answers files in a round. */
const ANSWERS = /\d[\\/](?!(?:plan|round|agreed|map)\.)\w+\.yaml$/;

const wholeFiles = [
  ...filesIn('checklists', /\.yaml$/),
  ...filesIn('examples', ANSWERS),
  ...filesIn('test/errors', /\.yaml$/),
];

describe('the quick check', () => {
  it('accepts every checklist and every answers file that comes with align', async () => {
    const own = [
      ...filesIn('checklists', /\.yaml$/).map((value) => ['checklist', value] as const),
      ...filesIn('examples', ANSWERS).map((value) => ['answers', value] as const),
    ];
    for (const [kind, value] of own) expect(await quickly(kind, value)).not.toBeNull();
  });

  it.each(['checklist', 'answers'] as const)(
    'reads %s as the full schema does, or leaves it to that',
    async (kind) => {
      for (const value of wholeFiles) await expectAgreement(kind, value);
    },
  );

  it.each(['checklist', 'answers'] as const)(
    'accepts no change of %s that the full schema refuses',
    async (kind) => {
      const quick = await Promise.all(wholeFiles.map((value) => quickly(kind, value)));
      const accepted = wholeFiles.filter((_, i) => quick[i] !== null);
      const changed = fc.constantFrom(...accepted).chain(withOneChange);
      await fc.assert(
        fc.asyncProperty(changed, (value) => expectAgreement(kind, value)),
        { numRuns: 150 },
      );
    },
  );

  it('refuses to be made from what it does not know', () => {
    expect(() => compileCheck({ type: 'array', ...{ uniqueItems: true } })).toThrow('uniqueItems');
  });
});

async function expectAgreement(kind: keyof typeof kinds, value: unknown): Promise<void> {
  const quick = await quickly(kind, value);
  if (quick === null) return;
  const full = (kinds[kind].schema as z.ZodType<unknown>).safeParse(value);
  expect(JSON.stringify(quick)).toBe(JSON.stringify(full.data));
}

/** The value that the quick check gives, null where it leaves the file to the full schema. */
async function quickly(kind: keyof typeof kinds, value: unknown): Promise<unknown> {
  const schema = JSON.parse(readFileSync(`checklists/${kind}.schema.json`, 'utf8'));
  const checked = compileCheck(schema)(value);
  // The rules take a value of the right shape, which is what the check has made sure of.
  const { keepsRules } = kinds[kind] as {
    keepsRules: (value: unknown) => Promise<boolean>;
  };
  return checked !== undefined && (await keepsRules(checked)) ? checked : null;
}

/** The value with one of its parts, however deep, left out, renamed or replaced. */
function withOneChange(value: unknown): fc.Arbitrary<unknown> {
  return fc
    .tuple(
      fc.nat(placesIn(value) - 1),
      fc.constantFrom('leave out', 'rename', 'replace'),
      fc.oneof(fc.jsonValue(), oddValues),
    )
    .map(([place, kindOfChange, other]) => changed(value, { place, kindOfChange, other }));
}

const oddValues = fc.constantFrom<unknown>(
  '',
  ' ',
  'a',
  0,
  -1,
  1.5,
  1e9,
  null,
  true,
  {},
  [],
  'level',
);

interface Change {
  place: number;
  readonly kindOfChange: string;
  readonly other: unknown;
}

function changed(value: unknown, change: Change): unknown {
  if (change.place-- === 0) return change.other;
  if (Array.isArray(value)) return value.map((part) => changed(part, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, part]) => {
    const isMeant = change.place === 0;
    const newPart = changed(part, change);
    if (isMeant && change.kindOfChange === 'leave out') return [];
    if (isMeant && change.kindOfChange === 'rename') return [[`${name}x`, part]];
    return [[name, newPart]];
  });
  return Object.fromEntries(entries);
}

function placesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, part) => sum + placesIn(part), 1);
}

/** The values of the YAML files below a folder, without those that are no YAML or hold themselves. */
function filesIn(folder: string, pattern: RegExp): readonly unknown[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .flatMap((name) => {
      try {
        const value = parse(readFileSync(join(folder, name), 'utf8'), { logLevel: 'error' });
        return [JSON.parse(JSON.stringify(value))];
      } catch {
        return [];
      }
    });
}
