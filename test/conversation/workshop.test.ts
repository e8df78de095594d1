import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreed } from '../../src/answers/answers.ts';
import { agreedSchema, answersSchema } from '../../src/answers/schema.ts';
import { answersOf } from '../../src/conversation/solo/answers-of.ts';
import {
  advanceWorkshop,
  conductWorkshop,
  startWorkshop,
} from '../../src/conversation/workshop/advance.ts';
import { agreedOf } from '../../src/conversation/workshop/agreed-of.ts';
import { refuseWorkshopEvent } from '../../src/conversation/workshop/ballots.ts';
import {
  interviewOf,
  workshopProgress,
  workshopQuestion,
} from '../../src/conversation/workshop/view.ts';
import type { Workshop, WorkshopEvent } from '../../src/conversation/workshop/workshop.ts';
import { isOpenToAnyone, workshopCriteria } from '../../src/conversation/workshop/workshop.ts';
import type { SaveState } from '../../src/io/io.ts';
import { afterwards, anyWorkshopEvent, next, PEOPLE, voted, workshopScript } from './workshops.ts';

const RUNS = { numRuns: 1000 };

describe('a vote in a workshop', () => {
  it('counts for everybody at once, and shows its spread before anything else is asked', () => {
    const after = afterwards([voted('goal', [3, 1, null])]);
    expect(after.current).toBe('goal');
    expect(workshopQuestion(workshopScript, after)).toMatchObject({
      isVoted: true,
      ballots: [{ answer: { value: 3 } }, { answer: { value: 1 } }, { answer: { value: null } }],
    });
  });

  it.each([
    { cards: [3, 1], because: 'one is missing' },
    { cards: [3, 1, 9], because: 'one is off the scale' },
    { cards: [3, 1, ' '], because: 'one has no reason' },
  ])('does not count at all where $because', ({ cards }) => {
    expect(afterwards([voted('goal', cards)])).toEqual(startWorkshop(workshopScript));
  });

  it('says whose vote is wrong', () => {
    expect(refuseWorkshopEvent(workshopScript, voted('goal', [3, 9, 1]))).toBe(
      'Sam: level 9 does not exist; use a level from 0 to 4',
    );
  });

  it.each([
    { events: [], current: 'goal', because: 'it begins there' },
    {
      events: [voted('goal', [2, 2, 2]), next('goal')],
      current: 'budget',
      because: 'goal is done',
    },
    {
      events: [voted('goal', [0, 0, 0]), next('goal')],
      current: 'team',
      because: 'nobody is asked about the budget',
    },
    {
      events: [voted('goal', [0, 0, 3]), next('goal')],
      current: 'budget',
      because: 'one of them is asked',
    },
    {
      events: [voted('goal', [2, 2, 2]), next('goal'), { type: 'went-back' }],
      current: 'goal',
      because: 'it went back',
    },
    { events: [{ type: 'skipped', criterion: 'goal' }], current: 'budget', because: 'of the skip' },
  ] satisfies readonly {
    events: readonly WorkshopEvent[];
    current: string;
    because: string;
  }[])('leads to $current, as $because', ({ events, current }) => {
    expect(afterwards(events)).toMatchObject({ current, status: 'asking' });
  });

  it('is asked of those only for whom the condition holds', () => {
    const after = afterwards([voted('goal', [0, 0, 3]), next('goal')]);
    const [, budget] = workshopCriteria(workshopScript, after);
    expect(budget?.voters.map(({ id }) => id)).toEqual(['ceo']);
    const done = advanceWorkshop(
      workshopScript,
      after,
      voted('budget', [2], false, PEOPLE.slice(2)),
    );
    expect(workshopQuestion(workshopScript, done)?.isVoted).toBe(true);
  });
});

