import { describe, expect, it } from 'vitest';
import { printedNames } from '../../src/analysis/respondents.ts';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

type People = Parameters<typeof printedNames>[0];

describe('the printed names of people', () => {
  it.each<{ people: People; names: readonly string[]; because: string }>([
    {
      people: [
        { id: 'a', name: 'Kim', role: 'Rep' },
        { id: 'b', name: 'Sam' },
      ],
      names: ['Kim', 'Sam'],
      because: 'they differ',
    },
    {
      people: [
        { id: 'a', name: 'Kim Lee', role: 'Rep' },
        { id: 'b', name: 'Kim Lee', role: 'Head of sales' },
      ],
      names: ['Kim Lee (Rep)', 'Kim Lee (Head of sales)'],
      because: 'their titles differ',
    },
    {
      people: [
        { id: 'a', name: 'Kim', role: 'Rep' },
        { id: 'b', name: 'kim' },
      ],
      names: ['Kim (Rep)', 'kim'],
      because: 'only one has a title, and case is not enough',
    },
    {
      people: [
        { id: 'b', name: 'Kim', role: 'Rep' },
        { id: 'a', name: 'Kim', role: 'Rep' },
        { id: 'c', name: 'Kim' },
      ],
      names: ['Kim (Rep) 2', 'Kim (Rep) 1', 'Kim'],
      because: 'nothing else differs for two',
    },
    {
      people: [
        { id: 'a', name: 'Kim' },
        { id: 'b', name: 'Kim' },
        { id: 'c', name: 'Kim 1' },
      ],
      names: ['Kim 2', 'Kim 3', 'Kim 1'],
      because: 'a number is taken',
    },
    {
      people: [{ id: 'kim' }, { id: 'b', name: 'Kim', role: 'Rep' }],
      names: ['kim', 'Kim (Rep)'],
      because: 'an id takes the place of a name',
    },
  ])('are $names: $because', ({ people, names }) => {
    const printed = printedNames(people);
    expect(people.map(({ id }) => printed.get(id))).toEqual(names);
    expect(new Set([...printed.values()].map((own) => own.toLowerCase())).size).toBe(people.length);
  });

  it('are told apart in every format', async () => {
    const named = (id: string, role: string) =>
      answers(id, 'sales', 'first: {value: 0, note: A note of mine}').replace(
        /^respondent: .*$/m,
        `respondent: {id: ${id}, name: Kim Lee, role: ${role}, group: sales}`,
      );
    const { run } = workspace({
      'small.yaml': CHECKLIST,
      'round/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 1'),
      'round/kim.yaml': named('kim', 'Rep'),
      'round/lee.yaml': named('lee', 'Head of sales'),
    });
    const audit = ['audit', '--checklist', 'small.yaml', '--answers', 'round', '--format'];
    for (const format of ['text', 'markdown', 'html', 'json', 'csv']) {
      const table = format === 'csv' ? ['--table', 'answers'] : [];
      const { stdout } = await run(...audit, format, ...table);
      expect(stdout, format).toContain('Kim Lee (Rep)');
      expect(stdout, format).toContain('Kim Lee (Head of sales)');
    }
  });
});
