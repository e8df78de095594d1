import { readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { align } from '../cli/fake-io.ts';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';
import { flagshipLevels, LEVELS_YAML } from './having-interview.ts';

const NAMES = ['Company', 'Kathy, VP Marketing, Marketing', 'Sam, Sales', '', ''];
const WORKSHOP = ['workshop', '--plain', '--checklist', 'small.yaml', '--date', '2024-05-06'];

/** Checksum of what the levels of the small checklist say. */
const SMALL_TEXTS = '89f5606aefb5af4af504b4287fffb2960639e08e0585e5ab0638019bceac135a';

/** A workshop over a checklist of two criteria, with these lines from a pipe. */
function voting(
  lines: readonly string[],
  args: readonly string[] = ['--save', 'round'],
  files: Readonly<Record<string, string>> = {},
) {
  const own = workspace({ 'small.yaml': CHECKLIST, ...files }, { stdin: lines.join('\n') });
  const said = (name: string) => parse(own.read(`round/${name}.yaml`));
  return { ...own, said, run: () => own.run(...WORKSHOP, ...args) };
}

const begun = (id: string, group: string, said: string) => ({
  [`round/${id}.yaml`]: answers(id, group, said, { more: 'status: in-progress' }),
});
const ROUND = {
  ...begun('kathy', 'marketing', 'first: 2'),
  ...begun('sam', 'sales', 'first: 0'),
};

describe('a workshop line by line', () => {
  it('reads as a conversation', async () => {
    const own = voting([...NAMES, '2 0', 'v 2 1', 'a 1 from May on', '', '1', '1 1', '', 'f']);
    const { stderr, stdout, code } = await own.run();
    expect(stderr.slice(stderr.indexOf('Every answer'))).toMatchInlineSnapshot(`
      "Every answer is saved at once in round

      Point 1: The only point
      Question 1.1. 0 of 2 answered.
      How much of the first?
        0 none
        1 some
        2 all
      ? says what can be typed
      Votes of Kathy, Sam: 2 0
      The votes:
        Kathy: level 2
        Sam: level 0
      Conflict: two levels apart.
      Kathy (2) and Sam (0), what have you seen?
      Next, or v, a, c: v 2 1
      The votes:
        Kathy: level 2 (first 2)
        Sam: level 1 (first 0)
      Conflict: one level apart.
      Kathy (2) and Sam (1), what have you seen?
      Next, or v, a, c: a 1 from May on
      Agreed; it is the score. Saved.
      The votes:
        Kathy: level 2 (first 2)
        Sam: level 1 (first 0)
      Conflict: one level apart.
      Kathy (2) and Sam (1), what have you seen?
      Agreed: level 1
      Note: from May on
      Next, or v, a, c: 

      Question 1.2. 1 of 2 answered.
      How much of the second?
        0 none
        1 some
        2 all
      Votes of Kathy, Sam: 1
      1 vote for 2 people; still missing: Sam
      Votes of Kathy, Sam: 1 1
      The votes:
        Kathy: level 1
        Sam: level 1
      All agree: level 1.
      Next, or v, a, c: 

      Review. 2 of 2 voted on. Nothing is open; f finishes. Votes of Kathy, Sam; → agreed; conflicts first.
        1.1: 2 1 conflict → 1 + note. How much of the first?
        1.2: 1 1. How much of the second?
      f finishes; a number goes to that question; q saves and quits
      Review: f
       Company: everyone has answered                                      6 May 2024

       50%, High

       No point is weak, so there is no root cause to remove.
       The lowest point is the only point (50%).

       Next
         Write the report  align report round -o report.docx --checklist small.yaml
         Plan the actions  align plan round --checklist small.yaml
      "
    `);
    expect(stdout).toBe('');
    expect(code).toBe(0);
  });

  it('keeps a file for each respondent, and one for what was agreed', async () => {
    const own = voting([
      ...NAMES,
      '2 0',
      'v 2 1',
      'a 1 from May on',
      '',
      'n -',
      'no time',
      '',
      'f',
    ]);
    await own.run();
    expect(readdirSync(join(own.folder, 'round')).filter((name) => !/bak$/.test(name))).toEqual([
      'agreed.yaml',
      'kathy.yaml',
      'sam.yaml',
    ]);
    expect(own.said('kathy')).toMatchObject({
      subject: 'Company',
      date: '2024-05-06',
      status: 'completed',
      respondent: { id: 'kathy', name: 'Kathy', role: 'VP Marketing', group: 'marketing' },
      answers: { first: { value: 2, firstVote: 2 }, second: { notApplicable: 'no time' } },
    });
    expect(own.said('sam').answers).toEqual({ first: { value: 1, firstVote: 0 }, second: null });
    expect(own.said('agreed')).toEqual({
      format: 1,
      checklist: { id: 'small', version: '1.0.0', texts: SMALL_TEXTS },
      subject: 'Company',
      date: '2024-05-06',
      respondents: ['kathy', 'sam'],
      agreed: { first: { value: 1, note: 'from May on' } },
    });
  });

  it('takes three people through a whole express round', async () => {
    const keys = flagshipLevels().points.flatMap((point) =>
      point.criteria.filter(({ key }) => key),
    );
    const people = ['Kathy, Marketing', 'Sam, Sales', 'Carla, CEO, Leadership', ''];
    const votes = keys.flatMap((_, at) => [`${at % 5} ${(at * 2) % 5} -`, '']);
    const own = workspace(
      { 'levels.yaml': LEVELS_YAML },
      { stdin: ['Lakeshore', ...people, '4 1 -', ...votes, 'f'].join('\n') },
    );
    const { code, stderr, stdout } = await own.run(
      ...['workshop', '--checklist', './levels.yaml', '--plain', '--express'],
      ...['--date', '2024-05-06'],
    );
    expect(code).toBe(0);
    expect(stderr).toContain('Lakeshore: everyone has answered');
    expect(stderr).toContain('align report lakeshore/2024-05-06 -o report.docx');
    expect(stdout).toBe('');
    const kathy = parse(own.read('lakeshore/2024-05-06/kathy.yaml'));
    expect(kathy).toMatchObject({ mode: 'express', status: 'completed', gutFeeling: 4 });
    expect(Object.values(kathy.answers)).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 3, 4]);
  });

  it('explains the lines it does not understand, and asks again', async () => {
    const lines = ['2', '2 9', 'hello', 'v 1 1', '2 0', '1 1', 'a x', 'g 9', 'q'];
    const { stderr } = await voting([...NAMES, ...lines]).run();
    for (const words of [
      '1 vote for 2 people; still missing: Sam',
      'there is no level 9 here; they go from 0 to 2',
      '"hello" means nothing here; ? says what can be typed',
      'the first vote comes first',
      'all have voted; v and the votes takes a second vote, x corrects, Enter continues',
      'begin with the answer, such as: 1 from May on',
      'g and a number such as 2.1 goes to that question',
    ]) {
      expect(stderr).toContain(words);
    }
  });

  it('takes a vote back by name', async () => {
    const own = voting([...NAMES, '2 0', 'x sam', 'q']);
    const { stderr } = await own.run();
    expect(stderr).toContain('The vote of Sam is taken back. Saved.');
    expect(own.said('kathy').answers).toEqual({ first: 2 });
    expect(own.said('sam').answers).toEqual({});
  });

  it('corrects a vote without a trace', async () => {
    const own = voting([...NAMES, '2 0', 'x 1 0', 'q']);
    await own.run();
    expect(own.said('kathy').answers).toEqual({ first: 1 });
  });
});

