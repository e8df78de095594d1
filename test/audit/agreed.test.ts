import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { render } from '../../src/report/formats.ts';
import type { Report } from '../../src/report/report.ts';
import { reportSchema } from '../../src/report/schema/report.ts';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

const AGREED = `format: 1
checklist: {id: small, version: 1.0.0}
subject: Company
date: 2024-05-06
agreed:
  first: {value: 2, note: Kathy sends the list, evidence: [list.csv]}
remarks:
  second: {note: nobody knew}
`;

/** A round of two, with this file of what the room agreed. */
function round(agreed: string, name = 'agreed.yaml') {
  return workspace({
    'small.yaml': CHECKLIST,
    'round/ann.yaml': answers('ann', 'marketing', 'first: 0, second: 1'),
    'round/bob.yaml': answers('bob', 'sales', 'first: 1'),
    [`round/${name}`]: agreed,
  });
}

const audit = ['audit', '--checklist', 'small.yaml', '--answers'];

describe('what the room agreed', () => {
  it('is in the JSON report, with what was noted only', async () => {
    const { stdout } = await round(AGREED).run(...audit, 'round', '--format', 'json');
    expect(JSON.parse(stdout).agreements).toEqual([
      { criterion: 'first', level: 2, note: 'Kathy sends the list', evidence: ['list.csv'] },
      { criterion: 'second', level: null, note: 'nobody knew', evidence: [] },
    ]);
  });

  it('is beside the first and the last votes', async () => {
    const { run, write } = round(AGREED);
    write('round/ann.yaml', answers('ann', 'marketing', 'first: {value: 2, firstVote: 0}'));
    write('round/bob.yaml', answers('bob', 'sales', 'first: 1'));
    const { stdout } = await run(...audit, 'round', '--by', 'votes');
    expect(stdout).toMatch(/\| Votes before +\| Votes after +\| Agreed +\|/);
    expect(stdout).toMatch(/\| Sales.1, Marketing.0\. +\| Marketing.2, Sales.1\. +\| Level.2 /);
  });

  it('is null where there is no such file, or single files are given', async () => {
    const { run } = round(AGREED);
    const { stdout } = await run(...audit, 'round/ann.yaml', '--format', 'json');
    expect(JSON.parse(stdout).agreements).toBeNull();
  });

  // Votes on "first" are 0 and 1 of two levels: 25%; agreed is 2: 100%. On "second" Ann says 1, 50%,
  // and Bob nothing: 25% to 75%.
  it('is the score, with the votes beside it', async () => {
    const { stdout } = await round(AGREED).run(...audit, 'round', '--format', 'json');
    const report = JSON.parse(stdout);
    expect(report.by).toBe('agreed');
    expect(report.result).toMatchObject({ score: 0.75, low: 0.625, high: 0.875, band: 'high' });
    expect(report.resultByVotes).toMatchObject({ score: 0.375, band: 'low' });
    expect(report.points[0]).toMatchObject({ score: 0.75, byVotes: { score: 0.375 } });
    const [first, second] = report.findings;
    expect(first).toMatchObject({
      ...{ by: 'agreed', score: 1, low: 1, high: 1, outcome: 'met' },
      groups: { marketing: 0, sales: 0.5 },
      byVotes: { outcome: 'partly-met', score: 0.25, low: 0.25, high: 0.25 },
    });
    expect(second).toMatchObject({ by: 'votes', score: 0.5, byVotes: { score: 0.5 } });
    expect(report.gaps.map(({ criterion }: { criterion: string }) => criterion)).toEqual([
      'second',
    ]);
  });

  it('says both totals', async () => {
    const { run } = round(AGREED);
    for (const format of ['html', 'text', 'markdown']) {
      const { stdout } = await run(...audit, 'round', '--format', format);
      expect(stdout.replace(/\s+/g, ' ')).toContain(
        'The score is as agreed in the room; the votes alone give 38%.',
      );
    }
    const { stdout } = await run(...audit, 'round', '--format', 'github');
    expect(stdout).toContain('75.0%, High (as agreed; by the votes alone: 37.5%)');
  });

  it('does not count with --by votes, which verify knows', async () => {
    const { run, write } = round(AGREED);
    const { stdout } = await run(...audit, 'round', '--by', 'votes', '--format', 'json');
    const { by, result, resultByVotes, options, agreements } = JSON.parse(stdout);
    expect({ by, options }).toEqual({ by: 'votes', options: ['--by votes'] });
    expect(result.score).toBe(0.375);
    expect(resultByVotes).toEqual(result);
    expect(agreements.length).toBe(2);
    write('report.json', stdout);
    const verified = await run('verify', 'report.json', '-a', 'round', '--checklist', 'small.yaml');
    expect(verified.code).toBe(0);
  });

  it('does not count under a gate', async () => {
    const { run } = round(AGREED);
    expect((await run(...audit, 'round', '--min-score', '38')).code).toBe(1);
    expect((await run(...audit, 'round', '--min-score', '20')).code).toBe(0);
  });

  it('leaves the perception to the first votes, and musts of respondents to the last', async () => {
    const must = 'must: {level: 1, of: each-respondent, cap: low}';
    const { run, write } = round(AGREED);
    write('small.yaml', CHECKLIST.replace('key: true', `key: true\n        ${must}`));
    write('round/ann.yaml', answers('ann', 'marketing', 'first: {value: 0, firstVote: 2}'));
    write('round/bob.yaml', answers('bob', 'sales', 'first: {value: 1, firstVote: 0}'));
    const { stdout } = await run(...audit, 'round', '--format', 'json');
    const { disagreement, result } = JSON.parse(stdout);
    expect(disagreement.criteria[0].gaps[0]).toMatchObject({ gap: 1, verdict: 'conflict' });
    expect(result.failedMusts).toMatchObject([{ criterion: 'first', by: ['ann'] }]);
  });

  it('meets a must on the overall score', async () => {
    const { run, write } = round(AGREED);
    const must = 'must: {level: 2, cap: low}';
    write('small.yaml', CHECKLIST.replace('key: true', `key: true\n        ${must}`));
    const { stdout } = await run(...audit, 'round', '--format', 'json');
    const { result, resultByVotes } = JSON.parse(stdout);
    expect(result.failedMusts).toEqual([]);
    expect(resultByVotes.failedMusts).toMatchObject([{ criterion: 'first' }]);
  });

  it('is told anonymously only where the votes are', async () => {
    const people = ['amy', 'ben', 'cat', 'dan', 'eve'];
    const files = (group: string, said: string) =>
      people.map((id) => [
        `round/${group}-${id}.yaml`,
        answers(`${group}-${id}`, group, id === 'amy' ? said : said.replace(/second: \d/, '')),
      ]);
    const { run } = workspace({
      'small.yaml': CHECKLIST,
      ...Object.fromEntries([
        ...files('marketing', 'first: 1, second: 1'),
        ...files('sales', 'first: 1, second: 1'),
      ]),
      'round/agreed.yaml': AGREED.replace(/remarks:[\s\S]*/, '  second: 2\n'),
    });
    const { stdout } = await run(...audit, 'round', '--anonymous', '--format', 'json');
    const { by, findings, agreements } = JSON.parse(stdout);
    expect(by).toBe('agreed');
    expect(findings[0]).toMatchObject({ by: 'agreed', score: 1, byVotes: { score: 0.5 } });
    expect(findings[1]).toMatchObject({ by: 'votes', score: null });
    expect(agreements).toEqual([{ criterion: 'first', level: 2, note: null, evidence: [] }]);
  });

  it('follows the criteria to discuss, in words, with the level of the answers', async () => {
    const { stdout } = await round(AGREED).run(...audit, 'round', '--format', 'text');
    const section = /Level that each.*?(Agreed in the room.*?)\n\d /s.exec(stdout)?.[1];
    expect(section).toMatchInlineSnapshot(`
      "Agreed in the room
         1.1  How much of the first?, Level 2
              Sales 1, Marketing 0.
              “Kathy sends the list” Seen: list.csv.
         1.2  How much of the second?, no level
              Marketing 1, Sales did not know.
              “nobody knew”
         Agreed levels are the score; the votes alone are shown beside it.
      "
    `);
  });

  it.each(['text', 'markdown'])('is in a reveal in %s too', async (format) => {
    const { stdout } = await round(AGREED).run(
      'reveal',
      'round',
      '--checklist',
      'small.yaml',
      '--format',
      format,
    );
    expect(stdout).toContain('Agreed in the room');
  });

  it('may be a JSON file', async () => {
    const json = JSON.stringify({
      format: 1,
      checklist: { id: 'small', version: '1.0.0' },
      subject: 'Company',
      date: '2024-05-06',
      agreed: { first: 1 },
    });
    const { stdout } = await round(json, 'agreed.json').run(...audit, 'round');
    expect(stdout).toMatch(/\| 1\.1 \| How much of the first\? +\| .+ \| Level 1 +\|/);
  });

  it('is told in its own words where nothing has been agreed yet', async () => {
    const none = AGREED.replace(/agreed:\n.*\n/, 'agreed: {}\n').replace(/remarks:\n.*\n/, '');
    const { stdout } = await round(none).run(...audit, 'round');
    expect(stdout).toContain('### Agreed in the room\n\nNothing has been agreed so far.');
  });

  it.each([
    {
      because: 'a criterion is unknown',
      file: AGREED.replace('  first:', '  frist:'),
      says: 'round/agreed.yaml:6:3: unknown criterion "frist"; did you mean "first"?',
    },
    {
      because: 'it is about another organisation',
      file: AGREED.replace('subject: Company', 'subject: Other'),
      says: 'round/agreed.yaml:3:10: is "Other", but the answers have "Company"; move the file to the answers it belongs to',
    },
  ])('is refused with its place where $because', async ({ file, says }) => {
    const { stderr, code } = await round(file).run(...audit, 'round');
    expect(stderr).toContain(says);
    expect(code).toBe(2);
  });

  it('may have been agreed on another version of the checklist', async () => {
    const old = AGREED.replace('1.0.0', '0.9.0').replace('  second:', '  gone:');
    const { stderr, code } = await round(old).run(...audit, 'round');
    expect(stderr).toContain('ignored the remarks on the unknown criterion "gone"');
    expect(code).toBe(0);
  });

  it('is in one file only', async () => {
    const own = round(AGREED);
    own.write('round/agreed.json', '{}');
    const { stderr, code } = await own.run(...audit, 'round');
    expect(stderr).toContain(
      'two files contain agreed levels: "round/agreed.json" and "round/agreed.yaml"',
    );
    expect(code).toBe(2);
  });

  it('can be checked by itself', async () => {
    const { run } = round(AGREED);
    const { stdout, code } = await run('check', '--checklist', 'small.yaml', 'round/agreed.yaml');
    expect(stdout).toBe(
      'round/agreed.yaml: no errors; agreed levels for small 1.0.0, criteria: 1\n',
    );
    expect(code).toBe(0);
  });
});

