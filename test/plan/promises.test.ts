import { describe, expect, it } from 'vitest';
import { trackActions } from '../../src/analysis/promises.ts';
import type { Checklist, Criterion } from '../../src/checklist/checklist.ts';
import { messageWithHint } from '../../src/diagnostic.ts';
import type { Action, Plan } from '../../src/plan/plan.ts';
import { checkPlan } from '../../src/plan/plan.ts';
import { updatePlan } from '../../src/plan/update.ts';
import { auditOf, twoCriteria, written } from './planned.ts';

/** Returns a plan with one action: goals to level 2 by the end of May. */
function planned(more: Partial<Action> = {}): Plan {
  const action = { id: 'a', criterion: 'goals', level: 2, do: 'Ask the CEO.', owner: 'Sam' };
  return {
    format: 1,
    checklist: { id: 'test-checklist', version: '1.0.0' },
    subject: 'Company',
    actions: [{ ...action, due: '2024-05-31', status: 'open', ...more }],
  };
}

/** Returns the outcome of the action in a later round, with the criterion at this level. */
function judged(more: Partial<Action>, goals: number | null, date: string) {
  const { checklist, scorecard } = auditOf({ goals, data: 0 });
  return trackActions(planned(more), { checklist, scorecard, date })[0];
}

describe('a tracked action', () => {
  it.each([
    { level: 2, date: '2024-05-01', outcome: 'kept', because: 'the level is reached' },
    { level: 4, date: '2024-05-01', outcome: 'kept', because: 'more than the level is reached' },
    { level: 2, date: '2024-07-01', outcome: 'kept', because: 'late is better than never' },
    { level: 1, date: '2024-06-01', outcome: 'missed', because: 'it was due yesterday' },
    { level: 1, date: '2024-05-31', outcome: 'pending', because: 'the day is not over' },
    { level: null, date: '2024-07-01', outcome: 'pending', because: 'it has no score this time' },
  ])('is $outcome at level $level on $date: $because', ({ level, date, outcome }) => {
    expect(judged({}, level, date)?.outcome).toBe(outcome);
  });

  it.each<{ more: Partial<Action>; outcome: string; because: string }>([
    { more: { status: 'dropped' }, outcome: 'dropped', because: 'it was given up' },
    { more: { due: null }, outcome: 'pending', because: 'it has no date to miss' },
    { more: { status: 'done' }, outcome: 'missed', because: 'the answers say otherwise' },
    { more: { criterion: 'gone' }, outcome: 'pending', because: 'nobody asks it any more' },
    { more: { level: 7 }, outcome: 'pending', because: 'there is no such level any more' },
  ])('is $outcome below its level a year later with $more: $because', ({ more, outcome }) => {
    expect(judged(more, 1, '2025-06-01')?.outcome).toBe(outcome);
  });

  it('has level, text, owner and due date of the action', () => {
    expect(judged({}, 1, '2024-06-01')).toEqual({
      action: 'a',
      criterion: 'goals',
      level: 2,
      says: null,
      do: 'Ask the CEO.',
      owner: 'Sam',
      due: '2024-05-31',
      status: 'open',
      outcome: 'missed',
    });
  });
});

/** Returns the two criteria with other texts of "goals", in another version. */
function reworded(levels: Readonly<Record<number, string>>, version = '2.0.0'): Checklist {
  const points = twoCriteria.points.map((own) => ({
    ...own,
    criteria: own.criteria.map((criterion) =>
      criterion.id === 'goals' ? ({ ...criterion, levels } as Criterion) : criterion,
    ),
  }));
  return { ...twoCriteria, version, points };
}

