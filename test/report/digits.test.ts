import { describe, expect, it } from 'vitest';
import { workspace } from '../cli/workspace.ts';

/** Returns a checklist with one criterion; its levels have these scores in percent. */
function checklistOf(scores: readonly number[], weight = '1'): string {
  return `format: 1
id: mini
version: 1.0.0
title: Mini
groups: {a: {title: Alpha}, b: {title: Beta}}
bands: [{id: low, from: 0, title: Low}, {id: mid, from: 50, title: Middle}]
points:
  - id: p
    title: Point one
    weight: ${weight}
    criteria:
      - id: x
        question: X?
        levels: [${scores.map((score, i) => `{score: ${score}, label: L${i}}`).join(', ')}]
      - id: light
        question: Light?
        weight: 0.0003
        levels: {0: no, 1: yes}
`;
}

async function reportOn(
  checklist: string,
  said: Readonly<Record<string, string>>,
  ...options: readonly string[]
): Promise<string> {
  const files = Object.entries(said).map(([group, answers]) => [
    `r/${group}.yaml`,
    `format: 1
checklist: {id: mini, version: 1.0.0}
subject: Acme
date: 2024-01-01
respondent: {id: ${group}, group: ${group}}
answers: {${answers}}
`,
  ]);
  const { run } = workspace({ 'c.yaml': checklist, ...Object.fromEntries(files) });
  const { stdout } = await run(...['audit', '--answers', 'r', '--checklist', 'c.yaml', ...options]);
  return stdout.replace(/\s+/g, ' ');
}

describe.each(['text', 'markdown'])('the digits of a report as %s', (format) => {
  const FORMAT = ['--format', format];

  it('keep a weak point below 50%', async () => {
    const report = await reportOn(checklistOf([0, 49.96, 100]), { a: 'x: 1' }, ...FORMAT);
    expect(report).toMatch(/Point one \|?.{0,20}49\.96/);
  });

  it('keep a score below its missed target', async () => {
    const report = await reportOn(
      checklistOf([0, 60.02, 100]),
      { a: 'x: 1, light: {notApplicable: none}' },
      ...[...FORMAT, '--target', '60.04'],
    );
    expect(report).toContain('One action leads from 60% to 100%, Middle');
    expect(report).toContain('One criterion is below its target');
  });

  it('keep a small gap below the limit for discussion', async () => {
    const report = await reportOn(
      checklistOf([0, 24.9, 50, 75, 100]),
      { a: 'x: 1', b: 'x: 0' },
      ...FORMAT,
    );
    expect(report).toContain('No two groups are a quarter of the scale apart');
    expect(report).not.toContain('1 level');
  });

  it('keep a partial coverage and range apart from the whole', async () => {
    const said = { a: 'x: 1', b: 'x: 1' };
    const report = await reportOn(checklistOf([0, 12, 100]), said, ...FORMAT);
    expect(report).toMatch(/Left blank.{0,160}2 of 4/);
    expect(report).toContain('2 of 4 answers. A blank counts neither for nor against.');
  });

  it('are never cut', async () => {
    const report = await reportOn(
      checklistOf([0, 49.9999995, 100], '12.3456789'),
      { a: 'x: 1, light: {notApplicable: none}' },
      ...FORMAT,
    );
    expect(report).toContain('12.3456789');
    expect(report).toContain('49.9999995');
    expect(report).not.toContain('…');
  });

  it('accompany first votes, reasons and unknown criteria', async () => {
    const report = await reportOn(
      checklistOf([0, 50, 100]),
      {
        a: 'x: {value: 2, firstVote: 0, note: seen it}',
        b: 'x: 0, light: {notApplicable: too small}',
      },
      ...FORMAT,
    );
    expect(report).toContain('- a, Alpha: L2 (2), at the start L0 (0). “seen it”');
    expect(report).toContain('- b, Beta: not applicable. “too small”');
  });
});
