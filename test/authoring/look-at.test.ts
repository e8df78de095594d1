import { describe, expect, it } from 'vitest';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

describe('a criterion that says where to look', () => {
  const leadingTo = (checklist: string, point: string) =>
    CHECKLIST.replace(
      '      - id: first\n',
      `      - id: first\n        lookAt: {checklist: ${checklist}, point: ${point}, because: it says why}\n`,
    );

  it('has the report name the point by its title, with the reason', async () => {
    const { run } = workspace({
      'small.yaml': leadingTo('lead-gen-alignment', 'goals-and-plan'),
      'round/ann.yaml': answers('ann', 'sales', 'first: 0'),
    });
    const args = ['audit', '--answers', 'round', '--checklist', 'small.yaml', '--format', 'text'];
    const { stdout } = await run(...args);
    const report = stdout.replace(/\s+/g, ' ');
    expect(report).toContain('A closer look');
    expect(report).toContain(
      'From 1.1: “Shared goals, KPIs and one written plan” in “10-point lead-gen alignment checklist”. It says why. Gain: +100.0 if this gap closes.',
    );
  });

  it('shows it with the criterion', async () => {
    const { run } = workspace({ 'small.yaml': leadingTo('lead-gen-alignment', 'goals-and-plan') });
    const { stdout } = await run('show', 'small.yaml', '--criterion', 'first');
    expect(stdout).toContain('goals-and-plan of lead-gen-alignment: it says why');
  });

  it.each([
    {
      checklist: 'lead-gen-alignmnet',
      point: 'goals-and-plan',
      says: 'checklist: unknown checklist "lead-gen-alignmnet"; did you mean "lead-gen-alignment"?',
    },
    {
      checklist: 'elsewhere',
      point: 'only',
      says: 'checklist: unknown checklist "elsewhere"; use an id that "align list" shows',
    },
    {
      checklist: 'lead-gen-alignment',
      point: 'goals-and-plans',
      says: 'point: "lead-gen-alignment" has no point "goals-and-plans"; did you mean "goals-and-plan"?',
    },
    {
      checklist: 'lead-gen-alignment',
      point: 'x',
      says: 'point: "lead-gen-alignment" has no point "x"; use one of three-questions, executive-mandate',
    },
  ])('is a mistake where that is not there: $says', async ({ checklist, point, says }) => {
    const { run } = workspace({ 'small.yaml': leadingTo(checklist, point) });
    const { code, stderr } = await run('check', 'small.yaml');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^small\.yaml:17:\d+: /);
    expect(stderr).toContain(says);
  });

  it('warns in an audit if the other checklist is missing', async () => {
    const { run } = workspace({
      'small.yaml': leadingTo('elsewhere', 'the-point'),
      'ann.yaml': answers('ann', 'sales', 'first: 0'),
    });
    const { code, stdout, stderr } = await run(
      ...['audit', '--answers', 'ann.yaml', '--checklist', 'small.yaml', '--format', 'text'],
    );
    expect(code).toBe(0);
    expect(stderr).toContain('warning: in "lookAt": checklist: unknown');
    expect(stdout.replace(/\s+/g, ' ')).toContain('From 1.1: “the-point” in “elsewhere”. It says');
  });

  it('may lead to a checklist of the project, and from there back', async () => {
    const other = leadingTo('small', 'only')
      .replace('id: small', 'id: other')
      .replace('title: A small', 'title: Another');
    const { run } = workspace({
      'checklists/small.yaml': leadingTo('other', 'only'),
      'checklists/other.yaml': other,
      'ann.yaml': answers('ann', 'sales', 'first: 0'),
    });
    const { code } = await run('check', 'checklists/small.yaml', 'checklists/other.yaml');
    expect(code).toBe(0);
    const { stdout } = await run('audit', '--answers', 'ann.yaml', '--format', 'text');
    expect(stdout.replace(/\s+/g, ' ')).toContain('“The only point” in “Another checklist”.');
  });
});
