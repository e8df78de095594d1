import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Answers } from '../../src/answers/answers.ts';
import { valueIn } from '../../src/answers/answers.ts';
import { inLongForm } from '../../src/answers/match.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import { faceOf } from '../../src/checklist/criteria/faces.ts';
import { type ImportReading, readTable } from '../../src/collecting/import/reading.ts';
import { tableIn } from '../../src/collecting/import/table.ts';
import { readCsv } from '../../src/spreadsheet/sheet.ts';
import { criteria, csvOf, type Grid, microsoftForms, qualtrics, surveyMonkey } from './exports.ts';
import '../seeds.ts';

const FLAGSHIP: Checklist = parse(readFileSync('checklists/lead-gen-alignment.yaml', 'utf8'));
const LEVELS = criteria(FLAGSHIP).filter(({ type }) => type === undefined);

/** Answers of several people to the criteria with levels, which surveys show as words. */
const people = fc
  .array(
    fc.array(fc.integer({ min: 0, max: 4 }), {
      minLength: LEVELS.length,
      maxLength: LEVELS.length,
    }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((all) =>
    all.map(
      (levels, i): Answers => ({
        format: 1,
        checklist: { id: FLAGSHIP.id, version: FLAGSHIP.version },
        subject: 'Company',
        date: '2024-05-06',
        respondent: { id: `p-${'abcd'[i]}`, name: `P ${'ABCD'[i]}`, group: 'sales' },
        answers: Object.fromEntries(LEVELS.map(({ id }, j) => [id, levels[j] ?? 0])),
      }),
    ),
  );

function read(grid: Grid, known: readonly Answers[]): ImportReading {
  const sheet = readCsv(csvOf(grid));
  if ('is' in sheet) throw new Error(sheet.is);
  return readTable(tableIn(sheet), {
    ...{ file: 'a.csv', checklist: FLAGSHIP, mode: 'full', map: null, subject: 'Company' },
    known: known.map(({ respondent }) => respondent),
    ...{ roundDate: null, givenDate: '2024-05-06' },
  });
}

/** Numbers of cells that were read as given, and otherwise. */
function compared(reading: ImportReading, given: readonly Answers[]) {
  const counts = { right: 0, wrong: 0 };
  for (const { answers } of reading.people) {
    const truth = given.find(({ respondent }) => respondent.id === answers.respondent.id);
    for (const [id, written] of Object.entries(answers.answers)) {
      const isRight = truth !== undefined && valueIn(inLongForm(written)) === truth.answers[id];
      counts[isRight ? 'right' : 'wrong']++;
    }
  }
  return counts;
}

const HEADERS = 6;

/** Changes every cell of a grid from these columns on, headers and answers apart. */
function changed(
  grid: Grid,
  change: {
    readonly header?: (text: string, i: number) => string;
    readonly cell?: (text: string, i: number) => string;
  },
): Grid {
  const { header = (text) => text, cell = (text) => text } = change;
  return grid.map((row, i) =>
    row.map((text, j) =>
      j < HEADERS || text === '' ? text : i === 0 ? header(text, j) : cell(text, i * 31 + j),
    ),
  );
}

function shuffled<Value>(values: readonly Value[], order: readonly number[]): readonly Value[] {
  return values
    .map((value, i) => ({ value, key: order[i % order.length] ?? 0 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/\bHave\b/g, 'Did'],
  [/\bIs\b|\bis\b/g, 'might be'],
  [/\bare\b/g, 'seem'],
  [/\bteams\b/g, 'departments'],
  [/\bthe\b/g, 'their'],
  [/\ba\b/g, 'one'],
  [/\.$/, ''],
];
const reworded = (text: string) =>
  SYNONYMS.reduce((all, [from, to]) => all.replace(from, to), text);

/** Changes of an export, and the cells that are still read: all, none, or none that is wrong. */
const CHANGES: readonly {
  readonly name: string;
  readonly change: Parameters<typeof changed>[1];
  readonly expect: 'all' | 'none' | 'no-wrong';
}[] = [
  { name: 'unchanged', change: {}, expect: 'all' },
  {
    name: 'renumbered',
    change: {
      header: (text, i) => `${(i * 7) % 40}. ${text}`,
      cell: (text, i) => `${(i * 3) % 9}) ${text}`,
    },
    expect: 'all',
  },
  {
    name: 'in capitals, with other spaces and punctuation',
    change: {
      header: (text) => ` ${text.toUpperCase()}  `,
      cell: (text) => `${text.replace(/[.,:]/g, ' ')}!`,
    },
    expect: 'all',
  },
  {
    name: 'with reworded questions',
    change: { header: (text) => `${reworded(text)} (today)` },
    expect: 'none',
  },
  { name: 'with reworded answers', change: { cell: reworded }, expect: 'no-wrong' },
  {
    name: 'with answers cut at 60 characters',
    change: { cell: (text) => text.slice(0, 60) },
    expect: 'no-wrong',
  },
  {
    name: 'with answers cut at 25 characters',
    change: { cell: (text) => text.slice(0, 25) },
    expect: 'no-wrong',
  },
  {
    name: 'with questions cut at 20 characters',
    change: { header: (text) => text.slice(0, 20) },
    expect: 'none',
  },
  {
    name: 'translated',
    change: { header: (text) => `Wie: ${text}`, cell: (text) => `Nein: ${text}` },
    expect: 'none',
  },
  {
    name: 'on a scale of numbers',
    change: { cell: (_, i) => String((i % 5) + 1) },
    expect: 'none',
  },
];

describe('no cell is ever guessed wrong', () => {
  it.each(CHANGES)('in an export $name: $expect', ({ change, expect: expected }) => {
    fc.assert(
      fc.property(people, (given) => {
        const reading = read(changed(microsoftForms(FLAGSHIP, given), change), given);
        const { right, wrong } = compared(reading, given);
        expect(wrong).toBe(0);
        const all = given.length * LEVELS.length;
        if (expected === 'all') expect(right).toBe(all);
        if (expected === 'none') expect(right).toBe(0);
        // A cell that was not read is asked about, or its column is.
        const isAsked = reading.openWords.length + reading.openColumns.length > 0;
        if (right < all) expect(isAsked).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  it('in exports whose columns and rows are in another order', () => {
    fc.assert(
      fc.property(
        people,
        fc.array(fc.nat(1000), { minLength: 50, maxLength: 50 }),
        (given, order) => {
          const grid = microsoftForms(FLAGSHIP, given);
          const columns = grid.map((row) => shuffled(row, order));
          const rows = [columns[0] ?? [], ...shuffled(columns.slice(1), order)];
          const { right, wrong } = compared(read(rows, given), given);
          expect({ right, wrong }).toEqual({ right: given.length * LEVELS.length, wrong: 0 });
        },
      ),
      { numRuns: 12 },
    );
  });

  it('in exports with a question twice: neither column is taken', () => {
    fc.assert(
      fc.property(people, fc.nat(LEVELS.length - 1), (given, which) => {
        const id = LEVELS[which]?.id ?? '';
        const grid = microsoftForms(FLAGSHIP, given);
        const at = grid[0]?.indexOf(LEVELS[which]?.question ?? '') ?? 0;
        const doubled = grid.map((row, i) => [...row, i === 0 ? (row[at] ?? '') : (row[at] ?? '')]);
        const reading = read(doubled, given);
        expect(compared(reading, given).wrong).toBe(0);
        expect(reading.rivals).toHaveLength(1);
        for (const { answers } of reading.people) expect(answers.answers).not.toHaveProperty(id);
      }),
      { numRuns: 12 },
    );
  });

  it('in exports with two or three rows of headers', () => {
    fc.assert(
      fc.property(people, (given) => {
        for (const exported of [surveyMonkey, qualtrics]) {
          const { right, wrong } = compared(read(exported(FLAGSHIP, given), given), given);
          expect({ right, wrong }).toEqual({ right: given.length * LEVELS.length, wrong: 0 });
        }
      }),
      { numRuns: 12 },
    );
  });

  it('in any cells at all', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        ...LEVELS.flatMap((own) => [
          own.question,
          ...faceOf(FLAGSHIP, own).rows.map(({ description }) => description),
        ]),
      ),
      fc.constantFrom(
        '1',
        '4',
        'N/A',
        '[icp]',
        '[icp note]',
        'x',
        '',
        '2. Working',
        'Absent',
        '=1+1',
      ),
    );
    const grid = fc.array(fc.array(text, { maxLength: 8 }), { maxLength: 6 });
    fc.assert(
      fc.property(grid, (cells) => {
        const sheet = readCsv(csvOf(cells));
        if (!('is' in sheet)) expect(() => read(cells, [])).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});

describe('what likeness proposes', () => {
  it('is right where it proposes anything, for these rewordings', () => {
    const given: Answers = {
      format: 1,
      checklist: { id: FLAGSHIP.id, version: FLAGSHIP.version },
      subject: 'Company',
      date: '2024-05-06',
      respondent: { id: 'p-a', name: 'P A', group: 'sales' },
      answers: Object.fromEntries(LEVELS.map(({ id }, i) => [id, i % 5])),
    };
    const grid = microsoftForms(FLAGSHIP, [given]);
    const { openWords } = read(changed(grid, { cell: reworded }), [given]);
    const proposed = openWords.filter(({ proposal }) => proposal !== null);
    const wrong = proposed.filter(
      ({ criterion, proposal }) => proposal?.value !== given.answers[criterion],
    );
    expect(wrong).toEqual([]);
    expect(proposed.length).toBeGreaterThan(15);
    const headers = read(changed(grid, { header: (text) => `${reworded(text)} (today)` }), [given]);
    const columns = headers.openColumns.filter(({ proposal }) => proposal !== null);
    const questions = new Map(
      criteria(FLAGSHIP).map(({ id, question }) => [id, `${reworded(question)} (today)`]),
    );
    expect(
      columns.filter(
        ({ column, proposal }) => questions.get(proposal?.criterion ?? '') !== column.header,
      ),
    ).toEqual([]);
    expect(columns.length).toBeGreaterThan(15);
  });
});
