import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { align } from '../cli/fake-io.ts';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

const ROUND = {
  'small.yaml': CHECKLIST,
  'round/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 2'),
  'round/bob.yaml': answers('bob', 'sales', 'first: 2, second: 0'),
};
const AUDIT = ['audit', '--checklist', 'small.yaml', '--answers', 'round'];

describe('a gate', () => {
  it('is not evaded by mode: express in answers files', async () => {
    const more = { more: 'mode: express' };
    const { run, write } = workspace({
      ...ROUND,
      'round/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 2', more),
      'round/bob.yaml': answers('bob', 'sales', 'first: 2, second: 0', more),
    });
    expect((await run(...AUDIT, '--min-score', '90')).code).toBe(1);
    expect((await run(...AUDIT, '--min-score', '90', '--express')).code).toBe(0);
    write('policy.yaml', 'format: 1\nchecklist: small\nmode: express\nminScore: 90\n');
    expect((await run(...AUDIT, '--policy', 'policy.yaml')).code).toBe(0);
  });

  it.each(['bob.yaml~', 'bob.yaml.bak', 'bob.yaml.orig', '.bob.yaml', 'bob.csv', 'bob', 'bob.md'])(
    'fails if the answers of somebody are only in %s',
    async (name) => {
      const { 'round/bob.yaml': bob, ...others } = ROUND;
      const { run } = workspace({ ...others, [`round/${name}`]: bob });
      const { code, stderr } = await run(...AUDIT, '--max-age', '9', '--today', '2024-05-06');
      expect(code).toBe(1);
      expect(stderr).toContain(`1 copy of answers without an answers file: round/${name}`);
    },
  );

  it.each([
    ['answers', 'Answers'],
    ['respondent', 'RESPONDENT'],
    ['answers', 'Answers', 'respondent', 'Respondent'],
  ])('is not for answers with another case of %s', async (...names) => {
    let bob: string = ROUND['round/bob.yaml'];
    for (let i = 0; i < names.length; i += 2)
      bob = bob.replace(`\n${names[i]}:`, `\n${names[i + 1]}:`);
    const { run } = workspace({ ...ROUND, 'round/bob.yaml': bob });
    const { code, stderr } = await run(...AUDIT, '--min-score', '1');
    expect(code).toBe(2);
    expect(stderr).toContain(`unknown field "${names[1]}"; did you mean "${names[0]}"?`);
  });

  it('passes beside notes about answers and an old file of somebody who answered', async () => {
    const { run } = workspace({
      ...ROUND,
      'round/notes.md': '# Notes\n\nanswers: both have answered\nrespondent: bob was late\n',
      'round/bob-first.txt': ROUND['round/bob.yaml'],
    });
    const { code } = await run(...AUDIT, '--max-age', '9', '--today', '2024-05-06');
    expect(code).toBe(0);
  });

  it('names files of the folder that were not given', async () => {
    const { run } = workspace(ROUND);
    const one = ['audit', '--checklist', 'small.yaml', '--answers', 'round/ann.yaml'];
    const { stdout } = await run(...one, '--min-score', '1', '--format', 'json');
    expect(JSON.parse(stdout).verdict.notices).toContain(
      'answers that were not given: round/bob.yaml',
    );
  });

  it('has a minimum band on the command line', async () => {
    const { run } = workspace(ROUND);
    expect((await run(...AUDIT, '--min-band', 'High')).code).toBe(0);
    const { code, stderr } = await run(...AUDIT, '--min-band', 'hihg');
    expect(code).toBe(2);
    expect(stderr).toContain('unknown band "hihg"');
  });

  it('is not for answers in a folder below the round', async () => {
    const { run } = workspace({ ...ROUND, 'round/sales/bob.yaml': ROUND['round/bob.yaml'] });
    const { code, stderr } = await run(...AUDIT);
    expect(code).toBe(2);
    expect(stderr).toContain('"round/sales/bob.yaml" holds answers, but is in a folder below');
  });

  it.each(['.old', '.old/older'])('is not for answers in the hidden folder %s', async (name) => {
    const { 'round/bob.yaml': bob, ...others } = ROUND;
    const { run } = workspace({ ...others, [`round/${name}/bob.yaml`]: bob });
    const { code, stderr } = await run(...AUDIT);
    expect(code).toBe(2);
    expect(stderr).toContain(`"round/${name}/bob.yaml" holds answers, but is in a folder below`);
  });

  it('is not for answers in a linked folder, and follows no link in a circle', async () => {
    const { 'round/bob.yaml': bob, ...others } = ROUND;
    const { run, folder } = workspace({ ...others, 'old/bob.yaml': bob, 'round/notes/a.md': '' });
    symlinkSync(join(folder, 'round'), join(folder, 'round', 'notes', 'back'));
    // Links that lead nowhere concern nobody; an editor leaves some beside the file that it has open.
    symlinkSync('itself', join(folder, 'round', 'itself'));
    symlinkSync('kim@desk.4711', join(folder, 'round', '.#ann.yaml'));
    expect((await run(...AUDIT)).code).toBe(0);
    symlinkSync(join(folder, 'old'), join(folder, 'round', 'more'));
    const { code, stderr } = await run(...AUDIT);
    expect(code).toBe(2);
    expect(stderr).toContain('"round/more/bob.yaml" holds answers, but is in a folder below');
  });

  it.each([
    { other: { subject: 'Rival' }, says: 'is of "Rival", not of "Company"' },
    { other: { date: '2024-07-01' }, says: 'is of 2024-07-01, later than the audit of 2024-05-06' },
  ])('takes no baseline that $says', async ({ other, says }) => {
    const { run } = workspace({
      ...ROUND,
      'before/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 2', other),
    });
    const { code, stderr } = await run(...AUDIT, '--baseline', 'before', '--max-drop', '5');
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });

  it('takes a baseline of the same name with other case and punctuation', async () => {
    const { run } = workspace({
      ...ROUND,
      'before/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 2', {
        subject: 'COMPANY.',
      }),
      'before/bob.yaml': answers('bob', 'sales', 'first: 2, second: 0', { subject: 'COMPANY.' }),
    });
    expect((await run(...AUDIT, '--baseline', 'before', '--max-drop', '0')).code).toBe(0);
  });

  it('prints what was loosened since the baseline before its result', async () => {
    const { run, write } = workspace(ROUND);
    write('policy.yaml', 'format: 1\nchecklist: small\nbaseline: base.json\nminScore: 60\n');
    const gated = [...AUDIT, '--policy', 'policy.yaml'];
    expect((await run(...gated, '--update-baseline')).code).toBe(0);
    write('policy.yaml', 'format: 1\nchecklist: small\nbaseline: base.json\nminScore: 50\n');
    write('small.yaml', CHECKLIST.replace('key: true', 'key: true\n        weight: 3'));
    const { stderr } = await run(...gated);
    expect(stderr).toContain('note: since the baseline, minScore changed from 60 to 50\n');
    expect(stderr).toContain(
      'note: since the baseline, weight of 1.1 "How much of the first?" changed from 1 to 3\n',
    );
  });

  it('with a missing baseline in its policy fails the rules about changes', async () => {
    const { run, write } = workspace(ROUND);
    write('policy.yaml', 'format: 1\nchecklist: small\nbaseline: gone.json\nnoNewGaps: true\n');
    const { code, stderr } = await run(...AUDIT, '--policy', 'policy.yaml');
    expect(code).toBe(1);
    expect(stderr).toContain('FAIL noNewGaps: no baseline to compare with');
  });

  it('with a missing baseline fails other rules too: nobody is expected from it', async () => {
    const { 'round/bob.yaml': _, ...others } = ROUND;
    const { run, write } = workspace({
      ...others,
      'round/sue.yaml': answers('sue', 'sales', 'first: 2, second: 2'),
    });
    write('policy.yaml', 'format: 1\nchecklist: small\nbaseline: gone.json\nminScore: 60\n');
    const gated = [...AUDIT, '--policy', 'policy.yaml'];
    const { code, stderr } = await run(...gated);
    expect(code).toBe(1);
    expect(stderr).toContain('FAIL baseline: no baseline to compare with');
    // The first one has to be written by somebody.
    expect((await run(...gated, '--update-baseline')).code).toBe(0);
    expect((await run(...gated)).code).toBe(0);
  });

  it('is skipped in JUnit with --report-only, and fails no test there', async () => {
    const { run } = workspace(ROUND);
    const flags = ['--min-score', '90', '--report-only', '--format', 'junit'];
    const { code, stdout } = await run(...AUDIT, ...flags);
    expect(code).toBe(0);
    expect(stdout).toContain('<skipped message="score 75.0%, minimum 90%"/>');
    expect(stdout).not.toContain('<failure');
  });
});

