import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answers/answers.ts';
import { criteriaOf } from '../../src/checklist/lookup.ts';
import { refuseEvent } from '../../src/conversation/record.ts';
import {
  alone,
  askedCriteria,
  type ConversationEvent,
  emptyRecord,
  openCriteria,
  type Script,
  unansweredCriteria,
} from '../../src/conversation/script.ts';
import { questionView } from '../../src/conversation/view.ts';
import {
  advance,
  anyEvent,
  anyScript,
  following,
  type Interview,
  note,
  review,
  SAM,
  saying,
  script,
  skip,
  startInterview,
  went,
} from './scripts.ts';

/** Describes a criterion, by default the current one. */
function described(of: Script, state: Interview, id?: string) {
  const setting = { heading: 'Sam', groups: new Map<string, string>(), hidesNames: false };
  return questionView({ script: of, state, saving: null, earlier: null, setting }, id);
}

const RUNS = { numRuns: 400 };

describe('an interview', () => {
  it('begins at the first criterion', () => {
    expect(startInterview(script)).toEqual({
      people: [SAM],
      said: { sam: emptyRecord },
      agreed: emptyRecord,
      ballot: null,
      status: 'asking',
      current: 'goal',
      trail: [],
      answers: {},
      remarks: {},
      skipped: [],
    });
  });

  it.each([
    { events: [2], current: 'budget', because: 'goal is at least 2' },
    {
      events: [1],
      current: 'team',
      because: 'goal is below 2, so there is no budget to ask about',
    },
    { events: [null], current: 'budget', because: '"I don\'t know" leaves a condition open' },
    { events: [0, 3], current: 'calls', because: 'without a goal there is no price' },
    { events: [skip('goal'), 3], current: 'team', because: 'a criterion was put off' },
    { events: [2, went.back], current: 'goal', because: 'it went back' },
    { events: [2, 1, went.back, went.back], current: 'goal', because: 'it went back twice' },
    { events: [went.back], current: 'goal', because: 'there is nothing to go back to' },
    { events: [2, went.back, 3], current: 'budget', because: 'going back was for one answer' },
    {
      events: [2, 1, 1, went.to('goal'), 2],
      current: 'price',
      because: 'what is answered is not asked again',
    },
    {
      events: [2, went.to('calls'), 1],
      current: 'budget',
      because: 'what was passed by comes after the last',
    },
    {
      events: [2, went.to('calls'), went.back],
      current: 'budget',
      because: 'back leads where it came from',
    },
    { events: [2, review, went.back], current: 'budget', because: 'the review leads back' },
    {
      events: [2, review, went.to('calls')],
      current: 'calls',
      because: 'the review leads anywhere',
    },
    {
      events: [2, 1, went.to('goal'), 1, went.back, went.back, went.back],
      current: 'goal',
      because: 'budget is no longer asked',
    },
    { events: [note('goal', 'x')], current: 'goal', because: 'a note moves nothing' },
    { events: [7], current: 'goal', because: 'there is no level 7' },
    { events: [went.to('nobody')], current: 'goal', because: 'there is no such criterion' },
    { events: [1, went.to('budget')], current: 'team', because: 'it is not asked' },
  ])('asks for $current after $events, as $because', ({ events, current }) => {
    expect(following(events)).toMatchObject({ status: 'asking', current });
  });

  it('opens the review when only skipped criteria are open', () => {
    const end = following([2, 1, skip('team'), 1, 1]);
    expect(end).toMatchObject({ status: 'reviewing', current: 'calls', skipped: ['team'] });
    expect(openCriteria(script, end)).toEqual(['team']);
  });

  it('forgets that a criterion was put off once it is answered', () => {
    expect(following([skip('goal'), went.to('goal'), 2]).skipped).toEqual([]);
  });

  it('keeps answers to what is no longer asked, and shows them when it is asked again', () => {
    const without = following([2, 3, went.to('goal'), 0]);
    expect(without.answers).toHaveProperty('budget', { value: 3 });
    expect(described(script, without, 'budget')).toBeNull();
    const again = advance(script, without, { type: 'answered', criterion: 'goal', value: 4 });
    expect(described(script, again, 'budget')?.answer).toEqual({ value: 3 });
    expect(openCriteria(script, again)).not.toContain('budget');
  });

  it('asks what depends on a criterion that does not apply', () => {
    expect(openCriteria(script, alone(SAM, saying({ goal: 'no fairs' })))).toContain('price');
  });

  it('keeps note and evidence when the answer changes', () => {
    const end = following([
      { type: 'answered', criterion: 'goal', value: 2 },
      note('goal', 'see minutes'),
      { type: 'evidenced', criterion: 'goal', evidence: ['minutes.pdf'] },
      { type: 'not-applicable', criterion: 'goal', reason: 'no fairs' },
      { type: 'answered', criterion: 'goal', value: null },
    ]);
    expect(end.answers.goal).toEqual({
      value: null,
      note: 'see minutes',
      evidence: ['minutes.pdf'],
    });
  });

  it('keeps a first vote when the answer changes', () => {
    const said = { ...emptyRecord, answers: { goal: { value: 1, firstVote: 3 } } };
    const end = following([{ type: 'answered', criterion: 'goal', value: 2 }], script, said);
    expect(end.answers.goal).toEqual({ value: 2, firstVote: 3 });
  });

  it('keeps a note on an open criterion apart from answers until there is one', () => {
    const noted = following([note('goal', 'ask Ben')]);
    expect(noted).toMatchObject({ answers: {}, remarks: { goal: { note: 'ask Ben' } } });
    expect(openCriteria(script, noted)).toContain('goal');
    const answered = advance(script, noted, { type: 'answered', criterion: 'goal', value: 2 });
    expect(answered).toMatchObject({
      answers: { goal: { value: 2, note: 'ask Ben' } },
      remarks: {},
    });
  });

  it('withdraws an answer, stays there, and keeps the note', () => {
    const end = following([
      note('goal', 'see minutes'),
      2,
      went.back,
      { type: 'withdrawn', criterion: 'goal' },
    ]);
    expect(end).toMatchObject({
      ...{ status: 'asking', current: 'goal', answers: {} },
      remarks: { goal: { note: 'see minutes' } },
    });
    expect(openCriteria(script, end)).toContain('goal');
  });

  it('has nothing to withdraw from an open question', () => {
    const before = following([2]);
    expect(advance(script, before, { type: 'withdrawn', criterion: 'budget' })).toEqual(before);
  });

  it('takes a note away by an empty one', () => {
    expect(following([note('goal', 'x'), note('goal', '')]).remarks).toEqual({});
    expect(following([2, note('goal', 'x'), note('goal', '')]).answers.goal).toEqual({ value: 2 });
  });

  it.each(['finished', 'stopped'] as const)('changes no more once it is %s', (type) => {
    const end = following([2, { type }]);
    expect(end.status).toBe(type);
    expect(advance(script, end, { type: 'answered', criterion: 'budget', value: 1 })).toEqual(end);
  });

  it('resumes at the first open criterion, with the way back', () => {
    const resumed = startInterview(script, saying({ goal: 2, team: 1 }));
    expect(resumed).toMatchObject({ status: 'asking', current: 'budget', trail: ['goal'] });
    expect(advance(script, resumed, went.back).current).toBe('goal');
  });

  it('resumes at the review where nothing is open', () => {
    const resumed = startInterview(script, saying({ goal: 0, team: 1, calls: 'no phone' }));
    expect(resumed).toMatchObject({ status: 'reviewing', current: 'calls' });
  });

  it('has nothing to ask of a point whose conditions do not hold', () => {
    const only: Script = {
      ...script,
      onlyOpen: ['budget'],
    };
    expect(startInterview(only, saying({ goal: 0 }))).toMatchObject({
      status: 'reviewing',
      current: null,
    });
  });
});

