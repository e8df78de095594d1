import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { align, type World } from '../cli/fake-io.ts';
import { CHECKLIST, workspace } from '../cli/workspace.ts';

const WHO = ['--subject', 'Company', '--respondent', 'Kathy', '--role', 'VP', '--group', 'sales'];

/** The line mode over a checklist of two criteria, with these lines from a pipe. */
function answering(lines: readonly string[], args: readonly string[] = WHO, world: World = {}) {
  const own = workspace({ 'small.yaml': CHECKLIST }, { ...world, stdin: lines.join('\n') });
  const run = () =>
    own.run('audit', '--plain', '--checklist', 'small.yaml', '--save', 'kathy.yaml', ...args);
  const again = (more: readonly string[], options: readonly string[]) =>
    align(['audit', '--plain', '--checklist', 'small.yaml', '--save', 'kathy.yaml', ...options], {
      ...world,
      folder: own.folder,
      stdin: more.join('\n'),
    });
  return { ...own, run, again, said: () => parse(own.read('kathy.yaml')) };
}

describe('a line', () => {
  it.each([
    { line: '2', answers: { first: 2 } },
    { line: '  2 ', answers: { first: 2 } },
    { line: 'note seen it', answers: {}, remarks: { first: { note: 'seen it' } } },
    { line: 'n/a no reps', answers: { first: { notApplicable: 'no reps' } } },
    { line: 'not applicable\nno reps', answers: { first: { notApplicable: 'no reps' } } },
    { line: "I don't know", answers: { first: null } },
    { line: 'don’t know', answers: { first: null } },
    { line: 'g 1.2\n1', answers: { second: 1 } },
    { line: 'constructor', answers: {} },
    { line: '', answers: {} },
    { line: 'skip\n1', answers: { second: 1 } },
    { line: '1\nB\n2', answers: { first: 2 } },
    { line: '1\nB\nx', answers: {} },

    { line: 'x\n1', answers: { first: 1 } },
  ])('"$line" says $answers', async ({ line, answers, remarks }) => {
    const own = answering(['', line, 'q']);
    await own.run();
    expect(own.said().answers).toEqual(answers);
    expect(own.said().remarks).toEqual(remarks);
  });
});

