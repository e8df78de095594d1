import { describe, expect, it } from 'vitest';
import { answers, workspace } from '../cli/workspace.ts';

/** Checklist of one criterion with levels from `from`, and a profile question that is never scored. */
function instrument(from: number): string {
  const numbers = [0, 1, 2, 3, 4].map((step) => from + step);
  const labels = numbers.map((level) => `{level: ${level}, label: L${level}}`);
  const levels = numbers.map((level) => `${level}: says ${level}`);
  const advice = numbers.slice(0, 4).map((level) => `${level}: {do: Leave ${level}., effort: S}`);
  return `format: 1
id: small
version: 1.0.0
title: A small checklist
groups: {marketing: {title: Marketing, weight: 3}, sales: {title: Sales}}
target: ${from + 4}
pace: 4
scale: [${labels.join(', ')}]
bands: [{id: low, from: 0, title: Low}, {id: high, from: 70, title: High}]
points:
  - id: only
    title: The only point
    weight: 1
    criteria:
      - id: first
        question: How much?
        must: {level: ${from + 1}, of: each-group, cap: low}
        levels: {${levels.join(', ')}}
        advice: {${advice.join(', ')}}
      - id: kind
        question: Which kind?
        type: choice
        scored: false
        options: [{id: small, label: Small}, {id: large, label: Large}]
`;
}

/** Marketing two above the lowest level, sales one above: (3 × 0.5 + 0.25) / 4 of the scale. */
const SCORE = 0.4375;

describe.each([{ from: 1 }, { from: -2 }, { from: 0 }])('levels from $from', ({ from }) => {
  const round = (marketing: number, sales: number, date = '2024-05-06') => ({
    'ann.yaml': answers('ann', 'marketing', `first: ${marketing}, kind: small`, { date }),
    'bob.yaml': answers('bob', 'sales', `first: ${sales}, kind: large`, { date }),
  });
  const rounds = (folders: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
    workspace({
      'small.yaml': instrument(from),
      ...Object.fromEntries(
        Object.entries(folders).flatMap(([folder, files]) =>
          Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]),
        ),
      ),
    });
  const audit = ['audit', '--checklist', 'small.yaml', '--answers', 'now'];

  it('score by their place on the scale, with the weights of groups', async () => {
    const { run } = rounds({ now: round(from + 2, from + 1) });
    const { stdout } = await run(...audit, '--format', 'json');
    const report = JSON.parse(stdout);
    expect(report.result.score).toBe(SCORE);
    expect(report.findings.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'partly-met',
      'unscored',
    ]);
    // Up to the band: the weaker group first.
    expect(report.actionPath.steps.at(-1).to.level).toBe(from + 3);
  });

  it.each(['text', 'markdown', 'html', 'csv', 'github'])(
    'are told by number in %s',
    async (format) => {
      const { run } = rounds({ now: round(from + 2, from + 1) });
      const { code, stdout } = await run(...audit, '--format', format);
      expect(code).toBe(0);
      expect(stdout).toContain(`L${from + 1}`);
      expect(stdout).not.toContain('L undefined');
    },
  );

  it('are refused outside the scale, with a place', async () => {
    const { run } = rounds({ now: round(from - 1, from + 5) });
    const { code, stderr } = await run(...audit);
    expect(code).toBe(2);
    expect(stderr).toMatch(/now\/ann\.yaml:7:\d+/);
    expect(stderr).toMatch(/now\/bob\.yaml:7:\d+/);
  });

  it('are limits of musts and policies as written', async () => {
    const { run, write } = rounds({ now: round(from + 2, from) });
    write('policy.yaml', `format: 1\nchecklist: small\ncriteria: {first: ${from + 2}}\n`);
    const { code, stderr } = await run(...audit, '--policy', 'policy.yaml');
    expect(code).toBe(1);
    expect(stderr).toContain(`minimum 50% (level ${from + 2})`);
    const missed = await run(...audit, '--min-band', 'high');
    expect(missed.stderr).toContain(`level ${from + 1} (L${from + 1})`);
  });

  it('are compared between rounds', async () => {
    const { run } = rounds({
      before: round(from, from, '2024-01-06'),
      now: round(from + 2, from + 1),
    });
    const flags = ['--checklist', 'small.yaml', '--format', 'json'];
    const { stdout } = await run('compare', 'before', 'now', ...flags);
    const { comparison } = JSON.parse(stdout);
    expect(comparison.total).toMatchObject({ before: 0, after: SCORE, change: SCORE });
    expect(comparison.points[0]).toMatchObject({ change: SCORE, levels: 'same' });
  });

  it('are proven by align check', async () => {
    const { run, write } = rounds({ now: round(from, from) });
    expect((await run('check', 'small.yaml')).code).toBe(0);
    write('small.yaml', instrument(from).replace(`must: {level: ${from + 1}`, 'must: {level: 9'));
    const { code, stderr } = await run('check', 'small.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('must');
  });
});
