import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document, isCollection, isScalar, visit } from 'yaml';
import type { Answers, Remarks, WrittenAnswer } from '../../src/answers/answers.ts';
import { answersSchema } from '../../src/answers/schema.ts';
import { editAnswers, writeAnswers } from '../../src/answers/write.ts';
import { editYaml, isSame, plain } from '../../src/source/edit/edit.ts';
import { composed, repetitionIn } from '../../src/source/edit/yaml-text.ts';
import { readJson } from '../../src/source/json.ts';
import { parse } from '../../src/source/parse.ts';
import { decode } from '../../src/source/read.ts';
import { readYaml } from '../../src/source/yaml/yaml.ts';

const RUNS = 200;
const TIMEOUT = 60_000;
const WORD = 'abcdefghij'.repeat(10);

/** Text that people paste, or that YAML is known to change. */
const nastyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[' ', '  ', '\n', '\n\n', ' \n', '\r\n', '\t', '# ', ' #', ': ', ':', '- ', '? ', '"'],
        ...["'", '\\', '|', '>', '&a', '*a', '!', '%', '@', '`', '{', '}', '[', ']', ',', '---'],
        ...['...', '<<', '~', 'null', 'yes', '1', '0x1', '1e3', '2012-08-06', '\u0085', '\u2028'],
        ...['é', '日本語', '👍🏽', '\u202e', '\u001b[2J', '\u0000', WORD],
      ),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => !/\p{Surrogate}/u.test(text));
const prose = nastyText.filter((text) => /\S/.test(text)).map((text) => text.slice(0, 2000));
const title = prose
  .map((text) => Array.from(text).slice(0, 90).join(''))
  .filter((t) => /\S/.test(t));
const level = fc.option(fc.integer({ min: 0, max: 4 }));
const evidence = fc.array(prose, { maxLength: 3 });
const remarks: fc.Arbitrary<Remarks> = fc.record(
  { note: nastyText, evidence },
  { requiredKeys: [] },
);
const written: fc.Arbitrary<WrittenAnswer> = fc.oneof(
  level,
  fc.record(
    { value: level, firstVote: level, note: nastyText, evidence },
    { requiredKeys: ['value'] },
  ),
  fc.record(
    { notApplicable: prose, note: nastyText, evidence },
    { requiredKeys: ['notApplicable'] },
  ),
);
const ids = fc.constantFrom('icp', 'sla', 'follow-up', 'null', '1', 'true', 'a-b', 'seconds');
const answers: fc.Arbitrary<Answers> = fc.record(
  {
    format: fc.constant(1 as const),
    checklist: fc.constant({ id: 'test-checklist', version: '1.0.0' }),
    subject: title,
    date: fc.constantFrom('2012-08-06', '2024-02-29'),
    status: fc.constantFrom('completed' as const, 'in-progress' as const),
    respondent: fc.record(
      { id: fc.constant('kathy'), name: title, role: title, group: fc.constant('sales') },
      { requiredKeys: ['id'] },
    ),
    mode: fc.constantFrom('full' as const, 'express' as const),
    seconds: fc.integer({ min: 0, max: 1e6 }),
    gutFeeling: fc.integer({ min: 0, max: 4 }),
    answers: fc.dictionary(ids, written, { noNullPrototype: true }),
    remarks: fc.dictionary(ids, remarks, { noNullPrototype: true }),
  },
  { requiredKeys: ['format', 'checklist', 'subject', 'date', 'respondent', 'answers'] },
);

/** Reads answers through the pipeline of every file. */
function read(text: string): Answers {
  const decoded = decode('answers.yaml', new TextEncoder().encode(text));
  const source = readJson('answers.yaml', decoded) ?? readYaml('answers.yaml', decoded);
  return parse(source, answersSchema());
}

/** Layout of answers as people may have written them, with comments. */
const layout = fc.record({
  choices: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 17, maxLength: 17 }),
  eol: fc.constantFrom('\n', '\r\n'),
  indent: fc.constantFrom(2, 4),
  endsInLineBreak: fc.boolean(),
  indentSeq: fc.boolean(),
});

type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

