import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../cli/fake-io.ts';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

const CONFIG = 'format: 1\nrounds: rounds\npolicy: policy.yaml\nchecklist: checklist.yaml\n';

/** Two rounds: the later one is worse, and its folder comes first by name. */
const REPOSITORY = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  'align.config.yaml': CONFIG,
  'checklist.yaml': CHECKLIST,
  'policy.yaml': 'format: 1\nchecklist: small\nminScore: 60\n',
  'rounds/b-spring/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 2'),
  'rounds/b-spring/bob.yaml': answers('bob', 'sales', 'first: 2, second: 2'),
  'rounds/a-autumn/ann.yaml': answers('ann', 'marketing', 'first: 1, second: 1', {
    date: '2024-10-01',
  }),
  'rounds/a-autumn/bob.yaml': answers('bob', 'sales', 'first: 1, second: 1', {
    date: '2024-10-02',
  }),
};

describe('align gate', () => {
  it('judges the latest round by its date, from any folder of the repository', async () => {
    const { folder, run } = workspace(REPOSITORY);
    const first = await run('gate');
    expect(first.stderr).toContain(
      'Auditing rounds/a-autumn, the latest of 2 in align.config.yaml.\n',
    );
    expect(first.stderr).toContain('FAIL minScore: score 50.0%, minimum 60%');
    expect(first.code).toBe(1);
    const below = await align(['gate'], { folder: join(folder, 'rounds/b-spring') });
    expect(below.stderr).toContain('Auditing ../a-autumn, the latest of 2 in ../../align.config.');
    expect(below.code).toBe(1);
  });

  it.each(['from: 2024-01-01\nto: 2025-12-31\n', 'date: 2025-12-31\n'])(
    'judges the latest answers, although an earlier round says "%s"',
    async (dates) => {
      const { run } = workspace({
        ...REPOSITORY,
        'rounds/b-spring/round.yaml': `format: 1\n${dates}`,
      });
      const { stderr, code } = await run('gate');
      expect(stderr).toContain('Auditing rounds/a-autumn, the latest of 2');
      expect(code).toBe(1);
    },
  );

  it('finds the checklists of the repository from any of its folders', async () => {
    const { 'checklist.yaml': _, ...files } = REPOSITORY;
    const { folder, run } = workspace({
      ...files,
      'checklists/small.yaml': CHECKLIST,
      'align.config.yaml': CONFIG.replace('checklist.yaml', 'small'),
    });
    expect((await run('gate')).code).toBe(1);
    const below = await align(['gate'], { folder: join(folder, 'rounds/b-spring') });
    expect(below.code).toBe(1);
  });

  it('judges the round that the file names, or the command line', async () => {
    const { run, write } = workspace(REPOSITORY);
    expect((await run('gate', 'rounds/b-spring')).code).toBe(0);
    write('align.config.yaml', `${CONFIG}round: b-spring\n`);
    expect((await run('gate')).code).toBe(0);
  });

  it('lets an option win over the file', async () => {
    const { run } = workspace(REPOSITORY);
    expect((await run('gate', 'rounds/b-spring', '--min-score', '101')).code).toBe(2);
    expect((await run('gate', '--min-score', '50')).code).toBe(0);
    expect((await run('gate', '--report-only')).code).toBe(0);
  });

  it('says where each setting comes from, as text and as JSON', async () => {
    const { run } = workspace(REPOSITORY);
    const args = ['gate', '--show-config', '--min-score', '50', '--plan', 'p.yaml'];
    const { stdout, code } = await run(...args);
    expect(code).toBe(0);
    expect(stdout).toBe(`config     align.config.yaml
answers    rounds/a-autumn    align.config.yaml:2:9
checklist  checklist.yaml     align.config.yaml:4:12
policy     policy.yaml        align.config.yaml:3:9
plan       p.yaml             --plan
minScore   50                 --min-score
`);
    const json = JSON.parse((await run(...args, '--format', 'json')).stdout);
    expect(json).toMatchObject({
      format: 1,
      config: 'align.config.yaml',
      settings: {
        answers: { value: 'rounds/a-autumn', from: 'align.config.yaml:2:9' },
        minScore: { value: '50', from: '--min-score' },
      },
    });
  });

  it('says that the baseline comes from the policy', async () => {
    const { run, read, write } = workspace(REPOSITORY);
    write('rules/policy.yaml', `${read('policy.yaml')}baseline: ../b.json\n`);
    write('align.config.yaml', CONFIG.replace('policy.yaml', 'rules/policy.yaml'));
    const line = read('rules/policy.yaml').split('\n').length - 1;
    const { stdout } = await run('gate', '--show-config');
    expect(stdout).toMatch(new RegExp(`^baseline +b\\.json +rules/policy\\.yaml:${line}:11$`, 'm'));
    const given = await run('gate', '--show-config', '--baseline', 'other.json');
    expect(given.stdout).toMatch(/^baseline +other\.json +--baseline$/m);
  });

  it('writes the reports that the file names, and those of the command line instead', async () => {
    const { run, read, write } = workspace(REPOSITORY);
    const outputs = 'outputs: [out.md, {file: out.txt, format: junit}, "-"]\n';
    write('align.config.yaml', `${CONFIG}${outputs}`);
    const { stdout, code } = await run('gate', 'rounds/b-spring');
    expect(code).toBe(0);
    expect(read('out.md')).toMatch(/^\*\*Company\*\*\\\n/);
    expect(read('out.txt')).toMatch(/^<\?xml /);
    expect(stdout).toMatch(/^\*\*Company\*\*\\\n/);
    const other = await run('gate', 'rounds/b-spring', '--format', 'json');
    expect(JSON.parse(other.stdout).subject).toBe('Company');
  });

  it.each([
    { args: [], change: { 'align.config.yaml': 'format: 1\n' }, says: 'rounds: is missing' },
    {
      args: [],
      change: { 'align.config.yaml': `${CONFIG}polcy: x.yaml\n` },
      says: 'align.config.yaml:5:1: unknown field "polcy"; did you mean "policy"?',
    },
    {
      args: [],
      change: { 'align.config.yaml': `${CONFIG}round: a-autum\n` },
      says: 'align.config.yaml:5:8: round: there is no round "a-autum"; did you mean "a-autumn"?',
    },
    {
      args: [],
      change: { 'align.config.yaml': CONFIG.replace('policy: policy.yaml\n', '') },
      says: 'there is nothing to judge by',
    },
    { args: [], change: { 'align.config.json': '{"format": 1}' }, says: 'there are both' },
    { args: ['--no-config'], change: {}, says: '"align gate --no-config" needs saved answers' },
    { args: ['--config', 'none.yaml'], change: {}, says: 'cannot read "none.yaml"' },
    {
      args: [],
      change: {
        'rounds/b-spring/ann.yaml': answers('ann', 'marketing', 'first: 2', { date: '2024-10-02' }),
      },
      says: 'cannot tell the latest round: "rounds/a-autumn" and "rounds/b-spring" are both of',
    },
    {
      args: [],
      change: { 'rounds/c/round.yaml': 'format: 1\ndate: 2025-01-01\n' },
      says: 'no answers files found in "rounds/c"',
    },
    {
      args: [],
      change: { 'rounds/c/round.yaml': 'format: 1\n' },
      says: 'cannot tell the latest round: "rounds/c" has no date',
    },
    {
      args: [],
      change: { 'rounds/c/damaged.yaml': 'answers: [' },
      says: 'rounds/c/damaged.yaml:',
    },
    {
      args: [],
      change: { 'policy.yaml': 'format: 1\nchecklist: small\nminScore: 60\nbaseline: b.json\n' },
      config: 'baseline: easier.json\n',
      says: 'baseline: "policy.yaml" names "b.json" instead; delete one of the two',
    },
    { args: [], config: 'plan: ../plan.yaml\n', says: '"../plan.yaml" is outside the repository' },
    { args: [], config: 'plan: /plan.yaml\n', says: '"/plan.yaml" is an absolute path' },
    { args: [], config: "plan: 'C:\\plan.yaml'\n", says: 'is an absolute path' },
    { args: [], config: 'plan: C:plan.yaml\n', says: 'is an absolute path' },
    { args: [], config: "plan: '\\\\server\\plan.yaml'\n", says: 'is an absolute path' },
    { args: [], config: "plan: 'a\\..\\..\\plan.yaml'\n", says: 'is outside the repository' },
    { args: [], config: 'outputs: [../out.md]\n', says: '"../out.md" is outside the repository' },
  ])('exits with 2 and says: $says', async ({ args, change = {}, config = '', says }) => {
    const { run } = workspace({
      ...REPOSITORY,
      'align.config.yaml': `${CONFIG}${config}`,
      ...change,
    });
    const { code, stderr, stdout } = await run('gate', ...args);
    expect(stderr).toContain(says);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('says how to begin where there is no configuration', async () => {
    const { run } = workspace({ '.git/HEAD': '' });
    const { code, stderr } = await run('gate');
    expect(code).toBe(2);
    expect(stderr).toContain('hint: run "align init" to create one, or name the answers');
  });

  it('looks for a configuration no further up than the root of the repository', async () => {
    const { folder, write } = workspace({ ...REPOSITORY });
    write('inner/.git/HEAD', '');
    const { code, stderr } = await align(['gate'], { folder: join(folder, 'inner') });
    expect(stderr).toContain('there is no align.config.yaml here or in a folder above');
    expect(code).toBe(2);
  });
});

describe('links out of the repository', () => {
  const outside = mkdtempSync(join(tmpdir(), 'align-outside-'));
  mkdirSync(join(outside, 'round'));
  const best = (id: string, group: string) =>
    answers(id, group, 'first: 2, second: 2', { date: '2025-01-01' });
  writeFileSync(join(outside, 'round/ann.yaml'), best('ann', 'marketing'));
  writeFileSync(join(outside, 'round/bob.yaml'), best('bob', 'sales'));
  writeFileSync(join(outside, 'policy.yaml'), 'format: 1\nchecklist: small\nminScore: 0\n');

  it.each([
    { link: 'rounds/z', to: 'round', says: '"rounds/z" is a link out of the repository' },
    {
      link: 'rounds/a-autumn/bob.yaml',
      to: 'round/bob.yaml',
      says: '"rounds/a-autumn/bob.yaml" is a link out of the repository',
    },
    { link: 'policy.yaml', to: 'policy.yaml', says: '"policy.yaml" is outside the repository' },
    { link: 'out.md', to: 'new.md', says: '"out.md" is outside the repository' },
  ])('are refused: $link', async ({ link, to, says }) => {
    const { [link as 'policy.yaml']: _, ...files } = REPOSITORY;
    const { folder, run } = workspace({
      ...files,
      'align.config.yaml': `${CONFIG}outputs: [out.md]\n`,
    });
    symlinkSync(join(outside, to), join(folder, link));
    const { code, stderr } = await run('gate');
    expect(stderr).toContain(says);
    expect(code).toBe(2);
  });

  it('but a link inside it is a round like any other', async () => {
    const { folder, run } = workspace({
      ...REPOSITORY,
      'kept/ann.yaml': best('ann', 'marketing'),
      'kept/bob.yaml': best('bob', 'sales'),
    });
    symlinkSync(join(folder, 'kept'), join(folder, 'rounds/z'));
    const { stderr, code } = await run('gate');
    expect(stderr).toContain('Auditing rounds/z, the latest of 3');
    expect(code).toBe(0);
  });
});

describe('a configuration', () => {
  const files = {
    ...REPOSITORY,
    'lenient.yaml': 'format: 1\nchecklist: small\nminScore: 10\n',
    'strict.yaml': 'format: 1\nchecklist: small\nminScore: 90\nmaxDrop: {total: 0}\n',
  };
  const repository = workspace(files);
  const one = (...values: readonly string[]) =>
    fc.option(fc.constantFrom(...values), { nil: undefined });
  const settings = fc.record({
    round: one('latest', 'a-autumn', 'b-spring'),
    policy: one('policy.yaml', 'lenient.yaml', 'strict.yaml'),
    baseline: one('rounds/b-spring', 'rounds/a-autumn'),
  });
  const flags = fc.record({
    path: one('rounds/a-autumn', 'rounds/b-spring'),
    policy: one('policy.yaml', 'lenient.yaml', 'strict.yaml'),
    baseline: one('rounds/b-spring', 'rounds/a-autumn'),
    minScore: one('0', '55', '90'),
  });

  /** Arguments of "align audit" for the same files, and the exit code where there are no rules. */
  function typed(file: Readonly<Record<string, string | undefined>>, own: typeof file) {
    const rounds: Readonly<Record<string, string>> = { latest: 'rounds/a-autumn' };
    const named = file.round ?? 'latest';
    const round = own.path ?? rounds[named] ?? `rounds/${named}`;
    const policy = own.policy ?? file.policy;
    const baseline = own.baseline ?? file.baseline;
    return [
      ...['audit', '--checklist', 'checklist.yaml', '--answers', round],
      ...(policy === undefined ? [] : ['--policy', policy]),
      ...(baseline === undefined ? [] : ['--baseline', baseline]),
      ...(own.minScore === undefined ? [] : ['--min-score', own.minScore]),
    ];
  }

  it('counts as if it were typed, and never lets a gate pass that fails without it', async () => {
    const codes = new Set<number>();
    await fc.assert(
      fc.asyncProperty(settings, flags, async (file, own) => {
        const lines = Object.entries(file).flatMap(([name, value]) =>
          value === undefined ? [] : [`${name}: ${value}\n`],
        );
        const head = 'format: 1\nrounds: rounds\nchecklist: checklist.yaml\n';
        repository.write('align.config.yaml', `${head}${lines.join('')}`);
        const { path, minScore, ...rest } = own;
        const args = Object.entries(rest).flatMap(([name, value]) =>
          value === undefined ? [] : [`--${name}`, value],
        );
        const limit = minScore === undefined ? [] : ['--min-score', minScore];
        const gate = await repository.run('gate', ...(path ? [path] : []), ...args, ...limit);
        const audit = typed(file, own);
        const isJudged = audit.includes('--policy') || audit.includes('--min-score');
        const expected = isJudged ? (await repository.run(...audit)).code : 2;
        expect({ file, own, code: gate.code }).toEqual({ file, own, code: expected });
        codes.add(gate.code);
      }),
      { numRuns: 30 },
    );
    expect([...codes].sort()).toEqual([0, 1, 2]);
  });

  it('never changes a failed gate of the command line into a passed one', async () => {
    await fc.assert(
      fc.asyncProperty(settings, flags, async ({ baseline: _, ...file }, own) => {
        const lines = Object.entries(file).flatMap(([name, value]) =>
          value === undefined ? [] : [`${name}: ${value}\n`],
        );
        const text = `format: 1\nrounds: rounds\nchecklist: checklist.yaml\n${lines.join('')}`;
        repository.write('align.config.yaml', text);
        const args = [own.path ?? 'rounds/a-autumn', '--policy', own.policy ?? 'policy.yaml'];
        const limit = own.minScore === undefined ? [] : ['--min-score', own.minScore];
        const without = await repository.run(
          ...['gate', '--no-config', '--checklist', 'checklist.yaml'],
          ...args,
          ...limit,
        );
        const code = (await repository.run('gate', ...args, ...limit)).code;
        expect(code).toBe(without.code);
      }),
      { numRuns: 15 },
    );
  });
});
