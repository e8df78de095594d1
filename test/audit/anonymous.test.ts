import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatNames, isPrinted } from '../../src/report/formats.ts';
import { reportSchema } from '../../src/report/schema/report.ts';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';
import { textOf } from '../report/document-text.ts';

/** The answers of somebody with a name, and a note that gives them away. */
function named(id: string, group: string, said: string): string {
  const [first = '', last = ''] = id.split('-');
  const name = `${first.toUpperCase()} ${last.toUpperCase()}`;
  return answers(id, group, said).replace(
    `{id: ${id}, group: ${group}}`,
    `{id: ${id}, name: ${name}, role: Keeper of the funnel, group: ${group}}`,
  );
}

const NOTE = 'We lost the Contoso deal over this';
const noted = (level: number) =>
  `first: {value: ${level}, note: ${NOTE}, evidence: [deal-list.csv]}`;

/** Four in marketing, one in sales. */
const LOPSIDED = {
  'checklist.yaml': CHECKLIST,
  'round/ann-aldrin.yaml': named('ann-aldrin', 'marketing', `${noted(2)}, second: 2`),
  'round/bob-bose.yaml': named('bob-bose', 'marketing', 'first: 1, second: 0'),
  'round/cyd-cato.yaml': named('cyd-cato', 'marketing', 'first: 2, second: 1'),
  'round/dan-dorn.yaml': named(
    'dan-dorn',
    'marketing',
    'first: {notApplicable: no budget for it this year}',
  ),
  'round/eve-evans.yaml': named('eve-evans', 'sales', 'first: 0, second: 0').replace(
    'format: 1',
    'format: 1\ngutFeeling: 3',
  ),
};
const BALANCED = {
  ...LOPSIDED,
  'round/fay-fox.yaml': named('fay-fox', 'sales', 'first: 1, second: 2'),
  'round/gus-gray.yaml': named('gus-gray', 'sales', 'first: 2, second: 1'),
};

const REPORT = ['report', 'round', '--checklist', 'checklist.yaml', '--anonymous'];
const THREE = ['--min-group', '3'];
const NAMES =
  /ALDRIN|BOSE|CATO|DORN|EVANS|\b(ann|bob|cyd|dan|eve)-|Keeper|Contoso|deal-list|budget/i;

async function anonymous(files: Readonly<Record<string, string>>, ...more: readonly string[]) {
  const { code, stdout } = await workspace(files).run(...REPORT, '--format', 'json', ...more);
  expect(code).toBe(0);
  return reportSchema().parse(JSON.parse(stdout));
}

const LEFT_OUT = 'Figures for Sales: fewer than 4 answered.';

describe.each(formatNames().filter((name) => !isPrinted(name)))(
  'an anonymous report as %s',
  (format) => {
    it('names nobody, and says what was left out', async () => {
      const { folder, run } = workspace(LOPSIDED);
      const { code, stderr } = await run(...REPORT, '--format', format, '--output', 'made');
      const bytes = readFileSync(join(folder, 'made'));
      const text = bytes.subarray(0, 2).toString() === 'PK' ? textOf(bytes) : bytes.toString();
      expect(code).toBe(0);
      expect(text).not.toMatch(NAMES);
      const isAlone = ['gitlab', 'badge', 'badge-json'].includes(format);
      if (!isAlone) expect(text.replace(/\s+/g, ' ')).toContain(LEFT_OUT);
      expect(stderr).toContain(`- ${LEFT_OUT}`);
    });
  },
);

