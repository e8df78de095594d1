import { describe, expect, it } from 'vitest';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

/** In the middle of any scale; before, at seven eighths. */
const ROUND = {
  'now/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 1'),
  'now/bob.yaml': answers('bob', 'sales', 'first: 1, second: 0'),
  'before/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 2', { date: '2024-02-01' }),
  'before/bob.yaml': answers('bob', 'sales', 'first: 2, second: 1', { date: '2024-02-01' }),
};

const AUDIT = ['audit', '--checklist', 'small.yaml', '--answers', 'now'];
const POLICY = [...AUDIT, '--policy', 'policy.yaml', '--verbose'];

interface Scale {
  readonly from: number;
  readonly to: number;
  readonly decimals?: number;
  readonly unit?: string;
}

function roundOn(scale: Scale, rules = '') {
  const middle = (scale.from + scale.to) / 2;
  const written = CHECKLIST.replace('version: 1.0.0', `$&\ndisplay: ${JSON.stringify(scale)}`)
    .replace('from: 0,', `from: ${scale.from},`)
    .replace('from: 50,', `from: ${middle},`);
  const policy = `format: 1\nchecklist: small\n${rules}\n`;
  return workspace({ ...ROUND, 'small.yaml': written, 'policy.yaml': policy });
}

const SCALES = [
  {
    scale: { from: -100, to: 100, decimals: 0, unit: '%' },
    ...{ now: '0%', before: '75%', minimum: '0', missed: '1', missedBy: '1%' },
    ...{ drop: '75', dropped: '75 pp', lessDrop: '74.5', lessDropped: '74.5 pp' },
    ...{ change: '-75', goal: '50', below: '-101', above: '100.5', length: '201' },
  },
  {
    scale: { from: 1, to: 5 },
    ...{ now: '3.0', before: '4.5', minimum: '3', missed: '3.01', missedBy: '3.01' },
    ...{ drop: '1.5', dropped: '1.5', lessDrop: '1.49', lessDropped: '1.49' },
    ...{ change: '-1.5', goal: '4', below: '0.99', above: '60', length: '4.1' },
  },
  {
    scale: { from: 20, to: 100, unit: 'points' },
    ...{ now: '60.0 points', before: '90.0 points', minimum: '60', missed: '60.5' },
    ...{ missedBy: '60.5 points', drop: '30', dropped: '30.0 points', lessDrop: '29' },
    ...{ lessDropped: '29 points', change: '-30.0', goal: '80' },
    ...{ below: '10', above: '101', length: '81' },
  },
  {
    scale: { from: -203, to: 110 },
    ...{ now: '-46.5', before: '70.9', minimum: '-46.5', missed: '-46.4', missedBy: '-46.4' },
    ...{ drop: '117.375', dropped: '117.4', lessDrop: '117.3', lessDropped: '117.3' },
    ...{ change: '-117.4', goal: '0', below: '-204', above: '110.1', length: '314' },
  },
] as const;