describe('a promise of an earlier version', () => {
  const OLD = { 0: 'None', 1: 'Written down', 2: 'Measured monthly', 3: 'Measured weekly' };
  const says = OLD[2];

  it.each<{
    more: Partial<Action>;
    levels: Readonly<Record<number, string>>;
    goals: number;
    found: { level: number; outcome: string };
    because: string;
  }>([
    {
      more: { says },
      levels: { ...OLD, 0: 'Nothing at all' },
      goals: 2,
      found: { level: 2, outcome: 'kept' },
      because: 'its level still says that',
    },
    {
      more: { says: 'measured – monthly!' },
      levels: OLD,
      goals: 1,
      found: { level: 2, outcome: 'missed' },
      because: 'case and punctuation do not matter',
    },
    {
      more: { says },
      levels: { 0: OLD[0], 1: 'Talked about', 2: OLD[1], 3: OLD[2], 4: OLD[3] },
      goals: 2,
      found: { level: 3, outcome: 'missed' },
      because: 'a level was inserted below it',
    },
    {
      more: { says },
      levels: { 0: OLD[0], 1: OLD[2], 2: OLD[3] },
      goals: 1,
      found: { level: 1, outcome: 'kept' },
      because: 'a level below it was removed',
    },
    {
      more: { says },
      levels: { ...OLD, 2: 'Measured now and then' },
      goals: 3,
      found: { level: 2, outcome: 'unknown' },
      because: 'its level was reworded',
    },
    {
      more: {},
      levels: OLD,
      goals: 3,
      found: { level: 2, outcome: 'unknown' },
      because: 'the plan does not say what the level said',
    },
    {
      more: { status: 'dropped' },
      levels: OLD,
      goals: 3,
      found: { level: 2, outcome: 'dropped' },
      because: 'it was given up',
    },
  ])('is $found.outcome with level $found.level because $because', (own) => {
    const { checklist, scorecard } = auditOf(
      { goals: own.goals, data: 0 },
      null,
      reworded(own.levels),
    );
    const later = { checklist, scorecard, date: '2025-06-01' };
    expect(trackActions(planned(own.more), later)).toMatchObject([own.found]);
  });

  it('cannot be told in the same version either, if its level says something else', () => {
    const checklist = reworded({ ...OLD, 2: 'Measured now and then' }, '1.0.0');
    const { scorecard } = auditOf({ goals: 3, data: 0 }, null, checklist);
    const later = { checklist, scorecard, date: '2025-06-01' };
    expect(trackActions(planned({ says }), later)).toMatchObject([{ outcome: 'unknown' }]);
  });

  it('is not marked as done in the plan, which keeps its version', () => {
    const audit = auditOf({ goals: 3, data: 4 }, null, reworded(OLD));
    const text = JSON.stringify({ ...planned() });
    expect(JSON.parse(updatePlan(written(text), audit))).toMatchObject({
      checklist: { version: '1.0.0' },
      actions: [{ id: 'a', status: 'open' }],
    });
    const told = JSON.stringify(planned({ says }));
    expect(JSON.parse(updatePlan(written(told), audit))).toMatchObject({
      checklist: { version: '2.0.0' },
      actions: [{ id: 'a', status: 'done' }],
    });
  });
});

describe('a plan', () => {
  it.each<{ plan: Plan; text: string }>([
    {
      plan: { ...planned(), checklist: { id: 'other', version: '1.0.0' } },
      text: 'this plan is for checklist "other", not "test-checklist"; use the plan for this checklist',
    },
    {
      plan: planned({ criterion: 'goal' }),
      text: 'unknown criterion "goal"; did you mean "goals"?',
    },
    {
      plan: planned({ level: 5 }),
      text: 'level 5 of "goals" does not exist; use a level from 0 to 4',
    },
  ])('does not fit the checklist: $text', ({ plan, text }) => {
    expect(checkPlan(twoCriteria, plan).map(messageWithHint)).toEqual([text]);
  });

  it.each<{ plan: Plan; because: string }>([
    { plan: planned(), because: 'everything is there' },
    {
      plan: {
        ...planned({ criterion: 'gone' }),
        checklist: { id: 'test-checklist', version: '0.9.0' },
      },
      because: 'another version may have had it',
    },
  ])('fits the checklist: $because', ({ plan }) => {
    expect(checkPlan(twoCriteria, plan)).toEqual([]);
  });
});