function laidOut(
  given: Answers,
  { choices, eol, indent, endsInLineBreak, indentSeq }: Layout,
): string {
  const document = new Document(plain({ ...given }));
  let comments = 0;
  let asked = 0;
  const choose = () => choices[asked++ % choices.length] ?? 0;
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && choose() === 0) key.commentBefore = ` comment ${comments++}`;
    },
    Node: (role, node) => {
      const choice = role === 'key' ? choose() % 3 : choose();
      if (isCollection(node) && choice === 1) node.flow = true;
      if (isScalar(node) && typeof node.value === 'string') {
        node.type =
          (['PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const)[
            choice
          ] ?? 'PLAIN';
      }
      if (isScalar(node) && choice === 5) node.comment = ` comment ${comments++}`;
    },
  });
  const text = document.toString({ indent, indentSeq, lineWidth: 0 });
  return (endsInLineBreak ? text : text.trimEnd()).replaceAll('\n', eol);
}

describe('a new answers file', () => {
  it.each(['yaml', 'json'] as const)(
    'in %s is read as what was written',
    (kind) => {
      fc.assert(
        fc.property(answers, (given) => {
          expect(read(writeAnswers(given, kind))).toEqual(plain({ ...given }));
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );

  it('has the fields in order, and a level alone in its short form', () => {
    expect(
      writeAnswers(
        {
          answers: {
            'follow-up': { value: 1, note: 'Those who asked twice:\nsooner.', evidence: ['a.csv'] },
            goal: 2,
            budget: null,
            team: { notApplicable: 'We had no stand.' },
          },
          remarks: { price: { note: 'Ask Ben' } },
          respondent: { group: 'sales', id: 'mia' },
          seconds: 95,
          status: 'in-progress',
          date: '2026-03-02',
          subject: 'Oakley Pumps',
          checklist: { version: '1.0.0', id: 'fairs' },
          format: 1,
        },
        'yaml',
        { schema: 'https://example.com/answers.schema.json' },
      ),
    ).toBe(`# yaml-language-server: $schema=https://example.com/answers.schema.json
format: 1
checklist: { id: fairs, version: 1.0.0 }
subject: Oakley Pumps
date: 2026-03-02
status: in-progress
respondent:
  id: mia
  group: sales
seconds: 95
answers:
  follow-up:
    value: 1
    note: "Those who asked twice:\\nsooner."
    evidence:
      - a.csv
  goal: 2
  budget: null
  team:
    notApplicable: We had no stand.
remarks:
  price:
    note: Ask Ben
`);
  });
});

const START: Answers = {
  format: 1,
  checklist: { id: 'fairs', version: '1.0.0' },
  subject: 'Oakley Pumps',
  date: '2026-03-02',
  respondent: { id: 'mia' },
  answers: { goal: 2, team: { value: 1, note: 'Two of us.\nOne left.\n' } },
};

const KEPT = `# Mia's answers, see the minutes
format: 1
checklist: {id: fairs,   version: 1.0.0} # as agreed
subject:   'Oakley Pumps'
date: 2026-03-02

respondent:
  id: mia
answers:
  # after some discussion
  goal: 2      # Ben says 1

  team:
    value: 1
    note: |
      Two of us.
      One left.
`;

/** Returns the lines that only the edited text has, and those that only the earlier text has. */
function difference(before: string, after: string): readonly string[] {
  const lines = { before: before.split('\n'), after: after.split('\n') };
  return [
    ...lines.before.filter((line) => !lines.after.includes(line)).map((line) => `-${line}`),
    ...lines.after.filter((line) => !lines.before.includes(line)).map((line) => `+${line}`),
  ];
}

describe('an answers file that a person keeps', () => {
  it(
    'says the new answers after any change, however it is laid out',
    () => {
      fc.assert(
        fc.property(answers, answers, layout, (before, after, laid) => {
          const text = laidOut(before, laid);
          fc.pre(says(text, before));
          expect(says(editAnswers(text, after), after)).toBe(true);
        }),
        { numRuns: 200 },
      );
    },
    TIMEOUT,
  );

  it(
    'needs no other way than to change single places',
    () => {
      fc.assert(
        fc.property(answers, answers, layout, (before, after, laid) => {
          const text = laidOut(before, laid);
          fc.pre(says(text, before) && !text.trimStart().startsWith('{'));
          const edited = editYaml(text, composed(text), plain({ ...after }), new Map());
          expect(says(edited, after)).toBe(true);
        }),
        { numRuns: 200 },
      );
    },
    TIMEOUT,
  );

  it('does not change a byte when nothing changes', () => {
    expect(editAnswers(KEPT, START)).toBe(KEPT);
    expect(editAnswers(KEPT.replaceAll('\n', '\r\n'), START)).toBe(KEPT.replaceAll('\n', '\r\n'));
  });

  it.each<{ because: string; change: Partial<Answers>; lines: readonly string[] }>([
    {
      because: 'a level was changed',
      change: { answers: { ...START.answers, goal: 3 } },
      lines: ['-  goal: 2      # Ben says 1', '+  goal: 3      # Ben says 1'],
    },
    {
      because: 'an answer is new',
      change: { answers: { ...START.answers, budget: null } },
      lines: ['+  budget: null'],
    },
    {
      because: 'a note was added to a level alone',
      change: { answers: { ...START.answers, goal: { value: 2, note: 'As agreed: 5 leads' } } },
      lines: [
        '-  goal: 2      # Ben says 1',
        '+  goal:      # Ben says 1',
        '+    value: 2',
        '+    note: "As agreed: 5 leads"',
      ],
    },
    {
      because: 'it does not apply after all',
      change: {
        answers: { goal: 2, team: { notApplicable: 'no stand', note: 'Two of us.\nOne left.\n' } },
      },
      lines: ['-    value: 1', '+    notApplicable: no stand'],
    },
    {
      because: 'an answer was taken away',
      change: { answers: { goal: 2 } },
      lines: ['-  team:', '-    value: 1', '-    note: |', '-      Two of us.', '-      One left.'],
    },
    {
      because: 'the interview went on another day',
      change: { date: '2026-03-03', status: 'completed', seconds: 95, gutFeeling: 3 },
      lines: [
        '-date: 2026-03-02',
        '+date: 2026-03-03',
        '+status: completed',
        '+seconds: 95',
        '+gutFeeling: 3',
      ],
    },
    {
      because: 'something was noted on an open criterion',
      change: { remarks: { price: { note: 'Ask Ben', evidence: ['list.csv'] } } },
      lines: [
        '+remarks:',
        '+  price:',
        '+    note: Ask Ben',
        '+    evidence:',
        '+      - list.csv',
      ],
    },
  ])('keeps the other lines when $because', ({ change, lines }) => {
    const after = { ...START, ...change };
    const edited = editAnswers(KEPT, after);
    expect(difference(KEPT, edited)).toEqual(lines);
    expect(read(edited)).toEqual(after);
  });

  it.each(['answers: {}', 'answers: {} # none yet', 'answers:\n  {}', '"answers": { }'])(
    'takes the first answer behind %j',
    (beginning) => {
      const text = KEPT.replace(/answers:\n.*/s, beginning);
      const after = { ...START, answers: { goal: { value: 1, note: 'x' }, team: null } };
      expect(read(editAnswers(text, after))).toEqual(after);
    },
  );

  it('follows a criterion that has been renamed', () => {
    const after = { ...START, answers: { aim: 3, team: START.answers.team ?? null } };
    const edited = editAnswers(KEPT, after, new Map([['goal', 'aim']]));
    expect(difference(KEPT, edited)).toEqual([
      '-  goal: 2      # Ben says 1',
      '+  aim: 3      # Ben says 1',
    ]);
  });

  it('keeps comments next to fields with unusual names', () => {
    const text = KEPT.replace('  goal: 2 ', '  ? goal\n  : 2 ');
    const after = { ...START, answers: { ...START.answers, goal: { value: 3, note: 'x' } } };
    expect(read(editAnswers(text, after))).toEqual(after);
    expect(editAnswers(text, after)).toContain('# after some discussion');
  });

  it('stays JSON, with its indentation and the order of its fields', () => {
    const json = `{
    "answers": {"goal": 2},
    "format": 1, "checklist": {"id": "fairs", "version": "1.0.0"},
    "subject": "Oakley Pumps", "date": "2026-03-02", "respondent": {"id": "mia"}
}
`;
    expect(editAnswers(json, { ...START, answers: { goal: 3 } })).toBe(`{
    "answers": {
        "goal": 3
    },
    "format": 1,
    "checklist": {
        "id": "fairs",
        "version": "1.0.0"
    },
    "subject": "Oakley Pumps",
    "date": "2026-03-02",
    "respondent": {
        "id": "mia"
    }
}
`);
  });

  it('is searched for a part that repeats another', () => {
    expect(repetitionIn(KEPT)).toBeNull();
    const text = KEPT.replace('goal: 2', 'goal: &two 2').replace('value: 1', 'value: *two');
    expect(repetitionIn(text)).toEqual({ offset: text.indexOf('*two'), name: '*two' });
  });
});

function says(text: string, wanted: Answers): boolean {
  try {
    return isSame(read(text), plain({ ...wanted }));
  } catch {
    return false;
  }
}