describe('the line mode', () => {
  it('reads as a conversation that never repeats its legend', async () => {
    const own = answering(['3', '2', '', 'hm', '1', 'f']);
    const { stderr, stdout, code } = await own.run();
    expect(stderr).toMatchInlineSnapshot(`
      "Your guess: how well do marketing and sales agree, all in all? (0-4 or Enter; not scored) 3
      Every answer is saved at once in kathy.yaml

      Point 1: The only point
      Question 1.1. 0 of 2 answered.
      How much of the first?
        0 none
        1 some
        2 all
      ? says what can be typed
      Answer: 2
      1.1: level 2. Saved.

      Question 1.2. 1 of 2 answered.
      How much of the second?
        0 none
        1 some
        2 all
      Answer: 
      Answer: hm
      "hm" means nothing here; ? says what can be typed
      Answer: 1
      1.2: level 1. Saved.

      Review. 2 of 2 answered. Nothing is open; f finishes.
        1.1: level 2. How much of the first?
        1.2: level 1. How much of the second?
      f finishes; a number goes to that question; q saves and quits
      Review: f
       Kathy, VP: 2 of 2 answered in 0 s                                      ✓ saved

       Your own picture: 75%, High. Your guess was 75%.

       Your lowest answers, by weight
         1.2  How much of the second?: level 1  1.1  How much of the first?: level 2

       This is one view. The audit compares it with those of the others.
         Marketing  not answered yet

       Next
         Change an answer
           align audit --save kathy.yaml --checklist small.yaml --plain
         See who is done   align reveal . --checklist small.yaml
      "
    `);
    expect(stdout).toBe('');
    expect(code).toBe(0);
  });

  it('takes words, notes, evidence and reasons', async () => {
    const own = answering([
      '',
      'e minutes.pdf',
      'c',
      'line one',
      '2',
      '',
      '2',
      'n',
      'no second',
      'f',
    ]);
    await own.run();
    expect(own.said()).toMatchObject({
      status: 'completed',
      answers: {
        first: { value: 2, note: 'line one\n2', evidence: ['minutes.pdf'] },
        second: { notApplicable: 'no second' },
      },
    });
  });

  it('adds to a note and to evidence, and takes them away when it is told to', async () => {
    const added = answering(['', 'c one', 'c', 'two', 'three', '', 'e a.csv', 'e b.csv', 'q']);
    await added.run();
    expect(added.said().remarks).toEqual({
      first: { note: 'one\ntwo\nthree', evidence: ['a.csv', 'b.csv'] },
    });
    await added.again(['c -', 'e -', 'q'], []);
    expect(added.said().remarks).toBeUndefined();
  });

  it('explains the review once, and says in it what does not apply', async () => {
    const { stderr } = await answering(['', 'n no reps', 'r', 'b', 'r', 'hm']).run();
    expect(stderr).toContain('  1.1: not applicable, no reps. How much of the first?');
    expect(stderr.split('f finishes; a number goes to')).toHaveLength(3);
  });

  it('shows the legend, and why a point matters, when it is asked', async () => {
    const { stderr } = await answering(['', '?']).run();
    expect(stderr).toContain('n, or n WHY      not applicable; a reason is asked for');
  });

  it('asks what the command line does not say', async () => {
    const own = answering(['Company', '', 'Käthe Groß', 'VP', 'Sales', '4', '1', 'u', 'f'], []);
    const { stderr } = await own.run();
    expect(stderr).toContain('type a name; the answers file needs it');
    expect(own.said()).toMatchObject({
      subject: 'Company',
      respondent: { id: 'kathe-gro', name: 'Käthe Groß', role: 'VP', group: 'sales' },
      gutFeeling: 4,
      answers: { first: 1, second: null },
    });
  });

  it.each([
    { because: 'the input ends', lines: ['', '2'] },
    { because: 'somebody quits', lines: ['', '2', 'q', '1'] },
  ])('says what is saved, where, and how to go on, when $because', async ({ lines }) => {
    const own = answering(lines);
    const { stderr, stdout, code } = await own.run();
    expect(code).toBe(130);
    expect(stdout).toBe('');
    expect(stderr).toContain(`Stopped: 1 of 2 questions answered in 0 s.
Answers saved in kathy.yaml
Resume with: align audit --save kathy.yaml --checklist small.yaml --plain
`);
    expect(own.said()).toMatchObject({ status: 'in-progress', answers: { first: 2 } });
  });

  it('resumes at the first open criterion, and keeps the comments in the file', async () => {
    const own = answering(['2', 'f'], []);
    own.write(
      'kathy.yaml',
      `# ask Sam about the second
format: 1
checklist: {id: small, version: 1.0.0}
subject: Company
date: 2024-05-06
status: in-progress
respondent: {id: kathy, group: sales}
seconds: 60
answers:
  first: 1 # seen
`,
    );
    const { stderr } = await own.run();
    expect(stderr).toContain('Resuming kathy.yaml: 1 of 2 questions answered.');
    expect(stderr).toContain('2 of 2 answered in 1 min 0 s');
    expect(own.read('kathy.yaml')).toMatchInlineSnapshot(`
      "# ask Sam about the second
      format: 1
      checklist: {id: small, version: 1.0.0, texts: "89f5606aefb5af4af504b4287fffb2960639e08e0585e5ab0638019bceac135a"}
      subject: Company
      date: 2024-05-06
      status: completed
      respondent: {id: kathy, group: sales}
      seconds: 60
      answers:
        first: 1 # seen
        second: 2
      "
    `);
  });

  it('does not change what the file says of the respondent', async () => {
    const own = answering(['2', 'f'], ['--role', 'CEO']);
    own.write('kathy.yaml', saved('first: 1'));
    const { stderr, code } = await own.run();
    expect(code).toBe(2);
    expect(stderr).toBe(
      `error: --role says "CEO", but "kathy.yaml" says nothing
hint: leave out --role to resume that file, or give --save another one
`,
    );
  });

  it('says where the report went', async () => {
    const { stderr, stdout } = await answering(['', '2', '2', 'f'], [...WHO, '-o', 'out.md']).run();
    expect(stdout).toBe('');
    expect(stderr).toContain('Saved the report to out.md');
  });
});

