import { describe, expect, it } from 'vitest';
import { unfinishedInput } from '../../src/asking/screen/draw.ts';
import { paste, press } from '../../src/asking/screen/keys.ts';
import {
  arrive,
  fieldMode,
  listMode,
  type ScreenState,
  type Transition,
} from '../../src/asking/screen/state.ts';
import type { ConversationEvent } from '../../src/conversation/script.ts';
import type { ConversationView } from '../../src/conversation/view.ts';
import type { Key } from '../../src/terminal/keys.ts';
import { fieldWith } from '../../src/terminal/text-field.ts';
import { key, typing } from '../terminal/keys.ts';
import { checklistOf, earlierWith, flagshipLevels, having } from './having-interview.ts';

const full = flagshipLevels();
const begun = having(full);
const reviewing = having(full, { said: { status: 'reviewing' } });
const first = 'exec-sponsorship';
const second = 'revenue-owner';

const personIn = () => 'nobody joins an interview';

/** Presses keys, one second apart. */
function pressing(
  view: ConversationView,
  keys: readonly (string | Key)[],
  from?: ScreenState,
): Transition {
  let step: Transition = { ui: from ?? arrive(view, null, null) };
  keys.forEach((own, at) => {
    const pressed = typeof own === 'string' ? key(own) : own;
    step = press(step.ui, pressed, view, { now: at * 1000, personIn });
  });
  return step;
}

/** The only event of some keys. */
function eventOf(
  view: ConversationView,
  keys: readonly (string | Key)[],
  from?: ScreenState,
): ConversationEvent | undefined {
  const { events = [] } = pressing(view, keys, from);
  expect(events.length).toBeLessThan(2);
  return events[0];
}

describe('a key at a criterion', () => {
  it.each([
    { keys: ['3'], event: { type: 'answered', criterion: first, value: 3 } },
    { keys: ['0'], event: { type: 'answered', criterion: first, value: 0 } },
    { keys: ['down', 'return'], event: { type: 'answered', criterion: first, value: 0 } },
    { keys: ['down', 'down', 'return'], event: { type: 'answered', criterion: first, value: 1 } },
    { keys: ['up', 'return'], event: { type: 'answered', criterion: first, value: 4 } },
    {
      keys: ['down', 'up', 'up', 'return'],
      event: { type: 'answered', criterion: first, value: 0 },
    },
    { keys: ['u'], event: { type: 'answered', criterion: first, value: null } },
    { keys: ['s'], event: { type: 'skipped', criterion: first } },
    { keys: ['r'], event: { type: 'opened-review' } },
    { keys: ['q'], event: { type: 'stopped' } },
    { keys: ['Q'], event: { type: 'stopped' } },
    {
      keys: ['n', ...typing('no reps'), 'return'],
      event: { type: 'not-applicable', criterion: first, reason: 'no reps' },
    },
    {
      keys: ['c', ...typing('seen'), 'return'],
      event: { type: 'noted', criterion: first, note: 'seen' },
    },
    {
      keys: ['e', ...typing('a.csv'), 'enter', ...typing('b.csv'), 'return'],
      event: { type: 'evidenced', criterion: first, evidence: ['a.csv', 'b.csv'] },
    },
    { keys: ['g', '4', '.', '3', 'return'], event: { type: 'went-to', criterion: 'shared-data' } },
    {
      keys: [key('3', { meta: true, sequence: '\u001b3' })],
      event: { type: 'answered', criterion: first, value: 3 },
    },
    { keys: ['g', 'down', 'return'], event: { type: 'went-to', criterion: 'revenue-owner' } },
  ])('means what the legend says: $keys', ({ keys, event }) => {
    expect(eventOf(begun, keys)).toEqual(event);
  });

  it.each([
    { keys: ['7'], notice: 'there is no level 7 here' },
    {
      keys: ['return'],
      notice: 'nothing is chosen yet; type an answer, or s to leave it for later',
    },
    { keys: [' '], notice: 'that key does nothing here; ? shows all keys' },
    { keys: ['='], notice: 'there is no answer from last time to keep' },
    { keys: ['x'], notice: 'there is no answer to take back' },
    { keys: ['z'], notice: '"z" does nothing here; ? shows all keys' },
    { keys: ['f5'], notice: 'that key does nothing here; ? shows all keys' },
    { keys: ['b'], notice: 'there is no earlier question' },
    { keys: ['w'], notice: 'everything is saved' },
    { keys: ['c', 'return'], notice: 'left as it was' },
    { keys: ['c', 'escape'], notice: 'left as it was' },
    { keys: ['g', 'escape'], notice: null },
    { keys: ['g', '9', '9', 'return'], notice: 'there is no question 99 in this list' },
    {
      keys: ['n', ' ', 'return'],
      notice: 'say why it does not apply; without a reason it would count as open',
    },
    { keys: ['?', '3'], notice: 'back at the question; keys answer it again' },
  ])('that answers nothing says why: $keys', ({ keys, notice }) => {
    const { ui, events } = pressing(begun, keys);
    expect(events).toBeUndefined();
    expect(ui.notice).toBe(notice);
  });

  it('takes the answer back with x', () => {
    const answered = having(full, { said: { answers: { [first]: { value: 2 } } } });
    expect(eventOf(answered, ['x'])).toEqual({ type: 'withdrawn', criterion: first });
  });

  it('goes back with b and with the left arrow', () => {
    const later = having(full, { said: { current: second, trail: [first] } });
    for (const back of ['b', 'left']) {
      expect(eventOf(later, [back])).toEqual({ type: 'went-back' });
    }
  });

  it.each([
    { answer: { value: 3 }, because: 'a level' },
    { answer: { value: null }, because: "don't know" },
    { answer: { notApplicable: 'no reps' }, because: 'not applicable' },
  ])('leads on from the own answer with Enter: $because', ({ answer }) => {
    const former = having(full, { said: { answers: { [first]: answer } } });
    expect(eventOf(former, ['return'])).toEqual({ type: 'went-on', criterion: first });
    expect(eventOf(former, ['up', 'down', 'return'])).toBeDefined();
  });

  it('chooses nothing of the earlier round by itself, and keeps it with =', () => {
    const view = having(full, { earlier: earlierWith({ [first]: { value: 2, note: 'then' } }) });
    expect(pressing(view, ['return']).events).toBeUndefined();
    expect(eventOf(view, ['='])).toEqual({
      ...{ type: 'answered', criterion: first, value: 2, kept: '2012-08-06' },
    });
    const not = having(full, { earlier: earlierWith({ [first]: { notApplicable: 'no reps' } }) });
    expect(eventOf(not, ['='])).toEqual({
      ...{ type: 'not-applicable', criterion: first, reason: 'no reps', kept: '2012-08-06' },
    });
  });

  it('answers with the places of levels that have scores of their own', () => {
    const levels = [
      { score: 100, label: 'best' },
      { score: 0, label: 'worst' },
    ];
    const small = having(checklistOf('Which?', levels));
    expect(eventOf(small, ['0'])).toEqual({ type: 'answered', criterion: 'one', value: 0 });
    expect(pressing(small, ['2']).ui.notice).toBe('there is no level 2 here');
  });
});

