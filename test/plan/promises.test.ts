import { describe, expect, it } from 'vitest';
import { trackActions } from '../../src/analysis/promises.ts';
import { messageWithHint } from '../../src/diagnostic.ts';
import type { Action, Plan } from '../../src/plan/plan.ts';
import { checkPlan } from '../../src/plan/plan.ts';
import { auditOf, twoCriteria } from './planned.ts';

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
  return trackActions(planned(more).actions, { checklist, scorecard, date })[0];
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
      do: 'Ask the CEO.',
      owner: 'Sam',
      due: '2024-05-31',
      status: 'open',
      outcome: 'missed',
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
