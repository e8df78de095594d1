import { describe, expect, it } from 'vitest';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

/** The score is 50; "first" is at 75, and "second" at 25. */
const ROUND = {
  'small.yaml': CHECKLIST,
  'round/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 1'),
  'round/bob.yaml': answers('bob', 'sales', 'first: 1, second: 0'),
};
const AUDIT = ['audit', '--checklist', 'small.yaml', '--answers', 'round'];

const WAIVERS = `
waivers:
  - {criterion: second, reason: Spring will do, approver: Kim, expires: 2024-06-30}
`;

/** The round, with a policy of these lines. */
function roundWith(lines: string, now?: () => number) {
  const world = now ? { now } : {};
  return workspace({ ...ROUND, 'policy.yaml': `format: 1\nchecklist: small\n${lines}\n` }, world);
}

/** A clock that nobody may look at. */
const noClock = () => {
  throw new Error('the clock was asked');
};

describe('a gate', () => {
  it.each([
    { flags: ['--min-score', '50'], code: 0, stderr: '', because: 'the score is as high' },
    {
      flags: ['--min-score', '50.01'],
      code: 1,
      stderr: 'FAIL minScore: score 50.0%, minimum 50.01%\n',
      because: 'the score is lower',
    },
    {
      flags: ['--max-age', '30', '--today', '2024-06-05'],
      code: 0,
      stderr: '',
      because: 'the answers are 30 days old',
    },
    {
      flags: ['--max-age', '30', '--today', '2024-06-06'],
      code: 1,
      stderr: 'FAIL maxAge: oldest answers: 2024-05-06, 31 days old, maximum 30 days\n',
      because: 'they are a day older',
    },
    { flags: ['--today', '2024-06-06'], code: 0, stderr: '', because: 'nothing is asked for' },
  ])('$flags ends with $code: $because', async ({ flags, code, stderr }) => {
    const { run } = workspace(ROUND);
    const outcome = await run(...AUDIT, ...flags);
    expect(outcome).toMatchObject({ code, stderr });
    expect(outcome.stdout).toMatch(/^\*\*Company\*\*\\\n/);
  });

  it('that is met is named with --verbose', async () => {
    const { run } = workspace(ROUND);
    const { stderr } = await run(...AUDIT, '--min-score', '50', '--verbose');
    expect(stderr).toContain('PASS minScore: score 50.0%, minimum 50%\n');
  });

  it('is a row of a table on a terminal', async () => {
    const { run } = workspace(ROUND, { terminal: true, columns: 48, env: { NO_COLOR: '1' } });
    const flags = ['--min-score', '60', '--max-age', '30', '--today', '2024-06-05', '--verbose'];
    expect((await run(...AUDIT, ...flags)).stderr).toBe(
      [
        'note: nobody says who is expected to answer; name them in expected or in round.yaml',
        'note: judged by checklist small 1.0.0 c3439f02d7a7',
        'FAIL  minScore          score 50.0%, minimum 60%',
        'PASS  maxNotApplicable  0.0% of the weight is',
        '                        not applicable or',
        '                        unanswered, maximum 20%',
        'PASS  maxAge            oldest answers:',
        '                        2024-05-06, 30 days old,',
        '                        maximum 30 days',
        '',
      ].join('\n'),
    );
  });

  it('is in one column with the others in a log', async () => {
    const { run } = roundWith(`minScore: 60\ncriteria: {second: 1}${WAIVERS}`);
    const flags = ['--policy', 'policy.yaml', '--verbose', '--today', '2024-06-30'];
    const { stderr } = await run(...AUDIT, ...flags);
    expect(stderr).toContain('FAIL   minScore: score 50.0%, minimum 60%\n');
    expect(stderr).toContain(
      'WAIVED criteria: 1.2 "How much of the second?": score 25.0%, minimum 50% (level 1); waived',
    );
    expect(stderr).toContain('PASS   maxNotApplicable: 0.0% of the weight');
  });

  it('that is not met ends with 0 under --report-only, which says so', async () => {
    const { run } = workspace(ROUND);
    const { code, stdout, stderr } = await run(...AUDIT, '--min-score', '60', '--report-only');
    expect(code).toBe(0);
    expect(stderr).toContain('report only: quality gate results do not affect the exit code\n');
    expect(stdout).toContain('Report only: the result does not affect the exit code.');
  });

  it.each([
    { flags: ['--min-score', '40'], because: 'every gate is met' },
    { flags: [], because: 'there is no gate' },
  ])('is not minded under --report-only, which says so where $because', async ({ flags }) => {
    const { run } = workspace(ROUND);
    const { code, stderr } = await run(...AUDIT, ...flags, '--report-only');
    expect(code).toBe(0);
    expect(stderr).toBe('report only: quality gate results do not affect the exit code\n');
  });

  it('asks the clock where it needs the day', async () => {
    const { run } = workspace(ROUND, { now: () => Date.UTC(2024, 4, 16, 12) });
    const { stdout } = await run(...AUDIT, '--max-age', '9', '--format', 'json');
    expect(JSON.parse(stdout).verdict).toMatchObject({ passed: false, usedDay: '2024-05-16' });
  });

  it('asks no clock where it does not', async () => {
    const { run } = workspace(ROUND, { now: noClock });
    const { code, stdout } = await run(...AUDIT, '--min-score', '50', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).verdict.usedDay).toBeNull();
  });
});