describe('what the room agreed on another version', () => {
  const OLD = AGREED.replace('version: 1.0.0', 'version: 0.9.0');

  it('counts by its numbers in the score, and the report says that nothing tells', async () => {
    const { stdout, stderr } = await round(OLD).run(...audit, 'round', '--format', 'json');
    const report = JSON.parse(stdout);
    expect(report.result.score).toBe(0.75);
    expect(report.agreements[0]).toMatchObject({ criterion: 'first', level: 2, levels: 'unknown' });
    expect(stderr).toContain('version 0.9.0');
  });

  it('is none under a gate by: agreed', async () => {
    const policy = 'format: 1\nchecklist: small\nby: agreed\ncriteria: {first: 1}\n';
    const judged = async (agreed: string) => {
      const { run, write } = round(agreed);
      write('policy.yaml', policy);
      write('round/ann.yaml', answers('ann', 'marketing', 'first: 0, second: 1'));
      return (await run(...audit, 'round', '--policy', 'policy.yaml')).stderr;
    };
    // The nearest vote to level 2 is 1, and without an agreed level the lowest vote counts.
    expect(await judged(AGREED)).not.toContain('criteria: 1.1');
    expect(await judged(OLD)).toContain('criteria: 1.1 "How much of the first?": score 0.0%');
  });

  it('is not compared', async () => {
    const { run, write } = round(OLD);
    for (const name of ['ann', 'bob']) {
      const group = name === 'ann' ? 'marketing' : 'sales';
      write(`later/${name}.yaml`, answers(name, group, 'first: 2', { date: '2024-07-01' }));
    }
    const flags = ['--checklist', 'small.yaml', '--format', 'json'];
    const { stdout } = await run('compare', 'round', 'later', ...flags);
    const { criteria } = JSON.parse(stdout).comparison;
    expect(criteria[0]).toMatchObject({ criterion: 'first', change: null, levels: 'changed' });
  });
});