describe.each(SCALES)('on the scale $scale.from to $scale.to, a gate', (own) => {
  const { scale } = own;

  it('has its minimum scores there', async () => {
    const rules = `minScore: ${own.minimum}\npoints: {only: ${own.missed}}`;
    const { code, stderr } = await roundOn(scale, rules).run(...POLICY);
    expect(code).toBe(1);
    expect(stderr).toContain(`PASS minScore: score ${own.now}, minimum `);
    expect(stderr).toMatch(
      new RegExp(`FAIL points: 1 "The only point": score .*, minimum ${own.missedBy}\n`),
    );
  });

  it('takes --min-score there', async () => {
    const { run } = roundOn(scale);
    expect(await run(...AUDIT, '--min-score', own.minimum)).toMatchObject({ code: 0, stderr: '' });
    const missed = await run(...AUDIT, '--min-score', own.missed);
    expect(missed.code).toBe(1);
    expect(missed.stderr).toContain(`, minimum ${own.missedBy}\n`);
  });

  it('limits drops by a length on it', async () => {
    const rules = `maxDrop: {total: ${own.drop}, point: ${own.lessDrop}}`;
    const { code, stderr } = await roundOn(scale, rules).run(...POLICY, '--baseline', 'before');
    expect(code).toBe(1);
    expect(stderr).toContain('PASS maxDrop.total: no drop above ');
    expect(stderr).toContain(
      `FAIL maxDrop.point: 1 "The only point" dropped ${own.dropped}, from ${own.before} to ${own.now}, maximum ${own.lessDropped}\n`,
    );
  });

  it('takes --max-drop there', async () => {
    const { run } = roundOn(scale);
    const against = [...AUDIT, '--baseline', 'before', '--max-drop'];
    expect((await run(...against, own.drop)).code).toBe(0);
    expect((await run(...against, own.lessDrop)).code).toBe(1);
  });

  it('accepts a waived score there', async () => {
    const waiver = (score: string) =>
      `points: {only: ${own.missed}}\nwaivers: [{point: only, score: ${score}, reason: Later, approver: Kim, expires: 2024-06-30}]`;
    const day = ['--today', '2024-06-01'];
    expect((await roundOn(scale, waiver(own.minimum)).run(...POLICY, ...day)).code).toBe(0);
    expect((await roundOn(scale, waiver(own.missed)).run(...POLICY, ...day)).code).toBe(1);
  });

  it('refuses scores outside of it, with a place', async () => {
    const rules = [
      `minScore: {limit: ${own.above}}`,
      `points: {only: ${own.below}}`,
      `maxDrop: {total: ${own.length}}`,
      `waivers: [{point: only, score: ${own.below}, reason: No, approver: Kim, expires: 2024-06-30}]`,
    ].join('\n');
    const { code, stderr } = await roundOn(scale, rules).run(...POLICY);
    const { from, to } = scale;
    const outside = `is outside the scale of the checklist; use a score from ${from} to ${to}`;
    expect(code).toBe(2);
    expect(stderr.split('\n').filter((line) => line.includes('policy.yaml:'))).toEqual([
      `policy.yaml:3:19: ${own.above} ${outside}`,
      `policy.yaml:4:16: ${own.below} ${outside}`,
      `policy.yaml:5:18: a score cannot drop by ${own.length} on the scale of the checklist; use a length from 0 to ${to - from}`,
      `policy.yaml:6:32: ${own.below} ${outside}`,
    ]);
  });

  it.each([
    { option: '--min-score', value: own.above, lowest: scale.from, highest: scale.to },
    { option: '--min-score', value: own.below, lowest: scale.from, highest: scale.to },
    { option: '--max-drop', value: own.length, lowest: 0, highest: scale.to - scale.from },
  ])('refuses $option $value', async ({ option, value, lowest, highest }) => {
    const baseline = ['--baseline', 'before'];
    const { code, stderr } = await roundOn(scale).run(...AUDIT, ...baseline, option, value);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `${option} must be from ${lowest} to ${highest} on the scale of the checklist, not ${value}`,
    );
  });

  it('judges the score that the path and the comparison tell', async () => {
    const { run } = roundOn(scale);
    const audit = await run(...AUDIT, '--target', own.goal, '--baseline', 'before');
    expect(audit.stdout).toContain(own.now);
    const json = await run(...AUDIT, '--target', own.goal, '--format', 'json');
    const { score } = JSON.parse(json.stdout).actionPath.after;
    const goal = (Number(own.goal) - scale.from) / (scale.to - scale.from);
    expect(score).toBeGreaterThanOrEqual(goal);
    const { stdout } = await run('compare', 'before', 'now', '--checklist', 'small.yaml');
    expect(stdout).toContain(own.before);
    expect(stdout).toContain(own.now);
  });
});

describe('a scale that changed since the baseline', () => {
  const judge = ['--policy', 'policy.yaml', '--baseline', 'baseline.json'];

  async function afterBaseline(rules: string) {
    const { run, write } = roundOn({ from: 0, to: 100 }, 'minScore: 50\nmaxDrop: {total: 0}');
    const first = await run(...AUDIT, ...judge.slice(0, 2), '--output', 'baseline.json');
    expect(first.code).toBe(1);
    const accepted = ['--update-baseline', '--accept-failure', 'a first one'];
    await run(...AUDIT, ...judge, ...accepted, '--force');
    const scale = { from: -100, to: 100 };
    write('small.yaml', roundOn(scale).read('small.yaml'));
    write('policy.yaml', `format: 1\nchecklist: small\n${rules}\n`);
    return run(...AUDIT, ...judge, '--format', 'json');
  }

  it.each([
    { rules: 'minScore: 0\nmaxDrop: {total: 0}', changes: [] },
    {
      rules: 'minScore: -10\nmaxDrop: {total: 10}',
      changes: [
        'since the baseline, minScore changed from 50 to -10',
        'since the baseline, maxDrop.total changed from 0 to 10',
      ],
    },
  ])('is taken into account: $changes', async ({ rules, changes }) => {
    const { stdout } = await afterBaseline(rules);
    const loosened: readonly string[] = JSON.parse(stdout).verdict.loosened;
    const told = loosened.filter((line) => /minScore|maxDrop/.test(line));
    expect(told.map((line) => `since the baseline, ${line}`)).toEqual(changes);
  });
});