describe('a workshop that asks who is there', () => {
  it.each([
    { name: 'Kathy', says: '"Kathy" is there already; add a surname or a letter' },
    { name: '', says: 'a workshop has at least two people' },
    {
      name: 'Lee, CFO',
      says: 'which group does Lee answer for? Add it after a comma: Marketing and Sales',
    },
  ])('does not take "$name"', async ({ name, says }) => {
    const lines = ['Company', 'Kathy, Marketing', name, 'Sam, Sales', '', '', 'q'];
    const own = voting(lines);
    expect((await own.run()).stderr).toContain(says);
    expect(own.said('sam').respondent.id).toBe('sam');
  });

  it('keeps people apart whose names make the same file name, or one that means another file', async () => {
    const names = ['王, Marketing', '李, Sales', 'Agreed, Sales'];
    const own = voting(['Company', ...names, '', '', '2 0 1', 'q']);
    await own.run();
    expect(own.said('respondent-0zqb55').answers).toEqual({ first: 2 });
    expect(own.said('respondent-naxcdi').answers).toEqual({ first: 0 });
    expect(own.said('respondent-agreed').answers).toEqual({ first: 1 });
  });

  it('knows the people of an earlier round, and what they said', async () => {
    const files = { 'old/kathy.yaml': answers('kathy', 'marketing', 'first: 1') };
    const own = voting(
      ['Sam, Sales', '', '', '2 0', 'q'],
      ['--save', 'round', '--previous', 'old'],
      files,
    );
    const { stderr } = await own.run();
    expect(stderr).toContain('From "old": kathy.');
    expect(stderr).toContain('kathy: level 2 (last time 1)');
    expect(own.said('kathy')).toMatchObject({ subject: 'Company', answers: { first: 2 } });
  });
});