describe('an anonymous report', () => {
  it('has the figures of the large group alone where one of two is too small', async () => {
    const { result, groups, findings, respondents, anonymity } = await anonymous(
      LOPSIDED,
      ...THREE,
    );
    // Marketing 5/6 and 1/2, to half a level of three.
    expect(findings.map(({ score }) => score)).toEqual([0.75, 0.5]);
    expect(result.score).toBeCloseTo(0.625, 9);
    expect(result).toMatchObject({ low: null, high: null, band: 'high' });
    expect(groups.map(({ result: own }) => own.score)).toEqual([null, null]);
    expect(findings.map((own) => own.groups)).toEqual([{}, {}]);
    expect(respondents).toEqual([]);
    expect(anonymity?.groups).toEqual([
      { group: 'marketing', respondents: 4, told: 'together' },
      { group: 'sales', respondents: null, told: 'not-at-all' },
    ]);
    const other = LOPSIDED['round/eve-evans.yaml'].replace('first: 0, second: 0', 'first: 2');
    const { result: same } = await anonymous(
      { ...LOPSIDED, 'round/eve-evans.yaml': other },
      ...THREE,
    );
    expect(same).toEqual(result);
  });

  it('tells of groups that are large enough', async () => {
    const { groups, disagreement: differences, findings } = await anonymous(BALANCED, ...THREE);
    expect(findings[0]?.groups).toEqual({ marketing: 0.75, sales: 0.5 });
    expect(groups.map(({ result }) => result.score)).toEqual([expect.closeTo(0.625, 9), 0.5]);
    expect(differences.discussFirst.map(({ statements }) => statements)).toEqual([[]]);
    expect(differences.criteria[0]).toMatchObject({ range: null, consensus: null });
  });

  it('tells nothing of three, because one of them may read it', async () => {
    const { findings } = await anonymous(BALANCED);
    expect(findings.map((own) => own.groups)).toEqual([{}, {}]);
  });

  it('is the same whether nobody or one person of a group has answered', async () => {
    const { 'round/eve-evans.yaml': _, ...marketing } = LOPSIDED;
    expect(await anonymous(marketing)).toEqual(await anonymous(LOPSIDED));
    const notes = ['--with-notes', ...THREE];
    expect(await anonymous(marketing, ...notes)).toEqual(await anonymous(LOPSIDED, ...notes));
  });

  it('tells no score at all of too few people', async () => {
    const {
      'round/ann-aldrin.yaml': ann,
      'round/bob-bose.yaml': bob,
      'checklist.yaml': checklist,
    } = LOPSIDED;
    const files = { 'a/ann-aldrin.yaml': ann, 'a/bob-bose.yaml': bob, 'checklist.yaml': checklist };
    const { code, stdout } = await workspace(files).run('report', 'a', ...REPORT.slice(2));
    expect(code).toBe(0);
    expect(stdout).toContain('Too few people answered to tell a score');
    expect(stdout).not.toMatch(/\d %/);
  });

  it('has notes with --with-notes, and says of no small group that they are theirs', async () => {
    const { stdout } = await workspace(LOPSIDED).run(...REPORT, '--with-notes', ...THREE);
    expect(stdout).toContain(`- “${NOTE}” Seen: deal-list.csv.`);
    const balanced = await workspace(BALANCED).run(...REPORT, '--with-notes', ...THREE);
    expect(balanced.stdout).toContain(`- “${NOTE}” Seen: deal-list.csv.`);
    expect(balanced.stdout).not.toContain('no budget');
    const leader = CHECKLIST.replace('groups:', 'groups:\n  leadership: {title: Leadership}');
    const files = {
      'round/hal.yaml': named('hal-hart', 'leadership', 'first: 1'),
      'checklist.yaml': leader,
    };
    const withOne = await workspace({ ...BALANCED, ...files }).run(
      ...REPORT,
      '--with-notes',
      ...THREE,
    );
    expect(withOne.stdout).toContain(`- “${NOTE}” Seen: deal-list.csv.`);
  });

  it('has no text on a question that only some are asked, which would tell who', async () => {
    const asked = CHECKLIST.replace(
      '        question: How much of the second?',
      '        question: How much of the second?\n        when: {criterion: first, atLeast: 1}',
    ).concat(
      '      - {id: why, question: Why?, type: text, when: {criterion: first, atLeast: 1}}\n',
      '      - {id: goal, question: Which goal?, type: text}\n',
    );
    const said = 'why: Habit and hope, goal: New plants';
    const roundOf = (first: number) => ({
      ...LOPSIDED,
      'checklist.yaml': asked,
      'round/eve-evans.yaml': named(
        'eve-evans',
        'sales',
        `first: ${first}, second: {value: 1, note: As it was always done}, ${said}`,
      ),
    });
    const notes = ['--with-notes', ...THREE];
    const report = await anonymous(roundOf(0), ...notes);
    expect(report.anonymity?.texts).toEqual([{ criterion: 'goal', answer: 'New plants' }]);
    expect(report.anonymity?.remarks.map(({ criterion }) => criterion)).toEqual(['first']);
    expect(report.anonymity?.manifest.join('\n')).toContain('a text would tell who');
    expect(await anonymous(roundOf(2), ...notes)).toEqual(report);
  });

  it.each([
    {
      because: 'a note names somebody',
      text: NOTE,
      by: 'Ask Bose about it',
      says: 'the name of a respondent',
    },
    {
      because: 'a note has an address',
      text: NOTE,
      by: 'Ask x@contoso.example',
      says: 'an e-mail address',
    },
    {
      because: 'a note has a telephone number',
      text: NOTE,
      by: 'Call +1 312 555 0143 for it',
      says: 'a telephone number',
    },
  ])('is not written where $because', async ({ text, by, says }) => {
    const ann = LOPSIDED['round/ann-aldrin.yaml'].replace(text, by);
    const { run, read } = workspace({ ...LOPSIDED, 'round/ann-aldrin.yaml': ann });
    const { code, stderr } = await run(...REPORT, '--with-notes', '-o', 'out.md');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      new RegExp(`report not written: a note, .* on "first" contains ${says}`),
    );
    expect(stderr).not.toMatch(/Bose|contoso|312/);
    expect(() => read('out.md')).toThrow();
  });

  it('is judged as a whole report is, and does not show how', async () => {
    const { run } = workspace(LOPSIDED);
    const { code, stdout, stderr } = await run(
      'audit',
      '--answers',
      ...REPORT.slice(1),
      '--min-score',
      '90',
    );
    expect(code).toBe(1);
    expect(stderr).toContain('The quality gate failed. Its rules use hidden figures');
    expect(stderr).not.toContain('minScore');
    expect(stdout).not.toContain('minScore');
    expect(stdout).toContain('The verdict: its rules use hidden figures.');
  });

  it('can be compared with an earlier round, and not itself be one', async () => {
    const { run } = workspace(BALANCED);
    await run(...REPORT, '-o', 'anonymous.json');
    await run('report', 'round', '--checklist', 'checklist.yaml', '-o', 'whole.json');
    const against = (file: string) =>
      run(
        'audit',
        '--answers',
        ...REPORT.slice(1),
        ...THREE,
        '--baseline',
        file,
        '--format',
        'json',
      );
    const { code, stdout } = await against('whole.json');
    expect(code).toBe(0);
    expect(stdout).not.toMatch(NAMES);
    const { comparison } = reportSchema().parse(JSON.parse(stdout));
    expect(comparison?.total).toEqual({ before: 0.5625, after: 0.5625, change: 0, lowest: null });
    expect(await against('anonymous.json')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"anonymous.json" is an anonymous report'),
    });
  });

  describe('beside a round of which it tells other criteria', () => {
    /** Three people in each of two groups with these answers. */
    const roundOf = (name: string, said: readonly string[]) =>
      Object.fromEntries(
        ['marketing', 'sales'].flatMap((group) =>
          said.map((own, i) => [
            `${name}/${group}-${i}.yaml`,
            answers(`${group}-${i}`, group, own.replace('GOAL', group === 'sales' ? '1' : '2')),
          ]),
        ),
      );
    // Where all of one group choose the best level, the criterion is withheld. "first" is at 50%, then at 83%,
    // told as 75%; "second" is at 17%, told as 25%.
    const LOW = ['first: 1, second: 0', 'first: 1, second: 0', 'first: 1, second: 1'];
    const HIGH = ['first: 2, second: GOAL', 'first: 1, second: GOAL', 'first: 2, second: GOAL'];
    const compared = async (before: readonly string[], after: readonly string[]) => {
      const { run } = workspace({
        'checklist.yaml': CHECKLIST,
        ...roundOf('before', before),
        ...roundOf('after', after),
      });
      const options = ['--checklist', 'checklist.yaml', '--anonymous', ...THREE];
      const { stdout } = await run('compare', 'before', 'after', ...options, '--format', 'json');
      const trend = await run(
        ...['compare', 'before', 'after', 'before', ...options, '--format', 'json'],
      );
      await run('report', 'before', '--checklist', 'checklist.yaml', '-o', 'before.json');
      const report = ['audit', '--answers', 'after', '--baseline', 'before.json', ...options];
      return {
        comparison: JSON.parse(stdout).comparison,
        trend: JSON.parse(trend.stdout).trend,
        text: (await run(...report, '--format', 'markdown')).stdout.replaceAll(/\s+/g, ' '),
      };
    };

    it('has totals of the criteria that both rounds tell', async () => {
      const { comparison, trend, text } = await compared(LOW, HIGH);
      expect(comparison.total).toEqual({ before: 0.5, after: 0.75, change: 0.25, lowest: null });
      expect(comparison.before.result.score).toBe(0.5);
      expect(comparison.remarks).toEqual([
        'The scores compared are without 1.2 "How much of the second?", hidden in one of the rounds. ' +
          'So they can differ from the reports of the rounds.',
      ]);
      expect(trend.rounds.map((own: { result: { score: number } }) => own.result.score)).toEqual([
        0.5, 0.75, 0.5,
      ]);
      expect(text).toContain('75%, High**, up from 50%, High, on 6 May 2024');
      expect(text).toContain('The scores compared are without 1.2');
      expect(text).toContain('2. No point has a score in both rounds');
      expect(text).not.toContain('held the score back');
    });

    it('has no earlier score beside one that counts more criteria', async () => {
      const { comparison, text } = await compared(HIGH, LOW);
      expect(comparison.total).toEqual({ before: 0.75, after: 0.5, change: -0.25, lowest: null });
      expect(text).toContain('**38%');
      expect(text).not.toContain('down from');
    });
  });

  it.each(['markdown', 'text', 'json'])('can be a comparison of rounds, as %s', async (format) => {
    const later = { 'later/bob-bose.yaml': LOPSIDED['round/bob-bose.yaml'] };
    const { run } = workspace({ ...BALANCED, ...later });
    const rounds = ['round', 'later', 'round', '--checklist', 'checklist.yaml'];
    const { code, stdout } = await run(
      'compare',
      ...[...rounds, ...THREE],
      ...['--anonymous', '--format', format],
    );
    expect(code).toBe(0);
    expect(stdout).not.toMatch(NAMES);
    // In between one person answered, of whom nothing is told.
    expect(stdout).toMatch(/56% +(?:\| {5})?[–-]|"reported": null/);
    expect(stdout).not.toContain('25.0');
  });

  it('leaves names out of what "align reveal" says of who is complete', async () => {
    const { run } = workspace(LOPSIDED);
    const { stdout, stderr } = await run('reveal', ...REPORT.slice(1));
    expect(stderr).toContain('5 people have finished');
    expect(stdout + stderr).not.toMatch(NAMES);
    const all = {
      ...LOPSIDED,
      'round/eve-evans.yaml': `${LOPSIDED['round/eve-evans.yaml']}status: in-progress\n`,
    };
    const waiting = await workspace(all).run('reveal', ...REPORT.slice(1), '--wait-for', 'all');
    expect(waiting.code).toBe(1);
    expect(waiting.stderr).toBe(
      '4 people have finished, fewer than 4 have not\nwaiting for people who have not finished; nothing is shown until they finish\n',
    );
  });

  it('shows no warning that could name somebody, nor how many there are', async () => {
    const late = BALANCED['round/eve-evans.yaml'].replace('2024-05-06', '2023-05-06');
    const odd = {
      'round/ann-aldrin.notes.md': 'Mine.',
      'round/eve-evans.yaml': `${late}status: in-progress\n`,
    };
    const { stderr } = await workspace({ ...BALANCED, ...odd }).run(...REPORT);
    expect(stderr).not.toMatch(NAMES);
    expect(stderr).toContain('Warnings about answers are not shown');
    expect(stderr).toBe((await workspace(BALANCED).run(...REPORT)).stderr);
  });

  it('has no date of somebody who counts in no figure', async () => {
    const late = LOPSIDED['round/eve-evans.yaml'].replace('2024-05-06', '2024-06-07');
    const { run } = workspace({ ...LOPSIDED, 'round/eve-evans.yaml': late });
    const { stdout } = await run(...REPORT, '--format', 'json');
    expect(stdout).toBe((await workspace(LOPSIDED).run(...REPORT, '--format', 'json')).stdout);
    expect(stdout).toContain('"date": "2024-05-06"');
  });

  it('names no file of answers where programs look for places', async () => {
    const { run } = workspace(BALANCED);
    const paths = Object.keys(BALANCED).filter((path) => path.startsWith('round/'));
    const { stdout } = await run('report', ...paths, ...REPORT.slice(2), '--format', 'github');
    expect(stdout).not.toMatch(NAMES);
  });

  it.each(formatNames().filter((name) => !isPrinted(name)))(
    'may have respondents whose ids are words of the format: %s',
    async (format) => {
      const ids = ['min', 'data', 'width', 'gap', 'level', 'xml', 'type', 'path'];
      const files = ids.map((id, i) => [
        `round/${id}.yaml`,
        answers(id, i % 2 === 0 ? 'marketing' : 'sales', 'first: 1, second: 2'),
      ]);
      const { run } = workspace({ 'checklist.yaml': CHECKLIST, ...Object.fromEntries(files) });
      const { code, stderr } = await run(...REPORT, '--format', format, '-o', 'made');
      expect(stderr).not.toContain('error:');
      expect(code).toBe(0);
    },
  );

  describe('beside an earlier one', () => {
    const hal = { 'round/hal-hart.yaml': named('hal-hart', 'sales', 'first: 0, second: 0') };
    const against = async (
      now: Readonly<Record<string, string>>,
      earlier: readonly string[],
      ...more: readonly string[]
    ) => {
      const { run, write } = workspace(BALANCED);
      await run('report', 'round', '--checklist', 'checklist.yaml', ...earlier, '-o', 'e.json');
      for (const [name, content] of Object.entries(now)) write(name, content);
      return run(...REPORT, ...THREE, '--against', 'e.json', ...more);
    };
    const sameTerms = ['--anonymous', ...THREE];
    const renamedGroup = (files: Readonly<Record<string, string>>) =>
      Object.fromEntries(
        Object.entries(files).map(([path, text]) => [
          path,
          text
            .replace('sales: {title: Sales}', 'selling: {title: Sales, formerly: [sales]}')
            .replace('group: sales', 'group: selling'),
        ]),
      );

    it.each([
      {
        because: 'one joined',
        now: hal,
        earlier: [],
        says: 'fewer than 3 people of a group changed since',
      },
      {
        because: 'one joined, and the earlier one is anonymous',
        now: hal,
        earlier: sameTerms,
        says: 'does not say how many people changed',
      },
      {
        because: 'one answers differently',
        now: { 'round/gus-gray.yaml': named('gus-gray', 'sales', 'first: 0, second: 1') },
        earlier: [],
        says: 'fewer than 3 people of a group changed since',
      },
      {
        because: 'as few of each group answer differently',
        now: {
          'round/ann-aldrin.yaml': named('ann-aldrin', 'marketing', 'first: 0, second: 0'),
          'round/bob-bose.yaml': named('bob-bose', 'marketing', 'first: 0, second: 1'),
          'round/gus-gray.yaml': named('gus-gray', 'sales', 'first: 0, second: 1'),
        },
        earlier: [],
        says: 'fewer than 3 people of a group changed since',
      },
      {
        because: 'it had other options',
        now: {},
        earlier: ['--anonymous', '--min-group', '2'],
        says: 'is of the same answers with other options',
      },
      {
        because: 'one joined, and all have other ids',
        now: {
          ...hal,
          ...Object.fromEntries(
            Object.entries(BALANCED).flatMap(([path, text]) => [
              [path, path.startsWith('round/') ? text.replace(/id: (\w+)-/, 'id: new-$1-') : text],
            ]),
          ),
        },
        earlier: [],
        says: 'fewer than 3 people of a group changed since',
      },
      {
        because: 'one joined a group that has another id, and the earlier one is anonymous',
        now: {
          ...renamedGroup(BALANCED),
          ...renamedGroup(hal),
        },
        earlier: sameTerms,
        says: 'does not say how many people changed',
      },
      {
        because: 'groups have other weights, and the earlier one is anonymous',
        now: {
          'checklist.yaml': CHECKLIST.replace('{title: Sales}', '{title: Sales, weight: 3}'),
        },
        earlier: sameTerms,
        says: 'has other weights of groups or other scores of levels',
      },
      {
        because: 'groups have other weights',
        now: {
          'checklist.yaml': CHECKLIST.replace('{title: Sales}', '{title: Sales, weight: 3}'),
        },
        earlier: [],
        says: 'fewer than 3 people of a group changed since',
      },
    ])('is refused where $because', async ({ now, earlier, says }) => {
      const { code, stdout, stderr } = await against(now, earlier);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(says);
    });

    it.each([
      { because: 'nothing changed', now: {}, earlier: [] },
      { because: 'nothing changed and both are anonymous', now: {}, earlier: sameTerms },
      {
        because: 'a group has another id, and both are anonymous',
        now: renamedGroup(BALANCED),
        earlier: sameTerms,
      },
      {
        because: 'many changed',
        now: {
          'round/ann-aldrin.yaml': named('ann-aldrin', 'marketing', 'first: 0, second: 0'),
          'round/bob-bose.yaml': named('bob-bose', 'marketing', 'first: 0, second: 1'),
          'round/cyd-cato.yaml': named('cyd-cato', 'marketing', 'first: 1, second: 1'),
        },
        earlier: [],
      },
    ])('is written where $because', async ({ now, earlier }) => {
      const { code, stdout } = await against(now, earlier);
      expect(code).toBe(0);
      expect(stdout).not.toContain('none was checked');
    });

    it('says so where none was checked', async () => {
      const { stdout } = await workspace(BALANCED).run(...REPORT);
      expect(stdout).toContain('none was checked');
    });

    it('is not compared with a baseline that one person more makes', async () => {
      const { run, write } = workspace(BALANCED);
      await run('report', 'round', '--checklist', 'checklist.yaml', '-o', 'e.json');
      write('later/hal-hart.yaml', hal['round/hal-hart.yaml']);
      const all = ['round', 'later/hal-hart.yaml', ...REPORT.slice(2), ...THREE];
      const { stdout } = await run('audit', '-a', ...all, '--baseline', 'e.json', '-f', 'json');
      const { comparison, anonymity } = reportSchema().parse(JSON.parse(stdout));
      expect(comparison).toBeNull();
      expect(anonymity?.manifest.join()).toContain('fewer than 3 people of a group changed');
      write('round/hal-hart.yaml', hal['round/hal-hart.yaml']);
      const compared = await run('compare', 'e.json', 'round', ...REPORT.slice(2), ...THREE);
      expect(compared).toMatchObject({ code: 2, stdout: '' });
      expect(compared.stderr).toContain(
        'fewer than 3 people of a group changed between two of the rounds',
      );
    });
  });

  it.each([
    { args: ['--with-notes'], says: '--with-notes needs --anonymous' },
    { args: ['--min-group', '4'], says: '--min-group needs --anonymous' },
    { args: ['--anonymous', '--min-group', '1'], says: 'Use a whole number of 2 or more.' },
  ])('refuses $args', async ({ args, says }) => {
    const { code, stderr } = await workspace(LOPSIDED).run(...REPORT.slice(0, -1), ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });
});