describe('a key behind an answer', () => {
  const pressAt = (ui: ScreenState, name: string, view: ConversationView, now: number) =>
    press(ui, key(name), view, { now, personIn });
  const answered = pressAt(arrive(begun, null, null), '3', begun, 1000).ui;
  const next = having(full, { said: { current: second, trail: [first] } });
  const arrived = arrive(next, answered, null);

  it.each([
    { name: '3', later: 60, answers: false, because: 'nobody reads a question in that time' },
    { name: '3', later: 249, answers: false, because: 'it is within a quarter of a second' },
    { name: '3', later: 400, answers: true, because: 'it is meant' },
    { name: '2', later: 5, answers: true, because: 'another key is no slip of the finger' },
  ])('$name after $later ms answers: $answers, as $because', ({ name, later, answers }) => {
    const { events, ui } = pressAt(arrived, name, next, 1000 + later);
    expect(events !== undefined).toBe(answers);
    expect(ui.notice === null).toBe(answers);
  });

  it('answers once however long it is held', () => {
    let step: Transition = { ui: arrived };
    for (let time = 1030; time < 5000; time += 30) step = pressAt(step.ui, '3', next, time);
    expect(step.events).toBeUndefined();
  });

  it.each(
    ['return', 'space', 'tab'].flatMap((name) =>
      [5, 400, 60_000].map((later) => ({ name, later })),
    ),
  )('that is $name answers nothing more after $later ms', ({ name, later }) => {
    const behind = press(arrived, keyOf(name), next, { now: 1000 + later, personIn });
    expect(behind.events).toBeUndefined();
    expect(behind.ui.mode).toEqual(arrived.mode);
    const again = press(behind.ui, keyOf(name), next, { now: 2000 + later, personIn });
    expect(again.events).toBeUndefined();
  });

  it('opens no field of the next question, and no list entry', () => {
    const text = {
      id: 'only',
      title: 'P',
      weight: 1,
      criteria: [{ id: 'told', type: 'text' as const, question: 'Q' }],
    };
    const words = having({ ...full, points: [text] });
    const onText = press(arrive(words, answered, null), keyOf('return'), words, {
      now: 9000,
      personIn,
    });
    expect(onText.ui.mode.is).toBe('question');
    const list = press(arrive(reviewing, answered, null), keyOf('return'), reviewing, {
      now: 9000,
      personIn,
    });
    expect(list.events).toBeUndefined();
  });

  it('is free again after any other key', () => {
    const down = pressAt(arrived, 'down', next, 3000);
    expect(pressAt(down.ui, 'return', next, 4000).events).toEqual([
      { type: 'answered', criterion: second, value: 0 },
    ]);
  });
});