describe('the people of round.yaml', () => {
  const ROUND_YAML = `format: 1
subject: Oakley Pumps
date: 2012-10-15
respondents:
  - {id: kw, name: Kathy, role: VP Marketing, group: marketing}
  - {id: sam, name: Sam, group: sales}
`;

  it('take part in a workshop, in this order, under their ids', async () => {
    const own = voting(['', '', '2 0', 'q'], undefined, { 'round/round.yaml': ROUND_YAML });
    const { stderr } = await own.run();
    expect(stderr).toContain('From "round/round.yaml": Kathy, Sam.');
    expect(stderr).toContain('Votes of Kathy, Sam: ');
    expect(stderr).not.toContain('Organisation');
    expect(own.said('kw')).toMatchObject({
      subject: 'Oakley Pumps',
      respondent: { id: 'kw', name: 'Kathy', role: 'VP Marketing', group: 'marketing' },
      answers: { first: 2 },
    });
  });

  it.each(['Kathy', 'kathy', 'KW'])('fill in an interview with %s', async (name) => {
    const own = workspace(
      { 'small.yaml': CHECKLIST, 'round/round.yaml': ROUND_YAML },
      { stdin: '\n2\nq\n' },
    );
    const { stderr } = await own.run(
      ...['audit', '--plain', '--checklist', 'small.yaml', '--save', 'round/own.yaml'],
      ...['--respondent', name],
    );
    expect(stderr).toContain('1 of 2 questions answered');
    expect(parse(own.read('round/own.yaml'))).toMatchObject({
      subject: 'Oakley Pumps',
      date: '2012-10-15',
      respondent: { id: 'kw', role: 'VP Marketing', group: 'marketing' },
      answers: { first: 2 },
    });
  });

  it('are refused under another organisation', async () => {
    const own = voting(['q'], ['--save', 'round', '--subject', 'Pine Ltd'], {
      'round/round.yaml': ROUND_YAML,
    });
    const { stderr, code } = await own.run();
    expect(code).toBe(2);
    expect(stderr).toContain(
      '--subject says "Pine Ltd", but "round/round.yaml" says "Oakley Pumps"',
    );
  });
});

