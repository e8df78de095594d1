import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersSchema } from '../../src/answers/schema.ts';
import { InputError } from '../../src/diagnostic.ts';
import { readJson } from '../../src/source/json.ts';
import { parse } from '../../src/source/parse.ts';
import { readSource } from '../../src/source/read.ts';
import { readYaml } from '../../src/source/yaml/yaml.ts';
import { safeText } from '../../src/text/safe.ts';

const valid = `# What Kathy said
format: 1
checklist: { id: small, version: 1.2.0 }
subject: "Lakeshore Metrics"
date: 2012-08-06
respondent: { id: kathy, group: marketing }
answers:
  icp: 3
  specific-reasons:
    value: 0
    note: |
      Nobody knows.
      Ask RevOps.
    evidence: [crm-export.csv]
  nurture: { notApplicable: "no events" }
`;
const validAsJson = JSON.stringify(readYaml('x', valid).value, null, 2);

const nasty = fc.constantFrom(
  ...['"', "'", '{', '[', '}', ']', ':', ': ', '- ', '? ', '&a ', '*a', '!x ', '%', '|', '>', '#'],
  ...[
    '\t',
    '\n',
    '\r',
    '\r\n',
    '  ',
    '---\n',
    '...\n',
    '<<: ',
    '@',
    '`',
    ',',
    '\\',
    '\0',
    '\u001b',
  ],
  ...['\ufeff', '\u202e', '\ud83d', '😀', '1e999', '.nan', '0x1f', 'null', '~', '__proto__: 1\n'],
);

interface Change {
  readonly at: number;
  readonly take: number;
  readonly put: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(valid.length),
  take: fc.oneof(fc.constant(0), fc.nat(40)),
  put: fc.array(nasty, { maxLength: 6 }).map((parts) => parts.join('')),
});

describe('a file changed at random', () => {
  it('is read, or refused with places', async () => {
    const changes = fc.array(change, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(valid, validAsJson), changes, async (text, list) => {
        await expectCalm(mutated(text, list));
      }),
      { numRuns: 1500 },
    );
  });
});

describe('JSON', () => {
  it('means the same whether it is read as JSON or as YAML', async () => {
    const json = fc.tuple(fc.json({ maxDepth: 4 }), fc.constantFrom(0, 2));
    await fc.assert(
      fc.property(json, ([value, indent]) => {
        const text = JSON.stringify({ value: JSON.parse(value) }, null, indent);
        expect(outcome(() => readJson('x', text)?.value)).toEqual(
          outcome(() => readYaml('x', text).value),
        );
      }),
      { numRuns: 400 },
    );
  });
});

describe('JSON exactly as a program writes it', () => {
  it('is read, or refused, as with one space more', async () => {
    const { part: parts } = fc.letrec<{ part: string }>((tie) => ({
      part: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('"a"', '"\\n"', '"\\ud83d"', '"\\u0041"', '"\\\\u"', '0', '-0', '1.50'),
        fc.constantFrom('9007199254740991', '9007199254740993', '1e21', '1e999', 'null', 'true'),
        fc.array(tie('part'), { maxLength: 3 }).map((all) => `[${all.join(',')}]`),
        fc
          .array(
            fc.tuple(
              fc.constantFrom('a', 'b', '7', '__proto__', 'constructor', '\\ud83d'),
              tie('part'),
            ),
            { maxLength: 3 },
          )
          .map((all) => `{${all.map(([name, part]) => `"${name}":${part}`).join(',')}}`),
      ),
    }));
    const deep = fc.integer({ min: 120, max: 135 }).map((n) => '['.repeat(n) + ']'.repeat(n));
    const documents: fc.Arbitrary<string> = fc.oneof({ weight: 9, arbitrary: parts }, deep);
    const isReadAlike = fc.property(documents, (part) => {
      expect(outcome(() => readJson('x', `[${part}]`)?.value)).toEqual(
        outcome(() => readJson('x', `[ ${part}]`)?.value),
      );
    });
    await fc.assert(isReadAlike, { numRuns: 1000 });
  });
});

/** The text after all changes, each at its place in what the former ones left. */
function mutated(text: string, changes: readonly Change[]): string {
  return changes.reduce(
    (left, { at, take, put }) => left.slice(0, at) + put + left.slice(at + take),
    text,
  );
}

async function expectCalm(text: string): Promise<void> {
  try {
    parse(await readSource('x.yaml', new TextEncoder().encode(text)), answersSchema());
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const diagnostic of error.diagnostics) {
      expect(diagnostic.line).toBeGreaterThanOrEqual(1);
      expect(diagnostic.column).toBeGreaterThanOrEqual(1);
      expect(diagnostic.message).toBe(safeText(diagnostic.message));
    }
  }
}

/** The value, or that it was refused: some numbers and names are, in either way of reading. */
function outcome(read: () => unknown): unknown {
  try {
    return { value: read() };
  } catch (error) {
    return error instanceof InputError ? 'refused' : error;
  }
}