/** Two groups that were two levels apart, talked, and voted again. */
const VOTED_AGAIN = {
  'small.yaml': CHECKLIST,
  'round/ann.yaml': answers('ann', 'marketing', 'first: {value: 1, firstVote: 2}, second: 2'),
  'round/bob.yaml': answers('bob', 'sales', 'first: {value: 1, firstVote: 0}, second: 0'),
};
const report = ['report', '--checklist', 'small.yaml', 'round'];

describe('a round with votes after a discussion', () => {
  it('has the votes before it in the JSON report', async () => {
    const { stdout } = await workspace(VOTED_AGAIN).run(...report, '--format', 'json');
    const [first, second] = JSON.parse(stdout).findings;
    expect(first).toMatchObject({
      score: 0.5,
      groups: { marketing: 0.5, sales: 0.5 },
      firstVotes: { marketing: 1, sales: 0 },
      responses: [
        { respondent: 'ann', level: 1, firstVote: { said: 'level', level: 2, score: 1 } },
        { respondent: 'bob', level: 1, firstVote: { said: 'level', level: 0, score: 0 } },
      ],
    });
    expect(second.firstVotes).toBeUndefined();
    expect(second.responses[0]).not.toHaveProperty('firstVote');
  });

  it('compares those everywhere, and says what became of them', async () => {
    const { stdout } = await workspace(VOTED_AGAIN).run(...report, '--format', 'markdown');
    const text = stdout.replaceAll(/[\s\u00a0]+/g, ' ');
    // Of the two conflicts, the room has talked about one.
    expect(text).toContain('Before the discussion, both criteria were seen');
    expect(text).toContain('| 1 of them settled since |');
    expect(text).toContain('One disagreement to settle');
    expect(text).toContain('How much of the second?** Marketing 2, Sales 0.');
    expect(text).toContain('One disagreement has been settled since.');
    expect(text).toContain('After the discussion: Marketing and Sales 1.');
    expect(text).toMatch(/\| 1\.1 \| How much of the first\? \| 2 \| 0 \| 2 levels, conflict \|/);
    expect(text).toContain('The only point | **50%** | 75% | 25% |');
    expect(text).toContain('A small checklist, with a second round of votes');
    expect(text).toContain('One question had a second round of votes, after a discussion.');
    expect(text).toContain('Two people in two groups, in a workshop, on 6 May 2024');
    expect(text).toContain('Two criteria were in conflict.');
    expect(text).toContain('but one of two criteria is in dispute');
  });

  it('has only what is still open to discuss', async () => {
    const toDiscuss = async (files: Readonly<Record<string, string>>) => {
      const { stdout } = await workspace(files).run(...report, '--format', 'json');
      const { discussFirst } = JSON.parse(stdout).disagreement;
      return discussFirst.map(({ criterion }: { criterion: string }) => criterion);
    };
    // The last votes on "first" are close, and the votes before were two levels apart.
    expect(await toDiscuss(VOTED_AGAIN)).toEqual(['second']);
    // Votes 0 and 1 of two levels are apart, and the room agreed on 2.
    const votes = {
      'small.yaml': CHECKLIST,
      'round/ann.yaml': answers('ann', 'marketing', 'first: 0, second: 1'),
      'round/bob.yaml': answers('bob', 'sales', 'first: 1'),
    };
    expect(await toDiscuss(votes)).toEqual(['first']);
    expect(await toDiscuss({ ...votes, 'round/agreed.yaml': AGREED })).toEqual([]);
  });

  it('has both in tables', async () => {
    const { run } = workspace(VOTED_AGAIN);
    const { stdout } = await run(...report, '--format', 'csv');
    expect(stdout).toContain(
      '"Marketing %","Sales %","Marketing before the discussion %","Sales before the discussion %","Spread %","Consensus"',
    );
    expect(stdout).toMatch(/"1\.1","first",.*,50,50,100,0,100,0,/);
    const told = await run(...report, '--format', 'csv', '--table', 'answers');
    expect(told.stdout).toContain('"level 1, at the start level 2"');
  });

  it('gives the same documents from its JSON report', async () => {
    const agreed = AGREED.replace('second: {note', 'second: {evidence: [list.csv], note');
    const { run, folder } = workspace({ ...VOTED_AGAIN, 'round/agreed.yaml': agreed });
    const { stdout } = await run(...report, '--format', 'json');
    const saved = reportSchema().parse(JSON.parse(stdout)) as Report;
    for (const format of ['markdown', 'html', 'csv', 'docx', 'pptx', 'xlsx'] as const) {
      const file = `report.${format}`;
      await run(...report, '--format', format, '--output', file);
      const bytes = Buffer.from(await render(saved, format));
      expect(bytes.equals(readFileSync(join(folder, file))), format).toBe(true);
    }
  });

  it('tells nothing of them in an anonymous report', async () => {
    const groups = ['marketing', 'sales'].flatMap((group) =>
      [0, 1, 2, 3].map((i) => ({ id: `${group}-${i}`, group, level: i % 3 })),
    );
    const roundOf = (more: string) =>
      Object.fromEntries(
        groups.map(({ id, group, level }) => [
          `round/${id}.yaml`,
          answers(id, group, `first: {value: ${level}${more}}, second: 1`),
        ]),
      );
    const anonymous = ['--anonymous', '--format', 'json'];
    const written = async (more: string) =>
      (await workspace({ 'small.yaml': CHECKLIST, ...roundOf(more) }).run(...report, ...anonymous))
        .stdout;
    const once = JSON.parse(await written(''));
    const again = JSON.parse(await written(', firstVote: 0'));
    expect(once.groups[0].result.score).not.toBeNull();
    expect(again).toEqual(once);
  });
});
