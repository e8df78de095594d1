import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHECKLIST, workspace } from '../cli/workspace.ts';

const SMALL = CHECKLIST.replace(
  'key: true',
  'must: {level: 1, of: each-group, cap: low}\n        notApplicable: true',
);
const PEOPLE = [
  { id: 'ann', group: 'marketing' },
  { id: 'bob', group: 'sales' },
  { id: 'cat', group: 'sales' },
] as const;
const RULES = [
  'minScore: 60',
  'minBand: high',
  'maxDrop: {total: 5}',
  'noNewGaps: true',
  'maxPerceptionGap: 40',
  'criteria: {second: 1}',
  'maxAge: 30',
  'maxUnanswered: 20',
  'by: agreed\nminScore: 60',
] as const;

/** An answers file with one thing a line, so that each can be taken away. */
function fileOf(
  { id, group }: (typeof PEOPLE)[number],
  [first, second]: readonly (number | string | null)[],
  more: readonly string[],
): readonly string[] {
  const said = (value: number | string | null | undefined) =>
    typeof value === 'string' ? `{notApplicable: ${value}}` : value;
  return [
    'format: 1',
    'checklist:',
    '  id: small',
    '  version: 1.0.0',
    'subject: Company',
    'date: 2024-05-06',
    'respondent:',
    `  id: ${id}`,
    `  group: ${group}`,
    ...more,
    'answers:',
    `  first: ${said(first)}`,
    '  second:',
    `    value: ${typeof second === 'string' ? null : second}`,
    '    note: seen',
  ];
}

const ROUND_FILE = [
  'format: 1',
  'subject: Company',
  'checklist: {id: small, version: 1.0.0}',
  'respondents:',
  ...PEOPLE.map(({ id, group }) => `  - {id: ${id}, name: ${id}, group: ${group}}`),
];
const AGREED = (level: number) => [
  'format: 1',
  'checklist: {id: small, version: 1.0.0}',
  'subject: Company',
  'date: 2024-05-06',
  'agreed:',
  `  first: ${level}`,
  `  second: ${level}`,
];

const answer = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 2 }) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant('none of it') },
);
const rounds = fc.record({
  rule: fc.constantFrom(...RULES),
  said: fc.array(fc.tuple(answer, answer), { minLength: 3, maxLength: 3 }),
  mode: fc.constantFrom([], ['mode: express'], ['mode: full'], ['status: in-progress']),
  agreed: fc.option(fc.integer({ min: 0, max: 2 })),
});

describe('an audit that fails', () => {
  it('fails still without any of its files, and without any line of one', async () => {
    let judged = 0;
    await fc.assert(
      fc.asyncProperty(rounds, async ({ rule, said, mode, agreed }) => {
        const files = new Map<string, readonly string[]>([
          ...PEOPLE.map(
            (own, i) => [`round/${own.id}.yaml`, fileOf(own, said[i] ?? [], mode)] as const,
          ),
          ['round/round.yaml', ROUND_FILE],
          ...(agreed === null ? [] : [['round/agreed.yaml', AGREED(agreed)] as const]),
        ]);
        const { folder, run, write } = workspace({ 'small.yaml': SMALL });
        for (const own of PEOPLE) {
          const content = fileOf(own, [2, 2], []).join('\n');
          write(`before/${own.id}.yaml`, content.replace('2024-05-06', '2024-01-08'));
        }
        write('policy.yaml', `format: 1\nchecklist: small\nbaseline: before\n${rule}\n`);
        for (const [name, lines] of files) write(name, lines.join('\n'));
        const gate = async () =>
          (
            await run(
              ...['audit', '--answers', 'round', '--checklist', 'small.yaml', '--format', 'json'],
              ...['--policy', 'policy.yaml', '--today', '2024-05-10'],
            )
          ).code;
        fc.pre((await gate()) === 1);
        for (const [name, lines] of files) {
          rmSync(join(folder, name));
          expect({ without: name, code: await gate() }).not.toMatchObject({ code: 0 });
          for (const [i, line] of lines.entries()) {
            write(name, lines.toSpliced(i, 1).join('\n'));
            judged++;
            expect({ without: `${name}: ${line}`, code: await gate() }).not.toMatchObject({
              code: 0,
            });
          }
          write(name, lines.join('\n'));
        }
      }),
      { numRuns: 3 },
    );
    expect(judged).toBeGreaterThan(100);
  }, 120_000);
});