describe('the answers of an interview', () => {
  it('are kept in a folder for the round, by organisation, day and name', async () => {
    const own = workspace({}, { stdin: '3\n' });
    const { stderr } = await own.run(
      ...['audit', '--plain', '--express', '--date', '2024-05-06', ...WHO],
    );
    expect(stderr).toContain('company/2024-05-06/kathy.yaml');
    expect(parse(own.read('company/2024-05-06/kathy.yaml'))).toMatchObject({
      date: '2024-05-06',
      mode: 'express',
      gutFeeling: 3,
      answers: {},
    });
  });

  it('go through one point, or through what is open', async () => {
    const args = ['audit', '--plain', '--date', '2024-05-06', ...WHO];
    const point = workspace({}, { stdin: '\n1\n2\nq\n' });
    const { stderr } = await point.run(...args, '--only', 'executive-mandate');
    expect(stderr).toContain('Stopped: 2 of 3 questions answered');
    expect(stderr).toContain('align audit --save company/2024-05-06/kathy.yaml');
    const open = answering(['2', 'f'], ['--unanswered']);
    open.write('kathy.yaml', saved('first: 1'));
    expect((await open.run()).stderr).toContain('1 of 1 answered');
    expect(open.said().answers).toEqual({ first: 1, second: 2 });
  });

  it.each([
    { only: '1-2', asks: ['1.1', '1.3', '2.1', '2.3'], of: 6, because: 'points from 1 to 2' },
    { only: '1.2-2.1', asks: ['1.2', '1.3', '2.1'], of: 3, because: 'criteria from 1.2 to 2.1' },
    { only: '3.1 – 3.2', asks: ['3.1', '3.2'], of: 2, because: 'a dash as it is printed' },
    { only: "Leaders' commitment", asks: ['1.1'], of: 1, because: 'its title' },
    { only: 'TARGET CUSTOMER', asks: ['3.1', '3.3'], of: 3, because: 'title of a point, any case' },
    { only: '10.2, shared kpis,1.1', asks: ['1.1', '2.2', '10.2'], of: 3, because: 'several' },
  ])('ask what --only names: $only, $because', async ({ only, asks, of }) => {
    const own = workspace({}, { stdin: `\n${'2\n'.repeat(of)}f\n` });
    const { stderr } = await own.run('audit', '--plain', ...WHO, '--only', only);
    expect(stderr).toContain(`${of} of ${of} answered`);
    for (const number of asks)
      expect(stderr).toMatch(new RegExp(`\n *${number}: level|Question ${number}`));
  });

  it.each(['2-1', '1-99', '1.9', 'leaders'])('refuse --only %s', async (only) => {
    const { stderr, code } = await workspace({}).run('audit', '--plain', ...WHO, '--only', only);
    expect(code).toBe(2);
    expect(stderr).toContain(`the checklist has no point or question "${only}"`);
  });

  it.each(['Sales', 'SALES', 'sales'])(
    'take a group by its title, in any case: %s',
    async (group) => {
      const who = [
        '--subject',
        'Company',
        '--respondent',
        'Kathy',
        '--role',
        'VP',
        '--group',
        group,
      ];
      const own = answering(['', 'q'], who);
      await own.run();
      expect(own.said().respondent.group).toBe('sales');
    },
  );

  it.each([
    { name: 'list.yaml', content: CHECKLIST, is: 'a checklist' },
    { name: 'plan.yaml', content: 'format: 1\nactions: []\n', is: 'an action plan' },
    { name: 'report.json', content: '{"format": 1, "generator": "align"}', is: 'a report' },
    { name: 'round.yaml', content: 'format: 1\nsubject: X\n', is: 'the description of a round' },
    { name: 'agreed.yaml', content: 'format: 1\nagreed: {}\n', is: 'what a workshop agreed on' },
    { name: 'other.yaml', content: 'colours: [red]\n', is: 'not an answers file' },
  ])('say of a wrong file for --previous that it is $is', async ({ name, content, is }) => {
    const own = answering(['', 'q'], [...WHO, '--previous', `old/${name}`]);
    own.write(`old/${name}`, content);
    const { stderr, code } = await own.run();
    expect(code).toBe(2);
    expect(stderr).toBe(
      `error: --previous: "old/${name}" is ${is}
hint: name the folder of the earlier round, or an answers file in it
`,
    );
  });

  it('show the level of an earlier round', async () => {
    const own = answering(['', 'q'], [...WHO, '--previous', 'before']);
    own.write('before/kathy.yaml', saved('first: 1, second: {notApplicable: no}'));
    const { stderr } = await own.run();
    expect(stderr).toContain('Last time (6 May 2024): level 1');
  });
});

