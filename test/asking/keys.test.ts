import { describe, expect, it } from 'vitest';
import { paste, press } from '../../src/asking/screen/solo/keys.ts';
import {
  arrive,
  fieldMode,
  goToList,
  type InterviewScreenState,
  type InterviewTransition,
} from '../../src/asking/screen/solo/state.ts';
import { unfinishedInput } from '../../src/asking/screen/solo/unfinished.ts';
import type { InterviewView } from '../../src/conversation/solo/view.ts';
import type { Key } from '../../src/terminal/keys.ts';
import { fieldWith } from '../../src/terminal/text-field.ts';
import { key, typing } from '../terminal/keys.ts';
import { checklistOf, flagshipLevels, having } from './having-interview.ts';

const full = flagshipLevels();
const begun = having(full);
const reviewing = having(full, { said: { status: 'reviewing' } });
const first = 'exec-sponsorship';

/** Presses keys, one second apart. */
function pressing(
  view: InterviewView,
  keys: readonly (string | Key)[],
  from?: InterviewScreenState,
): InterviewTransition {
  let step: InterviewTransition = { ui: from ?? arrive(view, null, null) };
  keys.forEach((own, second) => {
    const pressed = typeof own === 'string' ? key(own) : own;
    step = press(step.ui, pressed, view, second * 1000);
  });
  return step;
}

describe('a key at a criterion', () => {
  it.each([
    { keys: ['3'], event: { type: 'answered', criterion: first, value: 3 } },
    { keys: ['0'], event: { type: 'answered', criterion: first, value: 0 } },
    { keys: ['return'], event: { type: 'answered', criterion: first, value: 0 } },
    { keys: ['down', 'down', 'return'], event: { type: 'answered', criterion: first, value: 2 } },
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
    { keys: ['g', '1', '2', 'return'], event: { type: 'went-to', criterion: 'shared-data' } },
    {
      keys: [key('3', { meta: true, sequence: '\u001b3' })],
      event: { type: 'answered', criterion: first, value: 3 },
    },
    { keys: ['g', 'down', 'return'], event: { type: 'went-to', criterion: 'revenue-owner' } },
  ])('means what the legend says: $keys', ({ keys, event }) => {
    expect(pressing(begun, keys).event).toEqual(event);
  });

  it.each([
    { keys: ['7'], notice: 'there is no level 7 here' },
    { keys: ['x'], notice: '"x" does nothing here; ? shows all keys' },
    { keys: ['f5'], notice: 'that key does nothing here; ? shows all keys' },
    { keys: ['b'], notice: 'this is where it began' },
    { keys: ['w'], notice: 'everything is saved' },
    { keys: ['c', 'return'], notice: 'left as it was' },
    { keys: ['c', 'escape'], notice: 'left as it was' },
    { keys: ['g', 'escape'], notice: null },
    { keys: ['g', '9', '9', 'return'], notice: 'there is no criterion 99; they go from 1 to 27' },
    {
      keys: ['n', ' ', 'return'],
      notice: 'say why it does not apply; without a reason it would count as open',
    },
    { keys: ['?', '3'], notice: 'back at the levels; now the keys count again' },
  ])('that answers nothing says why: $keys', ({ keys, notice }) => {
    const { ui, event } = pressing(begun, keys);
    expect(event).toBeUndefined();
    expect(ui.notice).toBe(notice);
  });

  it('goes back with b and with the left arrow', () => {
    const second = having(full, { said: { current: 'revenue-owner', trail: [first] } });
    for (const back of ['b', 'left']) {
      expect(pressing(second, [back]).event).toEqual({ type: 'went-back' });
    }
  });

  it('begins at the former answer, or at that of the earlier round', () => {
    const former = having(full, { said: { answers: { [first]: { value: 3 } } } });
    const earlier = having(full, {
      earlier: { date: '2012-08-06', answers: new Map([[first, { value: 2 }]]) },
    });
    const event = { type: 'answered', criterion: first };
    expect(pressing(former, ['return']).event).toEqual({ ...event, value: 3 });
    expect(pressing(earlier, ['return']).event).toEqual({ ...event, value: 2 });
  });

  it('answers with the places of levels that have scores of their own', () => {
    const levels = [
      { score: 100, label: 'best' },
      { score: 0, label: 'worst' },
    ];
    const small = having(checklistOf('Which?', levels));
    expect(pressing(small, ['0']).event).toEqual({ type: 'answered', criterion: 'one', value: 0 });
    expect(pressing(small, ['2']).ui.notice).toBe('there is no level 2 here');
  });
});

