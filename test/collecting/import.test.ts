import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Answers } from '../../src/answers/answers.ts';
import { valueIn } from '../../src/answers/answers.ts';
import { inLongForm } from '../../src/answers/match.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import { CHECKLIST, workspace } from '../cli/workspace.ts';
import {
  csvOf,
  type Grid,
  googleForms,
  microsoftForms,
  onePerAnswer,
  qualtrics,
  surveyMonkey,
  typeform,
  xlsxOf,
} from './exports.ts';

const FLAGSHIP: Checklist = parse(readFileSync('checklists/lead-gen-alignment.yaml', 'utf8'));
const PEOPLE: readonly Answers[] = ['ceo', 'kathy', 'sam'].map((id) =>
  parse(readFileSync(`examples/lakeshore-metrics/2012-08-06/${id}.yaml`, 'utf8')),
);
const ROUND = readFileSync('examples/lakeshore-metrics/imports/round.yaml', 'utf8');

const EXPORTS = {
  'google-forms.csv': csvOf(googleForms(FLAGSHIP, PEOPLE)),
  'microsoft-forms.xlsx': xlsxOf(microsoftForms(FLAGSHIP, PEOPLE)),
  'typeform.csv': csvOf(typeform(FLAGSHIP, PEOPLE)),
  'surveymonkey.csv': csvOf(surveyMonkey(FLAGSHIP, PEOPLE)),
  'qualtrics.csv': csvOf(qualtrics(FLAGSHIP, PEOPLE)),
  'one-row-per-answer.csv': csvOf(onePerAnswer(FLAGSHIP, PEOPLE)),
};

/** Returns the answers of a file without notes, which surveys do not ask for. */
function bare({ answers }: Answers): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(answers).map(([id, own]) => {
      const long = inLongForm(own);
      return [id, 'notApplicable' in long ? 'not applicable' : valueIn(long)];
    }),
  );
}

