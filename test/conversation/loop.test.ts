import { describe, expect, it } from 'vitest';
import type { Interview, InterviewEvent } from '../../src/conversation/script.ts';
import { startInterview } from '../../src/conversation/script.ts';
import { type Ask, conductInterview, type Save } from '../../src/conversation/solo/advance.ts';
import type { SaveState } from '../../src/io/io.ts';
import { note, review, script, skip, went } from './scripts.ts';

const SAVED: SaveState = { isSaved: true, message: null };
const FULL: SaveState = { isSaved: false, message: 'the disk is full', because: 'disk' };
const finished: InterviewEvent = { type: 'finished' };
const stopped: InterviewEvent = { type: 'stopped' };

const answered = (criterion: string, value: number | null): InterviewEvent => ({
  type: 'answered',
  criterion,
  value,
});

/** Conducts an interview in which these events happen, and these savings in turn. */
async function conducted(events: readonly InterviewEvent[], savings: readonly SaveState[] = []) {
  const shown: (readonly [string | null, SaveState])[] = [];
  const saved: Interview[] = [];
  const ask: Ask = async ({ current }, saving) => {
    const event = events[shown.length];
    shown.push([current, saving]);
    if (!event) throw new Error('asked once too often');
    return event;
  };
  const save: Save = (interview) => savings[saved.push(interview) - 1] ?? SAVED;
  const outcome = await conductInterview(script, startInterview(script), ask, save);
  return { ...outcome, shown, saved };
}

describe('conducting an interview', () => {
  it('saves an answer before it asks for the next', async () => {
    const { shown, saved } = await conducted([answered('goal', 2), stopped]);
    expect(saved).toHaveLength(1);
    expect(saved[0]?.answers).toEqual({ goal: { value: 2 } });
    expect(shown).toEqual([
      ['goal', SAVED],
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
    const { saved, interview } = await conducted([finished]);
    expect(saved.map(({ status }) => status)).toEqual(['finished']);
    expect(interview.status).toBe('finished');
  });

  it('shows that a saving failed, and tries again with the next event', async () => {
    const { shown, saved, saving } = await conducted(
      [answered('goal', 2), went.back, stopped],
      [FULL, SAVED],
    );
    expect(shown.map(([, own]) => own)).toEqual([SAVED, FULL, SAVED]);
    expect(saved).toHaveLength(2);
    expect(saving).toEqual(SAVED);
  });

  it.each([
    { end: finished, because: 'finishing' },
    { end: stopped, because: 'stopping' },
  ])('asks once more before it ends with unsaved answers on $because', async ({ end }) => {
    const { shown, interview, saving } = await conducted(
      [answered('goal', 2), end, end],
      [FULL, FULL, FULL],
    );
    expect(shown.map(([current]) => current)).toEqual(['goal', 'budget', 'budget']);
    expect(interview.status).toBe(end.type);
    expect(saving).toEqual(FULL);
  });

  it('continues when an ending with unsaved answers is taken back', async () => {
    const { interview, saving } = await conducted(
      [answered('goal', 2), stopped, answered('budget', 1), stopped],
      [FULL, FULL, SAVED],
    );
    expect(interview.answers).toHaveProperty('budget');
    expect(saving).toEqual(SAVED);
  });
});
