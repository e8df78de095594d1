import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreed } from '../../src/answers/answers.ts';
import { agreedSchema, answersSchema } from '../../src/answers/schema.ts';
import { advance, startConversation } from '../../src/conversation/advance.ts';
import { agreedOf, answersOf } from '../../src/conversation/files.ts';
import { refuseEvent } from '../../src/conversation/record.ts';
import {
  askedCriteria,
  type Conversation,
  type ConversationEvent,
  emptyRecord,
  unansweredCriteria,
} from '../../src/conversation/script.ts';
import { personIn } from '../../src/conversation/setup.ts';
import { progress, questionView } from '../../src/conversation/view.ts';
import {
  afterwards,
  again,
  anyWorkshopEvent,
  next,
  PEOPLE,
  shown,
  voted,
  workshopScript,
} from './workshops.ts';

const RUNS = { numRuns: 1000 };

function described(state: Conversation, id?: string) {
  const setting = { heading: 'Workshop', groups: new Map<string, string>(), hidesNames: false };
  return questionView({ script: workshopScript, state, saving: null, earlier: null, setting }, id);
}

describe('a vote in a workshop', () => {
  it('is kept at once, and shown to nobody before the reveal', () => {
    const hidden = afterwards(voted('goal', [3, 1]));
    expect(hidden.said.kathy?.answers.goal).toEqual({ value: 3 });
    expect(hidden).toMatchObject({ current: 'goal', ballot: { voted: ['kathy', 'sam'] } });
    expect(described(hidden)).toMatchObject({
      phase: 'vote',
      ballots: [{ hasVoted: true }, { hasVoted: true }, { hasVoted: false }],
    });
  });

  it('is shown by everybody at once, and leads nowhere by itself', () => {
    const after = afterwards(shown('goal', [3, 1, null]));
    expect(after).toMatchObject({ current: 'goal', ballot: null });
    expect(described(after)).toMatchObject({
      phase: 'reveal',
      ballots: [{ answer: { value: 3 } }, { answer: { value: 1 } }, { answer: { value: null } }],
    });
  });

  it('can be withdrawn before the reveal, and is asked for again', () => {
    const after = afterwards([
      ...voted('goal', [3, 1]),
      { type: 'withdrawn', criterion: 'goal', by: 'kathy' },
    ]);
    expect(after.said.kathy?.answers).toEqual({});
    expect(after).toMatchObject({ current: 'goal', ballot: { voted: ['sam'] } });
  });

  it('of a second time is withdrawn to the first one', () => {
    const after = afterwards([
      ...shown('goal', [3, 1, 2]),
      { type: 'voted-again', criterion: 'goal', kind: 'second' },
      ...voted('goal', [0]),
      { type: 'withdrawn', criterion: 'goal', by: 'kathy' },
      { type: 'withdrawn', criterion: 'goal', by: 'sam' },
    ]);
    expect(after.said.kathy?.answers.goal).toEqual({ value: 3 });
    expect(after.said.sam?.answers.goal).toEqual({ value: 1 });
    expect(after.ballot).toEqual({ criterion: 'goal', kind: 'second', voted: [] });
  });

  it.each(['stranger', undefined])('is not withdrawn for %s', (by) => {
    const before = afterwards(voted('goal', [3, 1]));
    expect(advance(workshopScript, before, { type: 'withdrawn', criterion: 'goal', by })).toBe(
      before,
    );
  });

  it('can be replaced before the reveal without a trace', () => {
    const after = afterwards([...voted('goal', [3]), ...voted('goal', [1])]);
    expect(after.said.kathy?.answers.goal).toEqual({ value: 1 });
  });

  it.each([
    { event: voted('goal', [9])[0], because: 'it is off the scale' },
    { event: voted('goal', [' '])[0], because: 'it has no reason' },
    { event: voted('team', [3])[0], because: 'another criterion is asked' },
    {
      event: { type: 'answered', criterion: 'goal', by: 'stranger', value: 3 },
      because: 'nobody of that name votes',
    },
    { event: { type: 'answered', criterion: 'goal', value: 3 }, because: 'it is nobody’s' },
  ] satisfies readonly { event: ConversationEvent | undefined; because: string }[])(
    'does not count at all where $because',
    ({ event }) => {
      const start = afterwards([]);
      expect(event && advance(workshopScript, start, event)).toEqual(start);
    },
  );

  it('counts no more once the votes are shown, until a vote is taken again', () => {
    const after = afterwards(shown('goal', [3, 1, 2]));
    const late = { type: 'answered', criterion: 'goal', by: 'sam', value: 4 } as const;
    expect(advance(workshopScript, after, late)).toEqual(after);
  });

  it('says whose vote is wrong', () => {
    const event = { type: 'answered', criterion: 'goal', by: 'sam', value: 9 } as const;
    expect(refuseEvent(workshopScript, { people: PEOPLE }, event)).toBe(
      'Sam: level 9 does not exist; use a level from 0 to 4',
    );
  });

  it.each([
    { events: [], current: 'goal', because: 'it begins there' },
    {
      events: [...shown('goal', [2, 2, 2]), next('goal')],
      current: 'budget',
      because: 'goal is done',
    },
    {
      events: [...shown('goal', [0, 0, 0]), next('goal')],
      current: 'team',
      because: 'nobody is asked about the budget',
    },
    {
      events: [...shown('goal', [0, 0, 3]), next('goal')],
      current: 'budget',
      because: 'one of them is asked',
    },
    {
      events: [...shown('goal', [2, 2, 2]), next('goal'), { type: 'went-back' }],
      current: 'goal',
      because: 'it went back',
    },
    { events: [{ type: 'skipped', criterion: 'goal' }], current: 'budget', because: 'of the skip' },
    {
      events: [
        ...shown('goal', [2, 2]),
        next('goal'),
        ...shown('budget', [1, 1, 1]),
        next('budget'),
      ],
      current: 'team',
      because: 'a vote without everybody waits for the review',
    },
  ] satisfies readonly {
    events: readonly ConversationEvent[];
    current: string;
    because: string;
  }[])('leads to $current, as $because', ({ events, current }) => {
    expect(afterwards(events)).toMatchObject({ current, status: 'asking' });
  });

  it('is asked of those only for whom the condition holds', () => {
    const after = afterwards([...shown('goal', [0, 0, 3]), next('goal')]);
    const [, budget] = askedCriteria(workshopScript, after);
    expect(budget?.voters.map(({ id }) => id)).toEqual(['ceo']);
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
    const after = afterwards([...shown('goal', [first, 1, 1]), ...again('goal', [second, 1, 1])]);
    expect(after.said.kathy?.answers.goal).toEqual(kept);
  });

  it('leaves the votes of those who do not vote again', () => {
    const after = afterwards([...shown('goal', [3, 1, 2]), ...again('goal', [2])]);
    expect(after.said.kathy?.answers.goal).toEqual({ value: 2, firstVote: 3 });
    expect(after.said.sam?.answers.goal).toEqual({ value: 1 });
  });

  it('may be taken again, and the very first stays', () => {
    const events = [3, 2, 1].flatMap((level, at) =>
      at === 0 ? shown('goal', [level, 1, 1]) : again('goal', [level, 1, 1]),
    );
    expect(afterwards(events).said.kathy?.answers.goal).toEqual({ value: 1, firstVote: 3 });
  });

  it('is replaced by a correction, and the first one stays', () => {
    const after = afterwards([
      ...shown('goal', [3, 1, 1]),
      ...again('goal', [2, 1, 1]),
      ...again('goal', [0], 'correction'),
    ]);
    expect(after.said.kathy?.answers.goal).toEqual({ value: 0, firstVote: 3 });
  });

  it('is no first vote where a first one was wrong and is corrected', () => {
    const after = afterwards([...shown('goal', [3, 1, 1]), ...again('goal', [0], 'correction')]);
    expect(after.said.kathy?.answers.goal).toEqual({ value: 0 });
  });
});

