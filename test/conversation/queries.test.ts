import { describe, expect, it } from 'vitest';
import type { Script } from '../../src/conversation/script.ts';
import { type ConversationView, progress, questionView } from '../../src/conversation/view.ts';
import { reviewedCriteria } from '../../src/conversation/votes.ts';
import { listedAnswer } from '../../src/conversation/wording.ts';
import {
  following,
  type Interview,
  note,
  saying,
  script,
  skip,
  startInterview,
  went,
} from './scripts.ts';

function viewOf(of: Script, state: Interview): ConversationView {
  const setting = { heading: 'Sam', groups: new Map<string, string>(), hidesNames: false };
  return { script: of, state, saving: null, earlier: null, setting };
}

function described(of: Script, state: Interview, id?: string) {
  return questionView(viewOf(of, state), id);
}

describe('the progress of an interview', () => {
  it('does not count questions without a score', () => {
    const [first] = script.checklist.points;
    if (!first) throw new Error('there is no point');
    const told = { id: 'told', type: 'text' as const, question: 'What do we sell?' };
    const points = [{ ...first, id: 'texts', criteria: [told] }, ...script.checklist.points];
    const of = { ...script, checklist: { ...script.checklist, points } };
    expect(progress(of, startInterview(of))).toMatchObject({ answered: 0, of: 5 });
    expect(described(of, startInterview(of))).toMatchObject({ number: null });
    expect(described(of, startInterview(of), 'goal')).toMatchObject({ number: '1.1' });
  });

  it.each([
    {
      events: [],
      shows: { answered: 0, share: 0 },
      because: 'all may still be asked',
    },
    {
      events: [1],
      shows: { answered: 1, share: 0.25 },
      because: 'the budget is not asked',
    },
    {
      events: [4, 4, skip('team')],
      shows: { answered: 2, share: 0.4 },
      because: 'what is put off is not answered',
    },
  ])('counts $shows.answered answers, as $because', ({ events, shows }) => {
    expect(progress(script, following(events))).toMatchObject(shows);
  });

  it('is complete where there is nothing to ask', () => {
    const nothing = { ...script, onlyOpen: [] };
    expect(progress(nothing, startInterview(nothing))).toEqual({
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
    const view = viewOf(script, interview);
    expect(reviewedCriteria(view).map((own) => [own.id, listedAnswer(view, own)])).toEqual([
      ['team', 'open, left for later'],
      ['calls', 'open + note'],
      ['goal', 'level 2'],
      ['budget', "don't know"],
      ['price', 'not applicable'],
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
    expect(described(script, interview)).toMatchObject({
      point: { id: 'before' },
      criterion: { id: 'goal' },
      face: { rows: [{ level: 0 }, { level: 1 }, { level: 2 }, { level: 3 }, { level: 4 }] },
      answer: { value: 3 },
      remarks: {},
      isPutOff: false,
    });
    expect(described(script, interview, 'team')).toMatchObject({
      answer: undefined,
      remarks: { note: 'two of us' },
    });
  });

  it('is nothing where the criterion is not asked', () => {
    expect(described(script, following([1]), 'budget')).toBeNull();
    expect(described(script, following([1]), 'nobody')).toBeNull();
  });
});