function keyOf(name: string): Key {
  if (name === 'space') return key(' ');
  return name === 'tab' ? key('tab', { sequence: '\t' }) : key(name);
}

describe('a paste', () => {
  it('is not taken for keys at a criterion', () => {
    const { ui, events } = paste(arrive(begun, null, null), 'line two 3\n3\nq', begun);
    expect(events).toBeUndefined();
    expect(ui.notice).toBe('pasted text is not taken here; c opens a note to paste it in');
  });

  it.each([
    { purpose: 'note', pasted: 'one\r\ntwo\rthree\u001b[31m', text: 'one\ntwo\nthree[31m' },
    { purpose: 'evidence', pasted: 'a.csv\nb.csv', text: 'a.csv\nb.csv' },
    { purpose: 'reason', pasted: 'no reps\nyet\n', text: 'no reps yet' },
  ] as const)('goes into a $purpose whole', ({ purpose, pasted, text }) => {
    const ui = { ...arrive(begun, null, null), mode: fieldMode(purpose, first, '') };
    expect(paste(ui, pasted, begun).ui.mode).toMatchObject({ field: { text } });
  });
});

describe('a field for text', () => {
  const ctrl = (name: string) => key(name, { ctrl: true, sequence: '\u0001' });

  it.each([
    { before: 'seen', keys: ['backspace', 'x'], text: 'seex', because: 'it erases' },
    { before: 'seen', keys: ['left', 'left', '_'], text: 'se_en', because: 'it moves' },
    { before: 'a\nb', keys: ['home', 'x'], text: 'a\nxb', because: 'Home is that of the line' },
    { before: 'one two', keys: [ctrl('w')], text: 'one ', because: 'Ctrl-W takes a word' },
    { before: 'one two', keys: [ctrl('u'), 'x'], text: 'x', because: 'Ctrl-U takes the line' },
    { before: 'a👩‍👩‍👧‍👦', keys: ['backspace'], text: 'a', because: 'a family is one character' },
    { before: 'ab', keys: [ctrl('a'), 'delete'], text: 'b', because: 'Delete takes what follows' },
    { before: '', keys: ['3', '?', 'q'], text: '3?q', because: 'keys are letters here' },
    {
      before: '',
      keys: ['up', 'down', 'left', 'right', 'backspace'],
      text: '',
      because: 'it is empty',
    },
  ])('edits $before to $text: $because', ({ before, keys, text }) => {
    const ui = { ...arrive(begun, null, null), mode: fieldMode('note', first, before) };
    expect(pressing(begun, keys, ui).ui.mode).toMatchObject({ field: { text } });
  });

  it('brings back what was written when it was left, until it is left once more', () => {
    const left = pressing(begun, ['c', ...typing('half'), 'escape']);
    expect(left.events).toBeUndefined();
    expect(left.ui.notice).toBe('left as it was; the same key again brings back what you wrote');
    const again = pressing(begun, ['c'], left.ui);
    expect(again.ui).toMatchObject({
      mode: { field: { text: 'half' } },
      notice: 'this is what you had written; Esc again drops it',
    });
    expect(eventOf(begun, ['return'], again.ui)).toMatchObject({ note: 'half' });
    const dropped = pressing(begun, ['escape', 'c'], again.ui);
    expect(dropped.ui.mode).toMatchObject({ field: { text: '' } });
  });

  it('brings back nothing in another field', () => {
    const { ui } = pressing(begun, ['c', ...typing('half'), 'escape', 'e']);
    expect(ui.mode).toMatchObject({ purpose: 'evidence', field: { text: '' } });
  });

  it('takes another file to save in where saving fails', () => {
    const unsaved = having(full, {
      saving: { isSaved: false, message: 'the disk is full', because: 'disk' },
    });
    expect(pressing(unsaved, ['w', ...typing('/tmp/a.yaml'), 'return']).path).toBe('/tmp/a.yaml');
  });
});

