import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../src/version.ts';
import { align } from './fake-io.ts';
import { answers, CHECKLIST, WITHOUT_WARNINGS, workspace } from './workspace.ts';

describe('align --version', () => {
  it('is the version of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(VERSION).toBe(version);
    expect((await align(['--version'])).stdout).toBe(`${version}\n`);
  });
});

/** Names of all commands, as the man page lists them. */
async function commandNames(): Promise<readonly string[]> {
  const { stdout } = await align(['man']);
  return [...stdout.matchAll(/^\.SS ((?:[a-z]+ ?)+)/gm)].map(([, name = '']) => name.trim());
}

describe('align --help', () => {
  it('of each command has examples and the exit codes, on standard output', async () => {
    const names = await commandNames();
    expect(names).toEqual(expect.arrayContaining(['audit', 'workshop', 'portfolio export']));
    for (const name of ['', ...names]) {
      const { code, stdout, stderr } = await align([...name.split(' ').filter(Boolean), '--help']);
      expect({ code, stderr }, name).toEqual({ code: 0, stderr: '' });
      expect(stdout, name).toMatch(/^Examples?:\n {2}(?:align|source) /m);
      expect(stdout, name).toContain('Exit codes:\n  0 ');
    }
  });

  it('of each command is what "align help" and the man page print', async () => {
    const man = (await align(['man'])).stdout.replaceAll('\\-', '-');
    for (const name of await commandNames()) {
      const words = name.split(' ');
      const { stdout } = await align([...words, '--help']);
      expect((await align(['help', ...words])).stdout, name).toBe(stdout);
      for (const [line] of stdout.matchAll(/^ {2}align .*$/gm)) expect(man, name).toContain(line);
    }
  });
});

describe('a former option', () => {
  it('is refused with its present name', async () => {
    const { code, stderr } = await align(['audit', '--room', '--express']);
    expect(stderr).toBe('error: --room was renamed to "align workshop"\n');
    expect(code).toBe(2);
  });

  it('may be the name of something else', async () => {
    const { stderr } = await align(['compare', '--room', 'spring']);
    expect(stderr).toContain("error: unknown option '--room'");
  });
});

describe('an error in the command line', () => {
  it.each([
    { args: ['adit'], says: "error: unknown command 'adit'" },
    { args: ['audit', '--min-score', 'x'], says: 'Use a number such as 70.' },
    { args: ['audit', '--max-age', 'x'], says: 'Use a whole number of days.' },
    { args: ['audit', '--today', 'x'], says: 'Use a date in the form YYYY-MM-DD.' },
    {
      args: ['audit', '--min-score', '60'],
      says: 'error: --min-score needs saved answers\nhint: add',
    },
    { args: ['check', 'a.yaml', '-f', 'jsn'], says: 'Did you mean json?' },
  ])('begins with "error:" and says what to use: $args', async ({ args, says }) => {
    const { code, stderr } = await align(args);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toContain(says);
    expect(code).toBe(2);
  });
});

describe('align list', () => {
  it('is a table on a terminal, with notes under it', async () => {
    const { run } = workspace(
      { 'checklists/ours.yaml': CHECKLIST, 'checklists/broken.yaml': 'points: [' },
      { terminal: true, columns: 100, env: { NO_COLOR: '1' } },
    );
    const { code, stdout } = await run('list');
    expect(code).toBe(0);
    expect(stdout.replaceAll('\\', '/').split('\n')).toEqual([
      'Id                        Title                                       Criteria  Location',
      'beyond-the-lead 1.0.0     Beyond the lead                                   17  built-in',
      'five-ways-to-start 1.1.0  Five ways to start aligning marketing and         20  built-in',
      '                          sales',
      'lead-gen-alignment 2.0.0  10-point lead-gen alignment checklist             27  built-in',
      'one-revenue-leader 1.1.0  One leader for revenue                            26  built-in',
      'symptom-check 1.1.0       Five-minute symptom check                         18  built-in',
      'small 1.0.0               A small checklist                                  2  checklists/ours.yaml',
      '- checklists/ours.yaml: rename it to small.yaml so that it is found first',
      '- checklists/broken.yaml: has errors; run "align check checklists/broken.yaml"',
      '',
      '- beyond-the-lead: How marketing and sales work together where a lead is not one person who filled',
      '  in a form - accounts and buying groups, people who try the product, partners, customers who buy',
      '  more, and messages that software sends.',
      '- five-ways-to-start: How far a company has come with the five things to begin with.',
      '- lead-gen-alignment: How well marketing and sales generate leads together, in ten points.',
      '- one-revenue-leader: Who owns which part of the way from first enquiry to sale, who decides where',
      '  the teams overlap, what gets stuck in between, and whether one leader for marketing and sales',
      '  would pay in this company.',
      '- symptom-check: Signs of a confused strategy, and of marketing and sales that have lost touch.',
      '',
      'New here?',
      'Start with the symptom check, which shows where it hurts in a few minutes:',
      '  align audit --checklist symptom-check',
      'Go on with the key questions of the main checklist, about seven minutes:',
      '  align audit --express',
      'Each command asks one person, question by question, and saves every answer. Each person answers',
      'alone. "align form" makes a page for people without align, and "align workshop" asks a whole room.',
      '',
    ]);
  });

  it('names the checklists that come with align', async () => {
    const { code, stdout } = await align(['list']);
    expect(code).toBe(0);
    expect(stdout).toContain('lead-gen-alignment 2.0.0\n  10-point lead-gen alignment checklist');
  });
});