describe('a workshop that is resumed', () => {
  it('resumes at the first criterion that somebody has not voted on', async () => {
    const own = voting(['1', '', 'f'], undefined, {
      ...ROUND,
      ...begun('kathy', 'marketing', 'first: 2, second: 0'),
    });
    const { stderr, code } = await own.run();
    expect(stderr).toContain('Resuming round: 1 of 2 questions answered.');
    expect(stderr).toContain('Votes of sam: ');
    expect(own.said('kathy').answers).toEqual({ first: 2, second: 0 });
    expect(own.said('sam').answers).toEqual({ first: 0, second: 1 });
    expect(code).toBe(0);
  });

  it('begins with the review after blind answers, conflicts first', async () => {
    const own = voting(['g 1.1', 'v 1 1', '', 'f'], undefined, {
      'round/kathy.yaml': answers('kathy', 'marketing', 'first: 2, second: 1'),
      'round/sam.yaml': answers('sam', 'sales', 'first: 0, second: 1'),
    });
    const { stderr } = await own.run();
    expect(stderr).toContain('  1.1: 2 0 conflict. How much of the first?\n  1.2: 1 1.');
    expect(own.said('kathy').answers.first).toEqual({ value: 1, firstVote: 2 });
  });

  it('keeps the seating order, also if nobody agreed on anything', async () => {
    const people = ['Company', 'Sam, Sales', 'Kathy, Marketing', '', '', 'q'];
    const own = voting(people);
    await own.run();
    const { stderr } = await align([...WORKSHOP, '--save', 'round'], {
      folder: own.folder,
      stdin: '2 0\nq\n',
    });
    expect(stderr).toContain('Votes of Sam, Kathy: ');
    expect(own.said('sam').answers).toEqual({ first: 2 });
  });

  it('takes somebody who joins, is renamed, or leaves', async () => {
    const lines = [
      'join Lee, CFO, Sales',
      '2 0 1',
      '',
      'rename Lee = Lea',
      'leave Kathy',
      '1 2',
      'q',
    ];
    const own = voting([...NAMES, ...lines]);
    await own.run();
    expect(own.said('lee')).toMatchObject({
      respondent: { id: 'lee', name: 'Lea', role: 'CFO', group: 'sales' },
      answers: { first: 1, second: 2 },
    });
    expect(own.said('kathy').answers).toEqual({ first: 2 });
  });

  it('knows after a stop who left, and asks them again once they are back', async () => {
    const own = voting([...NAMES, 'leave Sam', '2', 'a 2', '', 'q']);
    await own.run();
    const files = Object.fromEntries(
      ['kathy', 'sam', 'agreed'].map((id) => {
        const path = `round/${id}.yaml`;
        return [path, own.read(path)];
      }),
    );
    expect(own.said('agreed')).toMatchObject({ left: ['sam'], agreed: { first: 2 } });
    const resumed = voting(['1', 'join sam', 'q'], undefined, files);
    const { stderr } = await resumed.run();
    expect(stderr).toContain(`Resuming round: 1 of 2 questions answered.
Sam left earlier and is not asked; the name alone adds someone who is back.
`);
    expect(stderr).toContain('Votes of Kathy: 1\n');
    expect(stderr).not.toContain('How much of the first?\n  0 none');
    expect(resumed.said('kathy').answers).toEqual({ first: 2, second: 1 });
    expect(resumed.said('sam').answers).toEqual({});
    expect(resumed.said('agreed')).not.toHaveProperty('left');
    const inReview = voting(['1', '', 'join Sam', 'g 1.1', '0', 'q'], undefined, files);
    await inReview.run();
    expect(inReview.said('sam').answers).toEqual({ first: 0 });
  });

  it('breaks its sentences between words in a narrow terminal', async () => {
    const agreed = 'format: 1\nchecklist: {id: small, version: 1.0.0}\nsubject: Company\n';
    const files = {
      ...{ 'small.yaml': CHECKLIST, ...ROUND },
      'round/agreed.yaml': `${agreed}date: 2024-05-06\nleft: [sam]\nagreed: {}\n`,
    };
    const world = { stdin: 'q', terminal: true, columns: 30 };
    const { stderr } = await workspace(files, world).run(...WORKSHOP, '--save', 'round');
    expect(stderr).toContain('sam left earlier and is not\nasked; the name alone adds\n');
    expect(stderr).toContain('Votes saved in round:\nkathy.yaml, sam.yaml\n');
  });

  it('asks everybody where all are said to have left', async () => {
    const agreed = 'format: 1\nchecklist: {id: small, version: 1.0.0}\nsubject: Company\n';
    const own = voting(['1 1', 'q'], undefined, {
      ...ROUND,
      'round/agreed.yaml': `${agreed}date: 2024-05-06\nleft: [kathy, sam]\nagreed: {}\n`,
    });
    await own.run();
    expect(own.said('sam').answers).toEqual({ first: 0, second: 1 });
  });

  it('keeps the comments in every file', async () => {
    const files = { ...ROUND, 'round/sam.yaml': `# by hand\n${ROUND['round/sam.yaml']}` };
    const own = voting(['1 1', 'q'], undefined, files);
    await own.run();
    expect(own.read('round/sam.yaml')).toMatch(/^# by hand\n/);
    expect(own.said('sam').answers).toEqual({ first: 0, second: 1 });
  });

  it('keeps what was agreed before', async () => {
    const agreed = `# by hand
format: 1
checklist: {id: small, version: 1.0.0}
subject: Company
date: 2024-05-06
agreed: {first: 1}
`;
    const own = voting(['1 1', 'a 2', 'q'], undefined, { ...ROUND, 'round/agreed.yaml': agreed });
    await own.run();
    expect(own.read('round/agreed.yaml')).toBe(
      `# by hand
format: 1
checklist: {id: small, version: 1.0.0, texts: "${SMALL_TEXTS}"}
subject: Company
date: 2024-05-06
agreed: {first: 1, second: 2}
respondents:
  - kathy
  - sam
`,
    );
  });

  it.each([
    {
      because: 'another interview has a file open',
      files: { 'round/sam.yaml.lock': `{"pid":${process.pid},"host":"HOST","since":"2024-05-06"}` },
      says: '"round/sam.yaml" is in use by another interview',
    },
    {
      because: 'two organisations are in the folder',
      files: { 'round/sam.yaml': answers('sam', 'sales', 'first: 0', { subject: 'Other' }) },
      says: 'audit one organisation at a time',
    },
    {
      because: 'a file has a mistake',
      files: { 'round/sam.yaml': answers('sam', 'sales', 'frist: 0') },
      says: 'unknown criterion "frist"; did you mean "first"?',
    },
  ])('is refused where $because, and leaves no lock', async ({ files, says }) => {
    const prepared = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, text.replace('HOST', hostname())]),
    );
    const own = voting(['1 1', 'q'], undefined, { ...ROUND, ...prepared });
    const { stderr, code } = await own.run();
    expect(stderr).toContain(says);
    expect(code).toBe(2);
    const locks = readdirSync(join(own.folder, 'round')).filter((name) => name.endsWith('.lock'));
    expect(locks).toEqual(Object.keys(files).flatMap((name) => name.match(/[^/]+\.lock$/) ?? []));
  });

  it.each([
    { args: ['--save', 'small.yaml'], says: '"small.yaml" is one file' },
    { args: ['--save', 'round', '--subject', 'Other'], says: '--subject says "Other"' },
    { args: ['--respondent', 'Kathy'], says: "unknown option '--respondent'" },
  ])('is refused with $args', async ({ args, says }) => {
    const { stderr, code } = await voting([], args, ROUND).run();
    expect(stderr).toContain(says);
    expect(code).toBe(2);
  });
});