describe('a second vote', () => {
  it.each([
    { first: 3, second: 1, kept: { value: 1, firstVote: 3 } },
    { first: 3, second: 3, kept: { value: 3, firstVote: 3 } },
    { first: null, second: 1, kept: { value: 1, firstVote: null } },
    { first: 3, second: null, kept: { value: null, firstVote: 3 } },
    {
      first: 3,
      second: 'no reps',
      kept: { notApplicable: 'no reps', note: 'First vote: level 3' },
    },
    {
      first: 'no reps',
      second: 2,
      kept: { value: 2, note: 'First vote: not applicable, no reps' },
    },
    { first: 'no reps', second: 'no reps', kept: { notApplicable: 'no reps' } },
  ])('of $second keeps a first one of $first beside it', ({ first, second, kept }) => {
    const after = afterwards([voted('goal', [first, 1, 1]), voted('goal', [second, 1, 1], true)]);
    expect(after.said.kathy?.answers.goal).toEqual(kept);
  });

  it('may be taken again, and the very first stays', () => {
    const after = afterwards([
      voted('goal', [3, 1, 1]),
      voted('goal', [2, 1, 1], true),
      voted('goal', [1, 1, 1], true),
    ]);
    expect(after.said.kathy?.answers.goal).toEqual({ value: 1, firstVote: 3 });
  });

  it('leaves a very first one of "I don\'t know" where it is', () => {
    const after = afterwards([
      voted('goal', [null, 1, 1]),
      voted('goal', [0, 1, 1], true),
      voted('goal', [2, 1, 1], true),
    ]);
    expect(after.said.kathy?.answers.goal).toEqual({ value: 2, firstVote: null });
  });

  it('is replaced by a correction, and the first one stays', () => {
    const after = afterwards([
      voted('goal', [3, 1, 1]),
      voted('goal', [2, 1, 1], true),
      voted('goal', [0, 1, 1]),
    ]);
    expect(after.said.kathy?.answers.goal).toEqual({ value: 0, firstVote: 3 });
  });
});

describe('what the workshop agreed', () => {
  const agreed = (level: number | null, note?: string): WorkshopEvent => ({
    ...{ type: 'agreed', criterion: 'goal', value: level },
    ...(note === undefined ? {} : { note }),
  });

  it('is nobody’s answer', () => {
    const after = afterwards([voted('goal', [3, 1, 2]), agreed(2, 'from May on')]);
    expect(after.agreed.answers).toEqual({ goal: { value: 2, note: 'from May on' } });
    expect(after.said.kathy?.answers.goal).toEqual({ value: 3 });
  });

  it('keeps the note that was there before', () => {
    const after = afterwards([{ type: 'noted', criterion: 'goal', note: 'seen' }, agreed(2)]);
    expect(after.agreed).toEqual({ answers: { goal: { value: 2, note: 'seen' } }, remarks: {} });
  });

  it('can be taken back, and its note stays', () => {
    const after = afterwards([agreed(2, 'seen'), agreed(null)]);
    expect(after.agreed).toEqual({ answers: {}, remarks: { goal: { note: 'seen' } } });
  });

  it('is written short where there is no more to say, beside what nobody knows any more', () => {
    const before: Agreed = {
      format: 1,
      checklist: { id: 'test-checklist', version: '0.9.0' },
      subject: 'Company',
      date: '2024-05-06',
      agreed: { gone: 1 },
    };
    const after = afterwards([agreed(2), { type: 'noted', criterion: 'team', note: 'who?' }]);
    expect(agreedOf(workshopScript, after, before)).toEqual({
      ...before,
      respondents: ['kathy', 'sam', 'ceo'],
      agreed: { gone: 1, goal: 2 },
      remarks: { team: { note: 'who?' } },
    });
  });
});

describe('a workshop that is resumed', () => {
  it('resumes at the first criterion that somebody has not voted on', () => {
    const said = (answers: object) => ({ answers: { ...answers }, remarks: {} });
    const one = { goal: { value: 2 } };
    const before = {
      said: { kathy: said({ ...one, budget: { value: 1 } }), sam: said(one), ceo: said(one) },
      agreed: said({}),
    };
    const begun = startWorkshop(workshopScript, before);
    expect(begun).toMatchObject({ current: 'budget', trail: ['goal'] });
    expect(workshopProgress(workshopScript, begun)).toMatchObject({ answered: 1, of: 5 });
    expect(isOpenToAnyone(workshopScript, begun)).toEqual(['budget', 'team', 'price', 'calls']);
  });

  it('goes to the review where everybody has voted on everything', () => {
    const all = ['goal', 'budget', 'team', 'price', 'calls'].map((id) => voted(id, [2, 2, 2]));
    const { said, agreed } = afterwards(all);
    expect(startWorkshop(workshopScript, { said, agreed }).status).toBe('reviewing');
  });
});