describe('align import of the exports in examples/', () => {
  it.each(Object.entries(EXPORTS))('%s is as the product exports it', async (name, content) => {
    const path = `examples/lakeshore-metrics/imports/${name}`;
    if (typeof content === 'string') {
      await expect(content).toMatchFileSnapshot(`../../${path}`);
    } else expect(Buffer.compare(readFileSync(path), content)).toBe(0);
  });

  it.each(Object.keys(EXPORTS))('reads %s as the answers that were given', async (name) => {
    const content = readFileSync(`examples/lakeshore-metrics/imports/${name}`);
    const { run, read } = workspace({ 'round/round.yaml': ROUND, [name]: content });
    const { code, stdout, stderr } = await run('import', name, '--round', 'round');
    expect(stderr.split('\n')).toEqual([
      `${PEOPLE[0]?.respondent.name} (Leadership): saved to round/ceo.yaml`,
      'Kathy (Marketing): saved to round/kathy.yaml',
      'Sam (Sales): saved to round/sam.yaml',
      '',
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('3 people answered, 0 half-way, 0 missing');
    for (const own of PEOPLE) {
      const imported: Answers = parse(read(`round/${own.respondent.id}.yaml`));
      expect(bare(imported)).toEqual(bare(own));
      expect(imported.date).toBe(name === 'surveymonkey.csv' ? '2012-08-16' : own.date);
      // An address is never written.
      expect(read(`round/${own.respondent.id}.yaml`)).not.toContain('@');
    }
  });
});

const SMALL = {
  'checklists/small.yaml': CHECKLIST,
  'round/round.yaml': 'format: 1\nsubject: Company\ndate: 2024-05-06\nchecklist: {id: small}\n',
};
const FIRST = 'How much of the first? [first]';
const SECOND = 'How much of the second? [second]';
const HEAD = ['Name', 'Group', FIRST, SECOND];

function importing(grid: Grid, more: Readonly<Record<string, string>> = {}) {
  return workspace({ ...SMALL, ...more, 'a.csv': csvOf(grid) });
}

const IMPORT = ['import', 'a.csv', '--round', 'round'];

describe('align import', () => {
  it('writes nothing in a dry run', async () => {
    const { run, read } = importing([HEAD, ['Ann Li', 'Marketing', 'some', 'ALL']]);
    const { code, stdout, stderr } = await run(...IMPORT, '--dry-run');
    expect(stdout).toBe('Ann Li (Marketing), 2024-05-06: 2 of 2 criteria, new\n');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(() => read('round/ann-li.yaml')).toThrow('ENOENT');
  });

  it('takes texts apart from case, spaces, punctuation and numbering', async () => {
    const { run, read } = importing([HEAD, ['Ann', 'marketing', '2)  SOME. ', '']]);
    expect((await run(...IMPORT)).code).toBe(0);
    expect(read('round/ann.yaml')).toContain('answers:\n  first: 1\n');
  });

  it('asks about everything else in map.yaml, and imports nothing before', async () => {
    const { run, read } = importing([
      ['Name', 'Group', 'How much of the very first?', SECOND],
      ['Ann', 'Marketing', 'some', 'a bit'],
      ['Bob', 'Sales', 'all', 'a bit'],
    ]);
    const { code, stderr } = await run(...IMPORT);
    expect(stderr.split('\n')).toEqual([
      'Saved proposals to round/map.yaml. Check each line, write "confirmed: true", and import again.',
      'a.csv:1:3: the column "How much of the very first?" does not match a question exactly; decide on it in map.yaml',
      'a.csv:2:4: cell D2 does not match an answer to "second" exactly: "a bit"; decide on it in map.yaml',
      'hint: 1 column and 1 word need a decision; nothing was imported; decide in round/map.yaml, write "confirmed: true" there, and import again',
      '',
    ]);
    expect(code).toBe(2);
    expect(read('round/map.yaml')).toBe(`# Columns and words of a.csv that align does not know.
# Check each line, decide where it says ___, then write "confirmed: true".
format: 1
confirmed: false
columns:
  # column C, 85% like: How much of the first?
  - {header: "How much of the very first?", criterion: "first"}
answers:
  # 2 cells, first D2; one of: 0 none / 1 some / 2 all
  - {criterion: "second", says: "a bit", means: ___}
`);
    expect(() => read('round/ann.yaml')).toThrow('ENOENT');
  });

  it('uses a map once a person has confirmed it', async () => {
    const grid = [
      ['Name', 'Group', 'The first?', SECOND],
      ['Ann', 'Mktg', '3', 'dunno'],
      ['Bob', 'Sales', '1', 'n/a'],
    ];
    const map = `format: 1
confirmed: false
columns:
  - {header: The first?, criterion: first}
answers:
  - {says: "1", means: 0}
  - {says: "3", means: 2}
  - {criterion: second, says: dunno, means: null}
  - {criterion: second, says: N/A, notApplicable: no second in sales}
groups: {Mktg: marketing}
people: {Bob: bob-fox}
`;
    const waiting = await importing(grid, { 'round/map.yaml': map }).run(...IMPORT);
    expect(waiting.stderr).toBe(
      'error: "round/map.yaml" is not confirmed; nothing was imported\nhint: check each line, then write "confirmed: true"\n',
    );
    expect(waiting.code).toBe(2);
    const confirmed = map.replace('confirmed: false', 'confirmed: true');
    const { run, read } = importing(grid, { 'round/map.yaml': confirmed });
    expect((await run(...IMPORT)).code).toBe(0);
    expect(read('round/ann.yaml')).toContain('  first: 2\n  second: null\n');
    expect(read('round/bob-fox.yaml')).toContain(
      '  first: 0\n  second:\n    notApplicable: no second in sales\n',
    );
  });

  it('adds new words to a confirmed map, keeps its comments, and asks again', async () => {
    const map = `# ours\nformat: 1\nconfirmed: true\nanswers:\n  # checked by Ann\n  - {criterion: first, says: lots, means: 2}\n`;
    const { run, read } = importing([HEAD, ['Ann', 'Sales', 'lots', 'tons']], {
      'round/map.yaml': map,
    });
    expect((await run(...IMPORT)).code).toBe(2);
    const after = read('round/map.yaml');
    expect(after).toContain('# ours\nformat: 1\nconfirmed: false\n');
    expect(after).toContain('# checked by Ann');
    expect(parse(after).answers).toEqual([
      { criterion: 'first', says: 'lots', means: 2 },
      { criterion: 'second', says: 'tons', means: '___' },
    ]);
  });

  it.each([
    {
      name: 'a person twice',
      grid: [HEAD, ['Ann', 'Sales', 'all', 'all'], ['Ann', 'Sales', 'none', 'all']],
      says: 'a.csv:3:1: "ann" has answers in row 2 too; add "repeated: first"',
    },
    {
      name: 'two addresses with one id',
      grid: [
        ['Email', ...HEAD.slice(1)],
        ['ann@a.example', 'Sales', 'all', 'all'],
        ['ann@b.example', 'Sales', 'all', 'all'],
      ],
      says: 'a.csv:3:1: "ann" has answers in row 2 too',
    },
    {
      name: 'nobody',
      grid: [
        ['Group', FIRST],
        ['Sales', 'all'],
      ],
      says: 'a.csv:2:1: the row does not say whose answers it has; add a column',
    },
    {
      name: 'an unknown group',
      grid: [HEAD, ['Ann', 'Board', 'all', 'all']],
      says: 'a.csv:2:1: unknown group "Board"; use marketing or sales, or add it to "groups"',
    },
    {
      name: 'not applicable without a reason',
      grid: [HEAD, ['Ann', 'Sales', 'all', 'N/A']],
      says: 'a.csv:2:4: cell D2 says "not applicable" without a reason; write',
    },
    {
      name: 'no header alone',
      grid: [HEAD],
      says: 'a.csv:1:1: has no answers; export the responses with their headers',
    },
  ])('refuses $name, with row and column', async ({ grid, says }) => {
    const { code, stderr } = await importing(grid).run(...IMPORT);
    expect(stderr).toContain(says);
    expect(code).toBe(2);
  });

  it('takes neither of two columns that hold the same', async () => {
    const { run, read } = importing([
      [...HEAD, FIRST],
      ['Ann', 'Sales', 'all', 'all', 'none'],
    ]);
    const { code, stderr } = await run(...IMPORT);
    expect(stderr).toContain(
      'a.csv:1:3: the column "How much of the first? [first]" does not match a question',
    );
    expect(read('round/map.yaml')).toContain(
      `  # column C holds the same as another column\n  - {header: "${FIRST}", column: "C", criterion: ___}\n`,
    );
    expect(code).toBe(2);
  });

  it.each([
    { cells: ['06/08/2024', '16/08/2024'], dates: ['2024-08-06', '2024-08-16'] },
    { cells: ['08/06/2024 10:00', '08/16/2024 10:00'], dates: ['2024-08-06', '2024-08-16'] },
    { cells: ['6.8.2024', '16.8.2024'], dates: ['2024-08-06', '2024-08-16'] },
    {
      cells: ['2024-08-06T10:00:00Z', 'Aug 16, 2024 2:03 PM'],
      dates: ['2024-08-06', '2024-08-16'],
    },
    { cells: ['08/08/2024', '6 August 2024'], dates: ['2024-08-08', '2024-08-06'] },
  ])('reads the dates $cells', async ({ cells: [one = '', other = ''], dates }) => {
    const { run, read } = importing([
      ['Timestamp', ...HEAD],
      [one, 'Ann', 'Sales', 'all', 'all'],
      [other, 'Bob', 'Sales', 'all', 'all'],
    ]);
    expect((await run(...IMPORT)).stderr).toContain('Bob (Sales): saved to round/bob.yaml');
    expect(['ann', 'bob'].map((id) => parse(read(`round/${id}.yaml`)).date)).toEqual(dates);
  });

  it.each(['06/08/2024', '8/6/2024', 'yesterday', '31/02/2024'])(
    'does not guess the date %s',
    async (date) => {
      const { run } = importing([
        ['Timestamp', ...HEAD],
        [date, 'Ann', 'Sales', 'all', 'all'],
      ]);
      const { code, stderr } = await run(...IMPORT);
      expect(stderr).toContain(
        `a.csv:2:1: the date "${date}" can be read in more than one way, or in none`,
      );
      expect(code).toBe(2);
      expect((await run(...IMPORT, '--date', '2024-08-06')).code).toBe(0);
    },
  );

  it('asks before it replaces answers, and without a terminal replaces none', async () => {
    const { run, read } = importing([
      HEAD,
      ['Ann', 'Sales', 'all', 'all'],
      ['Bob', 'Sales', 'all', 'all'],
    ]);
    expect((await run(...IMPORT)).code).toBe(0);
    const again = await run(...IMPORT);
    expect(again.stderr).toBe(
      'Ann (Sales): the same answers are in round/ann.yaml\nBob (Sales): the same answers are in round/bob.yaml\n',
    );
    const other = importing(
      [HEAD, ['Cat', 'Sales', 'all', 'all'], ['Ann', 'Sales', 'none', 'all']],
      {
        'round/ann.yaml': read('round/ann.yaml'),
      },
    );
    const refused = await other.run(...IMPORT);
    expect(refused.stderr).toContain(
      'a.csv:3:1: "ann" has other answers of 2024-05-06 in "round/ann.yaml"',
    );
    expect(refused.code).toBe(2);
    expect(() => other.read('round/cat.yaml')).toThrow('ENOENT');
    expect((await other.run(...IMPORT, '--yes')).code).toBe(0);
    expect(other.read('round/ann.yaml')).toContain('first: 0');
  });
});

describe('a map of an import', () => {
  it.each([
    {
      map: 'confirmed: true\nanswers: [{criterion: first, says: x, means: ___}]',
      says: 'map.yaml:3:46: is not decided yet; replace it',
    },
    {
      map: 'confirmed: true\nanswers: [{criterion: first, says: x}]',
      says: 'map.yaml:3:11: decides nothing',
    },
    {
      map: 'confirmed: true\nanswers: [{criterion: first, says: x, means: 9}]',
      says: 'is not an answer to "first"',
    },
    {
      map: 'confirmed: true\ncolumns: [{header: x, criterion: frist}]',
      says: 'unknown criterion "frist"; did you mean "first"?',
    },
    { map: 'confirmed: true\ngroups: {x: board}', says: 'map.yaml:3:13: unknown group "board"' },
    { map: 'confirmed: yes please', says: 'map.yaml:2:12: confirmed: ' },
  ])('is refused with a place: $map', async ({ map, says }) => {
    const files = { 'round/map.yaml': `format: 1\n${map}\n` };
    const { run } = importing([HEAD, ['Ann', 'Sales', 'all', 'all']], files);
    const { code, stderr } = await run(...IMPORT);
    expect(stderr).toContain(says);
    expect(code).toBe(2);
  });
});