describe('a part of an interview', () => {
  const ids = (of: Script) =>
    askedCriteria(of, alone(SAM, saying({ goal: 4 }))).map(({ criterion }) => criterion.id);

  it.each<{ part: Partial<Script>; asks: readonly string[] }>([
    { part: {}, asks: ['goal', 'budget', 'team', 'price', 'calls'] },
    { part: { mode: 'express' }, asks: ['goal', 'team', 'price'] },
    { part: { only: ['team', 'price'] }, asks: ['team', 'price'] },
    { part: { only: ['goal', 'budget'], mode: 'express' }, asks: ['goal'] },
    { part: { onlyOpen: ['calls', 'team'] }, asks: ['team', 'calls'] },
  ])('asks $asks with $part', ({ part, asks }) => {
    expect(ids({ ...script, ...part })).toEqual(asks);
  });

  it('asks open criteria whose condition becomes true', () => {
    const onlyOpen = unansweredCriteria(script, alone(SAM, saying({ team: 1, calls: 1 })));
    const end = following([4], { ...script, onlyOpen }, saying({ team: 1, calls: 1 }));
    expect(end.current).toBe('budget');
  });
});

describe('what an event says', () => {
  it.each<{ event: ConversationEvent; refusal: string | null }>([
    { event: { type: 'answered', criterion: 'goal', value: 4 }, refusal: null },
    {
      event: { type: 'answered', criterion: 'goal', value: 5 },
      refusal: 'level 5 does not exist; use a level from 0 to 4',
    },
    {
      event: { type: 'not-applicable', criterion: 'goal', reason: ' ' },
      refusal: 'say why it does not apply; without a reason it would count as open',
    },
    {
      event: { type: 'noted', criterion: 'goal', note: 'x'.repeat(20_001) },
      refusal: 'the note has 20,001 characters, and 20,000 are kept at most; shorten it',
    },
    {
      event: { type: 'noted', criterion: 'goal', note: '\ud83d' },
      refusal: 'the note holds half a character; type it again',
    },
    {
      event: { type: 'evidenced', criterion: 'goal', evidence: ['a', ' '] },
      refusal: 'a piece of evidence is blank; name it or leave it out',
    },
  ])('is refused where the file could not be read again: $refusal', ({ event, refusal }) => {
    expect(refuseEvent(script, startInterview(script), event)).toBe(refusal);
    if (refusal !== null)
      expect(advance(script, startInterview(script), event)).toEqual(startInterview(script));
  });
});