describe('conducting a workshop', () => {
  it('saves what changed before it asks again, and tries again what could not be saved', async () => {
    const events: WorkshopEvent[] = [
      voted('goal', [1, 2, 3]),
      next('goal'),
      { type: 'went-back' },
      { type: 'stopped' },
    ];
    const savings: SaveState[] = [{ isSaved: false, message: 'full', because: 'disk' }];
    const saved: Workshop[] = [];
    const shown: boolean[] = [];
    await conductWorkshop(
      workshopScript,
      startWorkshop(workshopScript),
      async (_, { isSaved }) => events[shown.push(isSaved) - 1] ?? { type: 'stopped' },
      (own) => savings[saved.push(own) - 1] ?? { isSaved: true, message: null },
    );
    expect(shown).toEqual([true, false, true, true]);
    expect(saved).toHaveLength(2);
  });
});

const filing = {
  before: {
    format: 1,
    checklist: { id: 'test-checklist', version: '1.0.0' },
    subject: 'Company',
    date: '2024-05-06',
    respondent: { id: 'kathy', group: 'marketing' },
    answers: {},
  },
  date: '2024-05-06',
  seconds: 1,
} as const;

describe('whatever happens in a workshop', () => {
  it('every vote that was taken is in somebody’s answers, the first one beside the second', () => {
    fc.assert(
      fc.property(fc.array(anyWorkshopEvent, { maxLength: 30 }), (events) => {
        const last = new Map<string, unknown>();
        let state = startWorkshop(workshopScript);
        for (const event of events) {
          const after = advanceWorkshop(workshopScript, state, event);
          if (event.type === 'voted' && after.said !== state.said) {
            for (const [id, vote] of Object.entries(event.votes)) {
              const before = state.said[id]?.answers[event.criterion];
              const kept = after.said[id]?.answers[event.criterion];
              last.set(`${id} ${event.criterion}`, vote);
              if (event.isSecond && before && 'value' in before && 'value' in vote) {
                const { firstVote = before.value } = before;
                expect(kept).toMatchObject({ firstVote });
              }
            }
          }
          state = after;
        }
        for (const [name, vote] of last) {
          const [id = '', criterion = ''] = name.split(' ');
          expect(state.said[id]?.answers[criterion]).toMatchObject(vote as object);
        }
      }),
      RUNS,
    );
  });

  it('the order of the respondents changes nothing that is said', () => {
    const others = { ...workshopScript, people: PEOPLE.toReversed() };
    fc.assert(
      fc.property(fc.array(anyWorkshopEvent, { maxLength: 30 }), (events) => {
        expect(afterwards(events, others)).toEqual(afterwards(events));
      }),
      RUNS,
    );
  });

  it('all files can be read again, and the workshop resumes with the same answers', () => {
    fc.assert(
      fc.property(fc.array(anyWorkshopEvent, { maxLength: 30 }), (events) => {
        const state = afterwards(events);
        for (const person of PEOPLE) {
          const file = answersOf(workshopScript, interviewOf(state, person), filing);
          expect(answersSchema().safeParse(file).error).toBeUndefined();
        }
        const before = { ...filing.before, agreed: {} };
        const { respondent, answers, ...header } = before;
        const file = agreedOf(workshopScript, state, header);
        expect(agreedSchema().safeParse(file).error).toBeUndefined();
        expect(startWorkshop(workshopScript, state).said).toEqual(state.said);
      }),
      RUNS,
    );
  });

  it('only a vote touches anybody’s answers', () => {
    fc.assert(
      fc.property(
        fc.array(anyWorkshopEvent, { maxLength: 20 }),
        anyWorkshopEvent,
        (events, event) => {
          const state = afterwards(events);
          const after = advanceWorkshop(workshopScript, state, event);
          if (event.type !== 'voted') expect(after.said).toBe(state.said);
          if (event.type === 'voted') expect(after.agreed).toBe(state.agreed);
        },
      ),
      RUNS,
    );
  });
});