describe('align audit without answers', () => {
  it.each([
    {
      args: ['--only', 'executive-mandat'],
      error: `the checklist has no point or question "executive-mandat"
hint: did you mean "executive-mandate"?`,
    },
    {
      args: ['--group', 'sale'],
      error: '--group: there is no group "sale"; did you mean "Sales"?',
    },
    {
      args: ['--date', '2024-02-30'],
      error: '--date: must be a day as YYYY-MM-DD, but is "2024-02-30"',
    },
    { args: ['--subject', ' '], error: '--subject: type a name; the answers file needs it' },
    { args: ['--checklist', 'nowhere'], error: 'unknown checklist "nowhere"' },
    { args: ['--save', '.'], error: 'cannot save answers to ".": it is a folder' },
  ])('refuses $args before it asks anything', async ({ args, error }) => {
    const { folder } = workspace({});
    const { code, stderr } = await align(['audit', '--plain', ...args], { folder, stdin: 'x\n' });
    expect(code).toBe(2);
    expect(stderr).toContain(`error: ${error}`);
    expect(stderr).not.toContain('?  ');
  });

  it.each(['audit', 'workshop'])('asks nobody where align %s has no terminal', async (command) => {
    const { code, stderr } = await align([command], { stdin: '3\n3\n' });
    expect(code).toBe(2);
    expect(stderr).toBe(
      `error: questions need a terminal, and there is none
hint: answer line by line from a pipe with --plain, or score saved answers: align audit --answers PATH
`,
    );
  });

  it('takes no option of the interview beside --answers', async () => {
    const { code, stderr } = await align(['audit', '--answers', 'x.yaml', '--subject', 'Company']);
    expect(code).toBe(2);
    expect(stderr).toContain("option '--subject <name>' cannot be used with option");
  });
});

function saved(answers: string): string {
  return `format: 1
checklist: {id: small, version: 1.0.0}
subject: Company
date: 2024-05-06
status: in-progress
respondent: {id: kathy, group: sales}
answers: {${answers}}
`;
}

describe('what is said before and after an interview', () => {
  it('counts all answers, also where only open criteria are gone through', async () => {
    const first = answering(['', '2', 'q']);
    await first.run();
    const { stderr } = await first.again(['q'], ['--unanswered']);
    expect(stderr).toContain('Resuming kathy.yaml: 1 of 2 questions answered.');
  });

  it('names the earlier round in the command to resume', async () => {
    const first = answering(['', '2', 'q']);
    await first.run();
    const { stderr } = await first.again(['q'], ['--previous', 'kathy.yaml']);
    expect(stderr).toContain(
      'align audit --save kathy.yaml --checklist small.yaml --previous kathy.yaml',
    );
  });
});