/** All that anybody said, by hand: the model that `advance` is held against. */
function model(of: Script, events: readonly ConversationEvent[]): ReadonlyMap<string, Answer> {
  const answers = new Map<string, Answer>();
  const notes = new Map<string, object>();
  for (const event of events) {
    if (!('criterion' in event) || refuseEvent(of, { people: [SAM] }, event) !== null) continue;
    const said = { answers: Object.fromEntries(answers), remarks: {} };
    if (
      !askedCriteria(of, alone(SAM, said)).some(({ criterion }) => criterion.id === event.criterion)
    )
      continue;
    const { criterion: id } = event;
    if (event.type === 'noted') notes.set(id, { ...notes.get(id), note: event.note || undefined });
    if (event.type === 'evidenced') {
      const evidence = event.evidence.length > 0 ? event.evidence : undefined;
      notes.set(id, { ...notes.get(id), evidence });
    }
    if (event.type === 'answered') answers.set(id, { value: event.value });
    if (event.type === 'not-applicable') answers.set(id, { notApplicable: event.reason });
    if (event.type === 'withdrawn') answers.delete(id);
  }
  return new Map([...answers].map(([id, answer]) => [id, { ...answer, ...notes.get(id) }]));
}

/** The same events about the criteria of another script, mostly about the one that is asked. */
function play(of: Script, events: readonly ConversationEvent[]) {
  const ids = criteriaOf(of.checklist).map(({ criterion }) => criterion.id);
  const states: Interview[] = [startInterview(of)];
  const played: ConversationEvent[] = [];
  for (const [index, event] of events.entries()) {
    const before = states.at(-1) ?? startInterview(of);
    const criterion = index % 3 === 0 ? (ids[index % ids.length] ?? '') : (before.current ?? '');
    const own = 'criterion' in event && index % 7 !== 0 ? { ...event, criterion } : event;
    played.push(own);
    states.push(advance(of, before, own));
  }
  return { states, played };
}

