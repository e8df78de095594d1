import { describe, expect, it } from 'vitest';
import type { Checklist, Criterion } from '../../src/checklist/checklist.ts';
import type { AnswerValue } from '../../src/checklist/criterion.ts';
import { amongGroups, checklist, criterion, point } from '../having.ts';
import { agreedRound, type Person } from './having-rounds.ts';

const of = (...criteria: readonly Criterion[]): Checklist =>
  amongGroups(checklist(point('p', 1, ...criteria)), 'marketing', 'sales');

/** Marketing and sales, who vote apart. */
const people = (marketing: Person['answers'], sales: Person['answers']): readonly Person[] => [
  { id: 'ann', group: 'marketing', answers: marketing },
  { id: 'sam', group: 'sales', answers: sales },
];

describe('the path after a workshop', () => {
  it('begins at the agreed level, whatever the votes were', () => {
    const one = of(criterion('a'));
    const path = agreedRound(one, people({ a: 0 }, { a: 4 }), { a: 2 }).actionPath;
    expect(path.before).toEqual({ score: 0.5, band: 'aligned' });
    expect(path.steps).toMatchObject([
      { from: { level: 2 }, to: { level: 3 }, gain: 0.25, effort: 3 },
    ]);
    expect(path.after).toEqual({ score: 0.75, band: 'integrated' });
  });

  it('reaches a must of the overall score from the agreed level', () => {
    const must = { level: 3, cap: 'defined' } as const;
    const one = of(criterion('a', { must }), criterion('b'));
    const votes = people({ a: 4, b: 4 }, { a: 4, b: 4 });
    const path = agreedRound(one, votes, { a: 2 }).actionPath;
    expect(path.before.band).toBe('defined');
    expect(path.steps).toMatchObject([
      { criterion: 'a', from: { level: 2 }, to: { level: 3 }, forMust: true },
    ]);
    expect(path.after).toEqual({ score: 0.875, band: 'integrated' });
  });

  it('lifts the votes for a must of each group, from the lowest one', () => {
    const must = { level: 3, of: 'each-group', cap: 'defined' } as const;
    const one = of(criterion('a', { must }), criterion('b'));
    const votes = people({ a: 4, b: 4 }, { a: 2, b: 4 });
    const path = agreedRound(one, votes, { a: 4 }).actionPath;
    expect(path.before).toEqual({ score: 1, band: 'defined' });
    expect(path.steps).toMatchObject([
      { criterion: 'a', from: { level: 2 }, to: { level: 3 }, gain: 0, forMust: true },
    ]);
    expect(path.after.band).toBe('integrated');
  });

  it('ticks what the workshop did not', () => {
    const boxes: Criterion = {
      ...{ id: 'a', type: 'multi-choice', question: 'Which?' },
      options: ['x', 'y', 'z', 'w'].map((id) => ({ id, label: id.toUpperCase() })),
    };
    const votes = people({ a: ['x'] as never }, { a: [] as never });
    const agreed: Record<string, AnswerValue> = { a: ['x', 'y'] };
    const { actionPath, gaps } = agreedRound(of(boxes), votes, agreed);
    expect(actionPath.before.score).toBe(0.5);
    expect(actionPath.steps).toMatchObject([{ to: { label: 'X, Y, Z' }, gain: 0.25 }]);
    expect(gaps[0]).toMatchObject({ now: { label: 'X, Y' }, next: { label: 'X, Y, Z' } });
  });
});