describe('an agreement', () => {
  const agreed = (level: number | null, note?: string): ConversationEvent => ({
    ...{ type: 'agreed', criterion: 'goal', value: level },
    ...(note === undefined ? {} : { note }),
  });

  it('is nobody’s answer', () => {
    const after = afterwards([...shown('goal', [3, 1, 2]), agreed(2, 'from May on')]);
    expect(after.agreed.answers).toEqual({ goal: { value: 2, note: 'from May on' } });
    expect(after.said.kathy?.answers.goal).toEqual({ value: 3 });
  });

  it.each([
    { events: [agreed(2)], note: 'seen', because: 'it gives no reason' },
    { events: [agreed(2, 'from May on')], note: 'seen\nfrom May on', because: 'both were said' },
    {
      events: [agreed(2, 'from May on'), agreed(3, 'from May on')],
      note: 'seen\nfrom May on',
      because: 'a reason given twice is written once',
    },
  ])('keeps the note that was there before: $because', ({ events, note }) => {
    const after = afterwards([{ type: 'noted', criterion: 'goal', note: 'seen' }, ...events]);
    expect(after.agreed.answers.goal).toMatchObject({ note });
  });

  it('can be withdrawn, and its note stays', () => {
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

describe('people in a workshop', () => {
  const lee = { id: 'lee', name: 'Lee', group: 'sales' };
  const joined: ConversationEvent = { type: 'joined', person: lee };

  it('join in the middle, and vote from there on', () => {
    const after = afterwards([...shown('goal', [2, 2, 2]), next('goal'), joined]);
    expect(after.people.map(({ id }) => id)).toEqual(['kathy', 'sam', 'ceo', 'lee']);
    expect(after).toMatchObject({ current: 'budget', skipped: ['goal'] });
    expect(described(after)?.ballots).toHaveLength(4);
    const done = [
      ...voted('budget', [1, 1, 1, 1], after.people),
      { type: 'revealed', criterion: 'budget' },
      next('budget'),
    ] as const;
    const later = done.reduce((state, event) => advance(workshopScript, state, event), after);
    expect(later.current).toBe('team');
  });

  it('leave, and what they said stays theirs', () => {
    const after = afterwards([
      ...shown('goal', [2, 3, 2]),
      { type: 'left', id: 'sam' },
      next('goal'),
    ]);
    expect(after.said.sam?.answers.goal).toEqual({ value: 3 });
    expect(described(after, 'goal')?.ballots).toHaveLength(3);
    expect(described(after, 'budget')?.ballots.map(({ person }) => person.id)).toEqual([
      'kathy',
      'ceo',
    ]);
    expect(agreedOf(workshopScript, after, HEADING)).toMatchObject({
      respondents: ['kathy', 'sam', 'ceo'],
      left: ['sam'],
    });
  });

  it('come back, and what was voted on without them waits for the review', () => {
    const [, sam = lee] = PEOPLE;
    const without = afterwards([
      { type: 'left', id: 'sam' },
      { type: 'answered', criterion: 'goal', by: 'kathy', value: 2 },
      { type: 'answered', criterion: 'goal', by: 'ceo', value: 2 },
      { type: 'revealed', criterion: 'goal' },
      next('goal'),
    ]);
    const after = advance(workshopScript, without, { type: 'joined', person: sam });
    expect(described(after)?.ballots).toHaveLength(3);
    expect(after).toMatchObject({ current: 'budget', skipped: ['goal'] });
    const before = { ...HEADING, left: ['sam', 'mo'] };
    expect(agreedOf(workshopScript, after, before).left).toEqual(['mo']);
    expect(agreedOf(workshopScript, after, { ...HEADING, left: ['sam'] })).not.toHaveProperty(
      'left',
    );
  });

  it('come back under their name alone, in their own group and with their title', () => {
    const groups = new Map([
      ['marketing', 'Marketing'],
      ['sales', 'Sales'],
    ]);
    const gone = { id: 'sam', name: 'Sam', role: 'CSO', group: 'sales', hasLeft: true };
    const people = [...PEOPLE.filter(({ id }) => id !== 'sam'), gone];
    const request = { groups, idOf: () => 'sam-2' };
    expect(personIn(request, 'sam', people)).toEqual(gone);
    expect(personIn(request, 'sam', PEOPLE)).toBe(
      '"sam" is there already; add a surname or a letter',
    );
  });

  it('cannot all leave', () => {
    const after = afterwards(PEOPLE.map(({ id }) => ({ type: 'left', id })));
    expect(described(after)?.ballots.map(({ person }) => person.id)).toEqual(['ceo']);
  });

  it('are renamed, and their file says so', () => {
    const after = afterwards([{ type: 'renamed', id: 'sam', name: 'Samira' }]);
    const person = after.people[1] ?? lee;
    const before = { ...HEADING, respondent: { id: 'sam', name: 'Sam' }, answers: {} };
    const { respondent } = answersOf(workshopScript, after, person, { ...filing, before });
    expect(respondent).toEqual({ id: 'sam', name: 'Samira' });
  });

  it.each([
    {
      event: { ...joined, person: { ...lee, name: 'sam' } },
      says: '"sam" is there already; add a surname or a letter',
    },
    {
      event: { type: 'renamed', id: 'sam', name: ' ' },
      says: 'type a name; the answers file needs it',
    },
  ] satisfies readonly { event: ConversationEvent; says: string }[])(
    'have names of their own: $says',
    ({ event, says }) => {
      expect(refuseEvent(workshopScript, { people: PEOPLE }, event)).toBe(says);
    },
  );
});

describe('a workshop that is resumed', () => {
  it('begins at the first criterion that somebody has not voted on', () => {
    const said = (answers: object) => ({ answers: { ...answers }, remarks: {} });
    const one = { goal: { value: 2 } };
    const before = {
      people: PEOPLE,
      said: { kathy: said({ ...one, budget: { value: 1 } }), sam: said(one), ceo: said(one) },
      agreed: emptyRecord,
    };
    const begun = startConversation(workshopScript, before);
    expect(begun).toMatchObject({
      current: 'budget',
      trail: ['goal'],
      ballot: { kind: 'first', voted: ['kathy'] },
    });
    expect(progress(workshopScript, begun)).toMatchObject({ answered: 1, of: 5 });
    expect(unansweredCriteria(workshopScript, begun)).toEqual(['budget', 'team', 'price', 'calls']);
  });

  it('asks nothing of those who left, nor opens what was voted on without them', () => {
    const said = (answers: object) => ({ answers: { ...answers }, remarks: {} });
    const both = said({ goal: { value: 2 }, budget: { value: 1 } });
    const people = PEOPLE.map((own) => (own.id === 'sam' ? { ...own, hasLeft: true } : own));
    const before = { people, said: { kathy: both, ceo: both }, agreed: emptyRecord };
    const begun = startConversation(workshopScript, before);
    expect(begun).toMatchObject({ current: 'team', trail: ['goal', 'budget'] });
    expect(progress(workshopScript, begun)).toMatchObject({ answered: 2, of: 5 });
    expect(unansweredCriteria(workshopScript, begun)).toEqual(['team', 'price', 'calls']);
  });

  it('goes to the review where everybody has voted on everything', () => {
    const all = ['goal', 'budget', 'team', 'price', 'calls'].flatMap((id) => [
      { type: 'went-to', criterion: id } as const,
      ...shown(id, [2, 2, 2]),
    ]);
    expect(startConversation(workshopScript, afterwards(all)).status).toBe('reviewing');
  });
});

const HEADING = {
  format: 1,
  checklist: { id: 'test-checklist', version: '1.0.0' },
  subject: 'Company',
  date: '2024-05-06',
  agreed: {},
} as const;

const filing = { date: '2024-05-06', seconds: 1 } as const;

describe('whatever happens in a workshop', () => {
  const events = fc.array(anyWorkshopEvent, { maxLength: 40 });

  it('loses no vote, and keeps the first one beside the second', () => {
    fc.assert(
      fc.property(events, (all) => {
        let state = afterwards([]);
        for (const event of all) {
          const after = advance(workshopScript, state, event);
          if (event.type === 'answered' && after.said !== state.said) {
            const { criterion, by = '', value } = event;
            const before = state.said[by]?.answers[criterion];
            const kept = after.said[by]?.answers[criterion];
            expect(kept).toMatchObject({ value });
            if (state.ballot?.kind === 'second' && before && 'value' in before) {
              const { firstVote = before.value } = before;
              expect(kept).toMatchObject({ firstVote });
            }
          }
          for (const [id, { answers }] of Object.entries(state.said)) {
            const gone = event.type === 'withdrawn' && event.by === id ? event.criterion : null;
            expect(Object.keys(after.said[id]?.answers ?? {})).toEqual(
              expect.arrayContaining(Object.keys(answers).filter((own) => own !== gone)),
            );
          }
          state = after;
        }
      }),
      RUNS,
    );
  });

  it('the order of the respondents changes nothing that is said', () => {
    const others = { people: PEOPLE.toReversed(), said: {}, agreed: emptyRecord };
    fc.assert(
      fc.property(events, (all) => {
        const { said, agreed, current } = afterwards(all, workshopScript, others);
        expect(afterwards(all)).toMatchObject({ said, agreed, current });
      }),
      RUNS,
    );
  });

  it('all files can be read again, and the workshop resumes with the same answers', () => {
    fc.assert(
      fc.property(events, (all) => {
        const state = afterwards(all);
        for (const person of state.people) {
          const { agreed: _, ...heading } = HEADING;
          const respondent = { id: person.id, name: 'Somebody' };
          const before = { ...heading, respondent, answers: {} };
          const file = answersOf(workshopScript, state, person, { ...filing, before });
          expect(answersSchema().safeParse(file).error).toBeUndefined();
        }
        const file = agreedOf(workshopScript, state, HEADING);
        expect(agreedSchema().safeParse(file).error).toBeUndefined();
        expect(startConversation(workshopScript, state).said).toEqual(state.said);
      }),
      RUNS,
    );
  });

  it('only a vote or a newcomer touches anybody’s answers, and shows nothing', () => {
    fc.assert(
      fc.property(events, anyWorkshopEvent, (all, event) => {
        const state = afterwards(all);
        const after = advance(workshopScript, state, event);
        const isVote = ['answered', 'not-applicable', 'withdrawn'].includes(event.type);
        if (!isVote && event.type !== 'joined') expect(after.said).toBe(state.said);
        if (isVote) expect(after.agreed).toBe(state.agreed);
        if (isVote && state.ballot) expect(after.ballot).not.toBeNull();
      }),
      RUNS,
    );
  });
});