describe('any sequence of events', () => {
  const sequences = fc.tuple(anyScript, fc.array(anyEvent, { maxLength: 40 }));

  it('leaves exactly the answers that were given', () => {
    fc.assert(
      fc.property(sequences, ([of, events]) => {
        const { states, played } = play(of, events);
        const { answers } = states.at(-1) ?? startInterview(of);
        expect(new Map(Object.entries(answers))).toEqual(model(of, played));
      }),
      RUNS,
    );
  });

  it('loses no answer but the one that is withdrawn', () => {
    fc.assert(
      fc.property(sequences, ([of, events]) => {
        const { states, played } = play(of, events);
        const said = states.map(({ answers }) => Object.keys(answers));
        for (const [index, ids] of said.entries()) {
          const event = played[index - 1];
          const gone = event?.type === 'withdrawn' ? event.criterion : null;
          const kept = (said[index - 1] ?? []).filter((id) => id !== gone);
          expect(ids).toEqual(expect.arrayContaining(kept));
        }
      }),
      RUNS,
    );
  });

  it('leads to a valid state each time', () => {
    fc.assert(
      fc.property(sequences, ([of, events]) => {
        const ids = criteriaOf(of.checklist).map(({ criterion }) => criterion.id);
        for (const state of play(of, events).states) {
          const asked = askedCriteria(of, state).map(({ criterion }) => criterion.id);
          if (state.status === 'asking') expect(asked).toContain(state.current);
          for (const id of [...state.trail, ...state.skipped]) expect(ids).toContain(id);
          for (const id of state.skipped) expect(state.answers).not.toHaveProperty(id);
          for (const id of Object.keys(state.remarks)) expect(state.answers).not.toHaveProperty(id);
        }
      }),
      RUNS,
    );
  });

  it('shows an answer again when it goes back right after it', () => {
    fc.assert(
      fc.property(sequences, fc.option(fc.integer({ min: 0, max: 4 })), ([of, events], value) => {
        const before = play(of, events).states.at(-1) ?? startInterview(of);
        fc.pre(before.status === 'asking' && before.current !== null);
        const criterion = before.current ?? '';
        const answered = advance(of, before, { type: 'answered', criterion, value });
        const back = advance(of, answered, { type: 'went-back' });
        expect(back.current).toBe(criterion);
        expect(described(of, back)?.answer).toMatchObject({ value });
      }),
      RUNS,
    );
  });

  it('is resumed at the first open criterion with everything that was said', () => {
    fc.assert(
      fc.property(sequences, ([of, events]) => {
        const { answers, remarks } = play(of, events).states.at(-1) ?? startInterview(of);
        const resumed = startInterview(of, { answers, remarks });
        const [firstOpen] = openCriteria(of, resumed);
        expect(resumed).toMatchObject({ answers, remarks });
        if (firstOpen === undefined) expect(resumed.status).toBe('reviewing');
        else expect(resumed).toMatchObject({ status: 'asking', current: firstOpen });
      }),
      RUNS,
    );
  });

  it('without jumps is resumed where it was', () => {
    fc.assert(
      fc.property(anyScript, fc.array(fc.option(fc.integer({ min: 0, max: 4 }))), (of, values) => {
        let end = startInterview(of);
        for (const value of values) {
          const { status, current: criterion } = end;
          if (status !== 'asking' || criterion === null) break;
          end = advance(of, end, { type: 'answered', criterion, value });
        }
        const { answers, remarks, status, current } = end;
        const resumed = startInterview(of, { answers, remarks });
        expect(resumed.status).toBe(status);
        if (status === 'asking') expect(resumed.current).toBe(current);
      }),
      RUNS,
    );
  });

  it('does the same whatever precedes a criterion in the checklist', () => {
    fc.assert(
      fc.property(sequences, ([of, events]) => {
        const { checklist } = of;
        const turned: Script = {
          ...of,
          checklist: { ...checklist, points: checklist.points.toReversed() },
        };
        const { played } = play(of, events);
        const end = played.reduce(
          (state, event) => advance(turned, state, event),
          startInterview(turned),
        );
        expect(new Map(Object.entries(end.answers))).toEqual(model(turned, played));
      }),
      RUNS,
    );
  });
});
