import { describe, expect, it } from 'vitest';
import { startInterview } from '../../src/conversation/script.ts';
import {
  currentQuestion as describeCriterion,
  progress,
  reviewLines,
} from '../../src/conversation/solo/view.ts';
import { following, note, saying, script, skip, went } from './scripts.ts';

describe('the progress of an interview', () => {
  it.each([
    {
      events: [],
      shows: {
        point: { number: 1, of: 3 },
        criterion: { number: 1, of: 5 },
        answered: 0,
        share: 0,
      },
      because: 'all may still be asked',
    },
    {
      events: [1],
      shows: {
        point: { number: 2, of: 3 },
        criterion: { number: 2, of: 4 },
        answered: 1,
        share: 0.25,
      },
      because: 'the budget is not asked',
    },
    {
      events: [4, 4, skip('team')],
      shows: {
        point: { number: 2, of: 3 },
        criterion: { number: 4, of: 5 },
        answered: 2,
        share: 0.4,
      },
      because: 'what is put off is not answered',
    },
  ])('counts $shows.answered answers, as $because', ({ events, shows }) => {
    expect(progress(script, following(events))).toMatchObject(shows);
  });

  it('is complete where there is nothing to ask', () => {
    const nothing = { ...script, onlyOpen: [] };
    expect(progress(nothing, startInterview(nothing))).toEqual({
      point: null,
      criterion: null,
      answered: 0,
      of: 0,
      share: 1,
    });
  });
});

describe('the review', () => {
  it('has a line for each criterion, open ones first', () => {
    const interview = following([
      2,
      null,
      skip('team'),
      note('calls', 'ask Ben'),
      { type: 'evidenced', criterion: 'goal', evidence: ['minutes.pdf', 'plan.pdf'] },
      went.to('price'),
      { type: 'not-applicable', criterion: 'price', reason: 'no stand' },
    ]);
    const lines = reviewLines(script, interview);
    expect(lines.map(({ criterion, state, said }) => [criterion, state, said])).toEqual([
      ['team', 'put-off', 'put off'],
      ['calls', 'open', 'open'],
      ['goal', 'rated', 'Level 2'],
      ['budget', 'unknown', "I don't know"],
      ['price', 'not-applicable', 'no stand'],
    ]);
    expect(lines.map(({ hasNote, evidence }) => [hasNote, evidence])).toEqual([
      [false, 0],
      [true, 0],
      [false, 2],
      [false, 0],
      [false, 0],
    ]);
  });
});

describe('the description of a criterion', () => {
  it('has its point, levels, former answer and remarks', () => {
    const interview = following(
      [went.back, note('team', 'two of us')],
      script,
      saying({ goal: 3 }),
    );
    expect(describeCriterion(script, interview)).toMatchObject({
      point: { id: 'before' },
      criterion: { id: 'goal' },
      face: { rows: [{ level: 0 }, { level: 1 }, { level: 2 }, { level: 3 }, { level: 4 }] },
      answer: { value: 3 },
      remarks: {},
      isPutOff: false,
    });
    expect(describeCriterion(script, interview, 'team')).toMatchObject({
      answer: undefined,
      remarks: { note: 'two of us' },
    });
  });

  it('is nothing where the criterion is not asked', () => {
    expect(describeCriterion(script, following([1]), 'budget')).toBeNull();
    expect(describeCriterion(script, following([1]), 'nobody')).toBeNull();
  });
});