describe('align show', () => {
  it('shows points, weights and criteria', async () => {
    const { stdout } = await align(['show', 'lead-gen-alignment']);
    expect(stdout).toContain('7. Specific feedback on refused leads (weight 12)');
    expect(stdout).toContain('*  7.2   specific-reasons');
  });

  it('shows the levels, evidence and advice of one criterion', async () => {
    const { stdout } = await align(['show', 'lead-gen-alignment', '--criterion', 'return-path']);
    for (const part of [
      'Levels',
      '3 Working (target): ',
      'Evidence to ask for',
      'Advice',
      'from 0: ',
    ]) {
      expect(stdout).toContain(part);
    }
  });

  it('shows a checklist from a file', async () => {
    const { run } = workspace({ 'small.yaml': CHECKLIST });
    expect((await run('show', 'small.yaml')).stdout).toContain('A small checklist');
  });

  it.each([
    { args: ['show', 'lead-gen'], says: 'unknown checklist "lead-gen"' },
    {
      args: ['show', 'lead-gen-alignment', '--criterion', 'specific-reason'],
      says: 'did you mean "specific-reasons"?',
    },
  ])('refuses $args: $says', async ({ args, says }) => {
    const { code, stderr } = await align(args);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });
});

describe('align check', () => {
  it('says that all is well with checklists, answers and rounds', async () => {
    const { run } = workspace({
      'small.yaml': WITHOUT_WARNINGS,
      'round/ann.yaml': answers('ann', 'sales', 'first: 1'),
    });
    const { code, stdout } = await run('check', 'small.yaml', 'round', '--checklist', 'small.yaml');
    expect(code).toBe(0);
    expect(stdout).toBe(
      'small.yaml: no errors; checklist small 1.0.0, points: 1, criteria: 2\n' +
        'round/ann.yaml: no errors; ann answers small 1.0.0\n',
    );
  });

  it('tells the mistakes of every file, and which files have none', async () => {
    const { run } = workspace({
      'good.yaml': CHECKLIST,
      'bad.yaml': CHECKLIST.replace('weight: 1', 'weight: much'),
      'ann.yaml': answers('ann', 'sales', 'frist: 1'),
    });
    const { code, stdout, stderr } = await run(
      ...['check', 'good.yaml', 'bad.yaml', 'ann.yaml', '--checklist', 'good.yaml'],
    );
    expect(code).toBe(2);
    expect(stdout).toContain('good.yaml: no errors');
    expect(stderr).toContain('ann.yaml:7:11: unknown criterion "frist"');
    expect(stderr).toContain('bad.yaml:14:13: weight: ');
  });

  it('refuses a file of another program', async () => {
    const { run } = workspace({ 'shopping.yaml': 'milk: 2\n' });
    const { code, stderr } = await run('check', 'shopping.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('no field of the file says what it is');
  });

  it('refuses a report, which nobody writes by hand', async () => {
    const { run } = workspace({ 'file.json': '{"generator": "Gap report by align 0.1.0"}' });
    const { code, stderr } = await run('check', 'file.json');
    expect(code).toBe(2);
    expect(stderr).toContain('file.json:1:1: the file is a gap report');
  });

  it('says how to name a checklist that does not come with align', async () => {
    const { run } = workspace({ 'ann.yaml': answers('ann', 'sales', 'first: 1') });
    const { stderr } = await run('check', 'ann.yaml');
    expect(stderr).toContain('hint: add --checklist FILE');
  });

  it('shows the line and a caret on a terminal', async () => {
    const { run } = workspace(
      { 'bad.yaml': CHECKLIST.replace('weight: 1', 'weight: much') },
      { terminal: true },
    );
    const { stderr } = await run('check', 'bad.yaml');
    expect(stderr).toContain('\n  14 |     weight: much\n     |             ^\n');
  });
});

describe('the colours', () => {
  const HAS_COLOUR = '\u001b[';
  it.each([
    { env: {}, terminal: true, args: [], colours: true, because: 'a terminal has them' },
    { env: {}, terminal: false, args: [], colours: false, because: 'a pipe has none' },
    { env: { NO_COLOR: '1' }, terminal: true, args: [], colours: false, because: 'NO_COLOR' },
    { env: { NO_COLOR: '' }, terminal: true, args: [], colours: true, because: 'it is empty' },
    { env: { TERM: 'dumb' }, terminal: true, args: [], colours: false, because: 'it is dumb' },
    { env: {}, terminal: true, args: ['--no-color'], colours: false, because: '--no-color' },
    { env: { FORCE_COLOR: '1' }, terminal: false, args: [], colours: true, because: 'forced' },
    { env: { FORCE_COLOR: '0' }, terminal: true, args: [], colours: false, because: 'forced off' },
    {
      env: { FORCE_COLOR: '1', NO_COLOR: '1' },
      terminal: true,
      args: [],
      colours: false,
      because: 'whoever says no wins',
    },
  ])('are $colours: $because ($env $args)', async ({ env, terminal, args, colours }) => {
    const { stdout } = await align(['show', 'lead-gen-alignment', ...args], { env, terminal });
    expect(stdout.includes(HAS_COLOUR)).toBe(colours);
  });
});