describe('SARIF', () => {
  type Text = { readonly text: string };
  interface Rule {
    readonly id: string;
    readonly shortDescription: Text;
    readonly fullDescription: Text;
    readonly help: Text;
  }
  interface Log {
    readonly runs: readonly {
      readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly message: { readonly text: string };
        readonly locations: readonly {
          readonly physicalLocation: {
            readonly artifactLocation: { readonly uri: string };
            readonly region: Readonly<
              Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>
            >;
          };
        }[];
      }[];
    }[];
  }

  const PEOPLE = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [
      `round/p${i}.yaml`,
      answers(`p${i}`, i % 2 ? 'sales' : 'marketing', 'first: 0, second: 1'),
    ]),
  );
  const GATED = ['--format', 'sarif', '--min-score', '90'];

  it.each<{
    where: string;
    more?: readonly string[];
    at?: string;
    stdin?: string;
    answers?: string;
    env?: (root: string) => Readonly<Record<string, string>>;
    git?: string;
  }>([
    { where: 'in a repository' },
    { where: 'in a folder below its root', at: 'sub', answers: '../round' },
    { where: 'without a repository', git: 'none' },
    {
      where: 'in a workspace without .git',
      git: 'none',
      at: 'sub',
      answers: '../round',
      env: (root) => ({ GITHUB_WORKSPACE: root }),
    },
    {
      where: 'where the workspace is elsewhere',
      git: 'none',
      env: () => ({ GITHUB_WORKSPACE: '/else' }),
    },
    { where: 'in an anonymous report', more: ['--anonymous', '--min-group', '2'] },
    {
      where: 'from standard input',
      answers: '-',
      stdin: answers('ann', 'sales', 'first: 0, second: 1'),
    },
    { where: 'of a linked round', answers: 'linked' },
    { where: 'of a round outside of the repository', answers: 'outside' },
  ])('has what the upload to code scanning requires, $where', async (given) => {
    const { at = '.', stdin = '', git = '.git/HEAD', env = () => ({}) } = given;
    const made = workspace({
      'repo/small.yaml': CHECKLIST,
      'repo/sub/x.txt': '',
      [`repo/${git}`]: '',
    });
    const root = join(made.folder, 'repo');
    for (const [name, text] of Object.entries(PEOPLE)) made.write(`repo/${name}`, text);
    symlinkSync(join(root, 'round'), join(root, 'linked'));
    made.write('far/ann.yaml', answers('ann', 'sales', 'first: 0, second: 1'));
    symlinkSync(join(made.folder, 'far'), join(root, 'outside'));
    const { stdout } = await align(
      [
        ...['audit', '--checklist', join(root, 'small.yaml')],
        ...['--answers', given.answers ?? 'round', ...GATED, ...(given.more ?? [])],
      ],
      { folder: join(root, at), stdin, env: env(root) },
    );
    const written: Log = JSON.parse(stdout);
    const [run] = written.runs;
    if (!run) throw new Error('there is no run');
    expect(run.results.length).toBeGreaterThan(1);
    const { rules } = run.tool.driver;
    for (const { id, shortDescription, fullDescription, help } of rules) {
      expect(id).not.toBe('');
      for (const { text } of [shortDescription, fullDescription]) {
        expect(text).not.toBe('');
        expect(text.length).toBeLessThanOrEqual(1024);
      }
      expect(help.text).not.toBe('');
    }
    for (const { ruleId, message, locations } of run.results) {
      expect(rules.map(({ id }) => id)).toContain(ruleId);
      expect(message.text).not.toBe('');
      expect(locations.length).toBeGreaterThan(0);
      expect(locations.length).toBeLessThanOrEqual(10);
      for (const { physicalLocation } of locations) {
        const { region, artifactLocation } = physicalLocation;
        expect(artifactLocation.uri).toMatch(/^(?:round\/p\d+\.yaml|small\.yaml)$/);
        expect(region.startLine).toBeGreaterThanOrEqual(1);
        expect(region.startColumn).toBeGreaterThanOrEqual(1);
        expect(region.endLine).toBe(region.startLine);
        expect(region.endColumn).toBeGreaterThan(region.startColumn);
      }
    }
  });
});

describe('align compare', () => {
  it('takes rounds in any order, and says that it sorted them', async () => {
    const later = { date: '2024-06-07' };
    const { run } = workspace({
      'small.yaml': CHECKLIST,
      'may/ann.yaml': answers('ann', 'marketing', 'first: 0, second: 0'),
      'june/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 2', later),
    });
    const of = ['--checklist', 'small.yaml'];
    const sorted = await run('compare', 'may', 'june', ...of);
    const turned = await run('compare', 'june', 'may', ...of);
    expect(turned.stdout).toBe(sorted.stdout);
    expect(turned.stderr).toContain(
      'warning: the rounds were sorted by date: 2024-05-06 and 2024-06-07',
    );
    expect(sorted.stderr).not.toContain('sorted');
  });
});