describe('a policy', () => {
  it('fails by its errors and not by its warnings', async () => {
    const { run } = roundWith('minScore: {limit: 60, severity: warning}\nmaxUnanswered: 0');
    const { code, stderr } = await run(...AUDIT, '--policy', 'policy.yaml');
    expect(code).toBe(0);
    expect(stderr).toBe('WARN minScore: score 50.0%, minimum 60%\n');
  });

  it('is overruled by the command line', async () => {
    const { run } = roundWith('minScore: {limit: 60, severity: warning}');
    const flags = ['--policy', 'policy.yaml', '--min-score', '55'];
    expect((await run(...AUDIT, ...flags)).stderr).toBe(
      'FAIL minScore: score 50.0%, minimum 55%\n',
    );
  });

  it.each([
    { today: '2024-06-30', code: 0, says: 'WAIVED criteria: 1.2 "How much of the second?": ' },
    { today: '2024-07-01', code: 1, says: 'the waiver by Kim expired on 2024-06-30' },
  ])('waives a gap until its last day: on $today it ends with $code', async (expected) => {
    const { run } = roundWith(`criteria: {second: 1}${WAIVERS}`);
    const flags = ['--policy', 'policy.yaml', '--verbose', '--today', expected.today];
    const { code, stderr } = await run(...AUDIT, ...flags);
    expect(code).toBe(expected.code);
    expect(stderr).toContain(expected.says);
  });

  it.each([
    { format: 'markdown', says: '| Spring will do | Kim         | 30 June |' },
    { format: 'text', says: 'How much of the second? (waived)' },
  ])('leaves a waived gap in the list, as $format says', async ({ format, says }) => {
    const { run } = roundWith(`criteria: {second: 1}${WAIVERS}`);
    const flags = ['--policy', 'policy.yaml', '--today', '2024-06-30', '--format', format];
    expect((await run(...AUDIT, ...flags)).stdout).toContain(says);
  });

  it('gives the same verdict in every format', async () => {
    const { run } = roundWith(`minScore: 60\ncriteria: {second: 1}${WAIVERS}`);
    for (const format of ['text', 'markdown', 'json']) {
      const { stdout } = await run(
        ...[...AUDIT, '--policy', 'policy.yaml', '--today', '2024-06-01', '--format', format],
      );
      const words = stdout.replace(/\s+/g, ' ');
      expect(words).toContain('score 50.0%, minimum 60%');
      expect(words).toContain('waived until 2024-06-30 by Kim: Spring will do');
      expect(words).toContain('2024-06-01');
    }
  });

  it.each([
    {
      lines: 'minScore: 101',
      says: 'policy.yaml:3:11: 101 is outside the scale of the checklist; use a score from 0 to 100',
    },
    {
      lines: 'criteria: {secnd: 1}',
      says: 'policy.yaml:3:12: unknown criterion "secnd"; did you mean "second"?',
    },
    { lines: 'points: {olny: 1}', says: 'policy.yaml:3:10: unknown point "olny"' },
    { lines: 'minBand: hihg', says: 'policy.yaml:3:10: unknown band "hihg"' },
    { lines: 'minRespondents: {slaes: 1}', says: 'policy.yaml:3:18: unknown group "slaes"' },
  ])('is refused with its place: $says', async ({ lines, says }) => {
    const { run } = roundWith(lines);
    const { code, stdout, stderr } = await run(...AUDIT, '--policy', 'policy.yaml');
    expect(stderr).toContain(says);
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });

  it('is never replaced by the report', async () => {
    const { run, read } = roundWith('minScore: 1');
    const flags = ['--policy', 'policy.yaml', '--force', '-o', 'policy.yaml', '-f', 'json'];
    const { code, stderr } = await run(...AUDIT, ...flags);
    expect(code).toBe(2);
    expect(stderr).toContain('it is an input of this report');
    expect(read('policy.yaml')).toContain('minScore: 1');
  });
});

describe('no verdict is given', () => {
  it.each([
    { args: ['report', 'round', '--checklist', 'small.yaml', '--min-score', '1'], code: 2 },
    { args: ['audit', '--min-score', '1'], code: 2 },
    { args: [...AUDIT, '--min-score', 'much'], code: 2 },
    { args: [...AUDIT, '--min-score', '101'], code: 2 },
    { args: [...AUDIT, '--max-age', '1.5'], code: 2 },
    { args: [...AUDIT, '--max-age', '1', '--today', '2024-02-30'], code: 2 },
    { args: [...AUDIT, '--policy', 'gone.yaml'], code: 2 },
    { args: [...AUDIT, '--report-only'], code: 0 },
  ])('by $args', async ({ args, code }) => {
    const { run } = workspace(ROUND);
    const outcome = await run(...args);
    expect(outcome.code).toBe(code);
    expect(outcome.stdout).not.toContain('Verdict');
  });
});