describe('a double tap', () => {
  const answered = press(arrive(begun, null, null), key('3'), begun, 1000).ui;
  const next = having(full, { said: { current: 'revenue-owner', trail: [first] } });
  const arrived = arrive(next, answered, null);

  it.each([
    { name: '3', later: 60, answers: false, because: 'nobody reads a question in that time' },
    { name: '3', later: 249, answers: false, because: 'it is within a quarter of a second' },
    { name: '3', later: 400, answers: true, because: 'it is meant' },
    { name: '2', later: 5, answers: true, because: 'another key is no slip of the finger' },
  ])('of $name after $later ms: $because', ({ name, later, answers }) => {
    const { event, ui } = press(arrived, key(name), next, 1000 + later);
    expect(event !== undefined).toBe(answers);
    expect(ui.notice === null).toBe(answers);
  });

  it('stays one however long the key is held', () => {
    let step: InterviewTransition = { ui: arrived };
    for (let time = 1030; time < 5000; time += 30) step = press(step.ui, key('3'), next, time);
    expect(step.event).toBeUndefined();
  });
});

describe('a paste', () => {
  it('is not taken for keys at a criterion', () => {
    const { ui, event } = paste(arrive(begun, null, null), 'line two 3\n3\nq');
    expect(event).toBeUndefined();
    expect(ui.notice).toBe('pasted text is not taken here; c opens a note to paste it in');
  });

  it.each([
    { purpose: 'note', pasted: 'one\r\ntwo\rthree\u001b[31m', text: 'one\ntwo\nthree[31m' },
    { purpose: 'evidence', pasted: 'a.csv\nb.csv', text: 'a.csv\nb.csv' },
    { purpose: 'reason', pasted: 'no reps\nyet\n', text: 'no reps yet' },
  ] as const)('goes into a $purpose whole', ({ purpose, pasted, text }) => {
    const ui = { ...arrive(begun, null, null), mode: fieldMode(purpose, first, '') };
    expect(paste(ui, pasted).ui.mode).toMatchObject({ field: { text } });
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
    expect(left.event).toBeUndefined();
    expect(left.ui.notice).toBe('left as it was; the same key again brings back what you wrote');
    const again = pressing(begun, ['c'], left.ui);
    expect(again.ui).toMatchObject({
      mode: { field: { text: 'half' } },
      notice: 'this is what you had written; Esc again drops it',
    });
    expect(pressing(begun, ['return'], again.ui).event).toMatchObject({ note: 'half' });
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
    expect(pressing(unsaved, ['w', ...typing('/tmp/a.yaml'), 'return']).place).toBe('/tmp/a.yaml');
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
      said: 'What you were writing is now the note on criterion 1.',
    },
    {
      keys: ['e', ...typing(long)],
      events: [{ type: 'evidenced', criterion: first, evidence: [long.slice(0, 2000), 'x'] }],
      said: 'What you were writing is now evidence on criterion 1.',
    },
    {
      keys: ['n', ...typing(long)],
      events: [{ type: 'noted', criterion: first, note: long }],
      said: 'Why criterion 1 does not apply was half written; it is now in the note there.',
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
      said: 'You were writing the path of a file: b.yaml',
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
    { keys: ['down', 'return'], event: { type: 'went-to', criterion: 'revenue-owner' } },
    { keys: ['2', '7', 'return'], event: { type: 'went-to', criterion: 're-audit' } },
    {
      keys: ['2', '7', 'backspace', 'return'],
      event: { type: 'went-to', criterion: 'revenue-owner' },
    },
    { keys: ['end', 'return'], event: { type: 'went-to', criterion: 're-audit' } },
    { keys: ['b'], event: { type: 'went-back' } },
    { keys: ['q'], event: { type: 'stopped' } },
    { keys: ['f', 'f'], event: { type: 'finished' } },
  ])('leads on: $keys', ({ keys, event }) => {
    expect(pressing(reviewing, keys).event).toEqual(event);
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
    const { ui, event } = pressing(some, ['f']);
    expect(event).toBeUndefined();
    expect(ui.notice).toBe('open: 5, 6, 7, 8, 9, 10; f again finishes all the same');
  });

  it('starts the list at the criterion that is asked', () => {
    expect(goToList(having(full, { said: { current: 'icp' } })).at).toBe(7);
  });
});
