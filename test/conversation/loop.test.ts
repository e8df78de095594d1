import { describe, expect, it } from 'vitest';
import { startConversation } from '../../src/conversation/advance.ts';
import { runLoop } from '../../src/conversation/loop.ts';
import { alone, type Conversation, type ConversationEvent } from '../../src/conversation/script.ts';
import type { SaveState } from '../../src/io/io.ts';
import { note, review, SAM, script, skip, went } from './scripts.ts';
import { afterwards, PEOPLE, voted, workshopScript } from './workshops.ts';

const SAVED: SaveState = { isSaved: true, message: null };
const FULL: SaveState = { isSaved: false, message: 'the disk is full', because: 'disk' };
const finished: ConversationEvent = { type: 'finished' };
const stopped: ConversationEvent = { type: 'stopped' };

const answered = (criterion: string, value: number | null): ConversationEvent => ({
  type: 'answered',
  criterion,
  value,
});

/** Conducts an interview in which these events happen, and these savings in turn. */
async function conducted(events: readonly ConversationEvent[], savings: readonly SaveState[] = []) {
  const shown: (readonly [string | null, SaveState | null])[] = [];
  const saved: Conversation[] = [];
  const ask = async ({ current }: Conversation, saving: SaveState | null) => {
    const event = events[shown.length];
    shown.push([current, saving]);
    if (!event) throw new Error('asked once too often');
    return event;
  };
  const save = (state: Conversation) => savings[saved.push(state) - 1] ?? SAVED;
  const start = startConversation(script, alone(SAM));
  const outcome = await runLoop(script, start, { ask }, { save });
  return { ...outcome, shown, saved };
}

describe('conducting an interview', () => {
  it('saves an answer before it asks for the next', async () => {
    const { shown, saved } = await conducted([answered('goal', 2), stopped]);
    expect(saved).toHaveLength(1);
    expect(saved[0]?.said.sam?.answers).toEqual({ goal: { value: 2 } });
    expect(shown).toEqual([
      ['goal', null],
      ['budget', SAVED],
    ]);
  });

  it.each([
    { events: [answered('goal', 2)], times: 1, because: 'there is an answer' },
    { events: [answered('goal', 2), answered('goal', 2)], times: 2, because: 'it was given again' },
    { events: [note('goal', 'x')], times: 1, because: 'a note is not to be lost either' },
    { events: [skip('goal'), went.back, review], times: 0, because: 'nothing was said' },
    { events: [answered('goal', 9)], times: 0, because: 'that changed nothing' },
  ])('saves $times times, as $because', async ({ events, times }) => {
    expect((await conducted([...events, stopped])).saved).toHaveLength(times);
  });

  it('saves that it is finished', async () => {
    const { saved, state } = await conducted([finished]);
    expect(saved.map(({ status }) => status)).toEqual(['finished']);
    expect(state.status).toBe('finished');
  });

  it('shows that a saving failed, and tries again with the next event', async () => {
    const { shown, saved, saving } = await conducted(
      [answered('goal', 2), went.back, stopped],
      [FULL, SAVED],
    );
    expect(shown.map(([, own]) => own)).toEqual([null, FULL, SAVED]);
    expect(saved).toHaveLength(2);
    expect(saving).toEqual(SAVED);
  });

  it.each([
    { end: finished, because: 'finishing' },
    { end: stopped, because: 'stopping' },
  ])('asks once more before it ends with unsaved answers on $because', async ({ end }) => {
    const { shown, state, saving } = await conducted(
      [answered('goal', 2), end, end],
      [FULL, FULL, FULL],
    );
    expect(shown.map(([current]) => current)).toEqual(['goal', 'budget', 'budget']);
    expect(state.status).toBe(end.type);
    expect(saving).toEqual(FULL);
  });

  it('continues when an ending with unsaved answers is taken back', async () => {
    const { state, saving } = await conducted(
      [answered('goal', 2), stopped, answered('budget', 1), stopped],
      [FULL, FULL, SAVED],
    );
    expect(state.said.sam?.answers).toHaveProperty('budget');
    expect(saving).toEqual(SAVED);
  });
});

describe('conducting a workshop', () => {
  it('saves each vote before it asks for the next', async () => {
    const events = [...voted('goal', [1, 2, 3]), { type: 'stopped' } as const];
    const saved: Conversation[] = [];
    const shown: number[] = [];
    await runLoop(
      workshopScript,
      startConversation(workshopScript, { people: PEOPLE, said: {}, agreed: NOTHING }),
      {
        ask: async () => {
          shown.push(saved.length);
          return events[shown.length - 1] ?? { type: 'stopped' };
        },
      },
      {
        save: (state) => {
          saved.push(state);
          return SAVED;
        },
      },
    );
    expect(shown).toEqual([0, 1, 2, 3]);
    expect(saved.map(({ said }) => Object.keys(said))).toEqual([
      ['kathy'],
      ['kathy', 'sam'],
      ['kathy', 'sam', 'ceo'],
    ]);
  });

  it('shows where votes go now until the next criterion, however fast they follow', async () => {
    const moved: SaveState = { isSaved: true, message: 'saved in "kathy.mine-1.yaml"' };
    const events = [
      ...voted('goal', [2, 2, 3]),
      { type: 'revealed', criterion: 'goal' },
      { type: 'went-on', criterion: 'goal' },
      ...voted('budget', [1]),
      { type: 'stopped' },
    ] as const;
    const messages: (string | null | undefined)[] = [];
    let saved = 0;
    const ask = async (_: Conversation, saving: SaveState | null) => {
      messages.push(saving?.message);
      return events[messages.length - 1] ?? { type: 'stopped' };
    };
    const save = () => (++saved === 1 ? moved : SAVED);
    await runLoop(workshopScript, afterwards([]), { ask }, { save });
    const { message } = moved;
    expect(messages).toEqual([undefined, message, message, message, message, message, null]);
  });

  it('makes a file for somebody who joins, or says why not', async () => {
    const lee = { id: 'lee', name: 'Lee', group: 'sales' };
    const events = [
      { type: 'joined', person: lee },
      { type: 'joined', person: { ...lee, id: 'lea', name: 'Lea' } },
      { type: 'stopped' },
    ] as const;
    const messages: (string | null | undefined)[] = [];
    const { state } = await runLoop(
      workshopScript,
      afterwards([]),
      {
        ask: async (_, saving) => {
          messages.push(saving?.message);
          return events[messages.length - 1] ?? { type: 'stopped' };
        },
      },
      {
        save: () => SAVED,
        admit: async ({ person }) => (person.id === 'lea' ? 'there is such a file' : null),
      },
    );
    expect(state.people.map(({ id }) => id)).toEqual(['kathy', 'sam', 'ceo', 'lee']);
    expect(messages).toEqual([undefined, null, 'there is such a file']);
  });
});

const NOTHING = { answers: {}, remarks: {} };