describe('what is half written when an interview is cut off', () => {
  const noted = having(full, {
    said: { remarks: { [first]: { note: 'seen', evidence: ['a.csv'] } } },
  });
  const long = 'x'.repeat(2001);

  it.each([
    {
      keys: ['c', ...typing('half')],
      events: [{ type: 'noted', criterion: first, note: 'half' }],
      said: 'Your unfinished text is now the note on 1.1.',
    },
    {
      keys: ['e', ...typing(long)],
      events: [{ type: 'evidenced', criterion: first, evidence: [long.slice(0, 2000), 'x'] }],
      said: 'Your unfinished text is now evidence on 1.1.',
    },
    {
      keys: ['n', ...typing(long)],
      events: [{ type: 'noted', criterion: first, note: long }],
      said: 'The reason why 1.1 does not apply was half written; it is now in the note there.',
    },
  ])('is kept: $said', ({ keys, events, said }) => {
    expect(unfinishedInput(pressing(begun, keys).ui, begun)).toEqual({ events, said });
  });

  it('leaves the note that there is where it was a reason', () => {
    expect(unfinishedInput(pressing(noted, ['n', ...typing('no reps')]).ui, noted)?.events).toEqual(
      [{ type: 'noted', criterion: first, note: 'seen\nno reps' }],
    );
  });

  it('becomes evidence as far as a note cannot hold it', () => {
    const mode = fieldMode('note', first, '');
    const ui = {
      ...arrive(noted, null, null),
      mode: { ...mode, field: fieldWith('é'.repeat(20_003)) },
    };
    expect(unfinishedInput(ui, noted)?.events).toEqual([
      { type: 'noted', criterion: first, note: 'é'.repeat(20_000) },
      { type: 'evidenced', criterion: first, evidence: ['a.csv', 'ééé'] },
    ]);
  });

  it('is said again where no file can hold it', () => {
    const unsaved = having(full, {
      saving: { isSaved: false, message: 'the disk is full', because: 'disk' },
    });
    expect(unfinishedInput(pressing(unsaved, ['w', ...typing('b.yaml')]).ui, unsaved)).toEqual({
      events: [],
      said: 'You were writing a path: b.yaml',
    });
  });

  it.each([
    { view: begun, keys: ['c'], because: 'nothing was written' },
    { view: noted, keys: ['c'], because: 'the note is as it was' },
    { view: noted, keys: ['c', key('u', { ctrl: true })], because: 'an empty note is none' },
    { view: begun, keys: ['g', '1'], because: 'a number is no text' },
  ])('is nothing where $because', ({ view, keys }) => {
    expect(unfinishedInput(pressing(view, keys).ui, view)).toBeNull();
  });
});

describe('a key in the review', () => {
  it.each([
    { keys: ['return'], event: { type: 'went-to', criterion: first } },
    { keys: ['down', 'return'], event: { type: 'went-to', criterion: second } },
    { keys: ['1', '0', '.', '2', 'return'], event: { type: 'went-to', criterion: 're-audit' } },
    { keys: ['1', 'return'], event: { type: 'went-to', criterion: first } },
    {
      keys: ['1', '.', '3', 'backspace', '2', 'return'],
      event: { type: 'went-to', criterion: second },
    },
    { keys: ['end', 'return'], event: { type: 'went-to', criterion: 're-audit' } },
    { keys: ['b'], event: { type: 'went-back' } },
    { keys: ['q'], event: { type: 'stopped' } },
    { keys: ['f', 'f'], event: { type: 'finished' } },
  ])('leads on: $keys', ({ keys, event }) => {
    expect(eventOf(reviewing, keys)).toEqual(event);
  });

  it('names what is open before it finishes', () => {
    const script = { checklist: full, mode: 'express' } as const;
    const answers = Object.fromEntries(
      ['exec-sponsorship', 'shared-target', 'icp', 'stage-vocabulary'].map((id) => [
        id,
        { value: 1 },
      ]),
    );
    const some = having(full, { script, said: { status: 'reviewing', answers } });
    const { ui, events } = pressing(some, ['f']);
    expect(events).toBeUndefined();
    expect(ui.notice).toBe('open: 5.2, 6.1, 7.2, 8.1, 9.1, 10.1; f again finishes anyway');
  });

  it('starts the list at the criterion that is asked', () => {
    expect(listMode(having(full, { said: { current: 'icp' } }), 'go-to').at).toBe('icp');
  });
});
