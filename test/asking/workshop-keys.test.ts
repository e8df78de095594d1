import { describe, expect, it } from 'vitest';
import {
  agreedIn,
  pasteInWorkshop,
  pressInWorkshop,
} from '../../src/asking/screen/workshop/keys.ts';
import {
  arriveInWorkshop,
  type WorkshopTransition,
} from '../../src/asking/screen/workshop/state.ts';
import { unfinishedWorkshopInput } from '../../src/asking/screen/workshop/unfinished.ts';
import { questionOf } from '../../src/conversation/script.ts';
import type { WorkshopView } from '../../src/conversation/workshop/view.ts';
import { fieldWith } from '../../src/terminal/text-field.ts';
import { voted } from '../conversation/workshops.ts';
import { checklist, criterion, point } from '../having.ts';
import { key, typing } from '../terminal/keys.ts';
import { situated } from './having-workshop.ts';

const FIRST = 'exec-sponsorship';
const begun = situated(3);
const spread = situated(3, [voted(FIRST, [3, 1, 2])]);
const agreeing = situated(3, [voted(FIRST, [2, 2, 2])]);

/** Presses keys, by default one second apart. */
function pressing(view: WorkshopView, keys: readonly string[], apart = 1000): WorkshopTransition {
  let step: WorkshopTransition = { ui: arriveInWorkshop(view, null, null) };
  keys.forEach((name, at) => {
    step = pressInWorkshop(step.ui, key(name), view, at * apart);
  });
  return step;
}

describe('a line of votes', () => {
  it.each([
    { line: '3 1 2', votes: [3, 1, 2] },
    { line: '312', votes: [3, 1, 2] },
    { line: ' 3,1, 2', votes: [3, 1, 2] },
    { line: '3-u', votes: [3, null, null] },
    { line: '3 ? 2', votes: [3, null, 2] },
  ])('"$line" is everybody’s vote', ({ line, votes }) => {
    const { event } = pressing(begun, [...typing(line), 'return']);
    expect(event).toEqual(voted(FIRST, votes));
  });

  it.each([
    { line: '3 1', notice: '2 votes for 3 people; still missing: Carla' },
    { line: '3', notice: '1 vote for 3 people; still missing: Sam, Carla' },
    { line: '3121', notice: '4 votes for 3 people; take away what is too much' },
    { line: '3 1 7', notice: 'there is no level 7 here; they go from 0 to 4' },
    { line: '3 1 =', notice: 'Carla has no former vote that "=" could keep' },
    { line: '   ', notice: 'type a level for each name, then Enter' },
  ])('"$line" is explained, and stays as it was typed', ({ line, notice }) => {
    const { ui, event } = pressing(begun, [...typing(line), 'return']);
    expect(event).toBeUndefined();
    expect(ui.notice).toBe(notice);
    expect(ui.mode).toMatchObject({ is: 'vote', field: fieldWith(line) });
  });

  it('takes no letter that is no vote, and says what to do', () => {
    const { ui } = pressing(begun, ['3', 'q']);
    expect(ui.notice).toBe('"q" is no vote; Enter takes the votes, Esc empties the line');
    expect(ui.mode).toMatchObject({ field: fieldWith('3') });
  });

  it('asks everybody why who said that it does not apply, one after the other', () => {
    const keys = ['n', '1', 'n', 'return', ...typing('no reps'), 'return'];
    const half = pressing(begun, keys);
    expect(half.event).toBeUndefined();
    expect(half.ui.mode).toMatchObject({ is: 'reason', asked: 'ceo' });
    const { event } = pressing(begun, [...keys, ...typing('no budget'), 'return']);
    expect(event).toEqual(voted(FIRST, ['no reps', 1, 'no budget']));
  });

  it.each([
    { keys: ['n', '1', '2', 'return', 'return'], because: 'a reason is missing' },
    { keys: ['n', '1', '2', 'return', 'x', 'escape'], because: 'somebody thought better of it' },
  ])('counts for nothing where $because', ({ keys }) => {
    expect(pressing(begun, keys).event).toBeUndefined();
  });

  it('leaves a reason that is too long where it was typed', () => {
    const asked = pressing(begun, [...typing('n12'), 'return']).ui;
    const pasted = pasteInWorkshop(asked, 'x'.repeat(2001)).ui;
    const { ui } = pressInWorkshop(pasted, key('return'), begun, 9000);
    expect(ui.notice).toContain('2,000 are kept at most; shorten it');
    expect(ui.mode).toMatchObject({ is: 'reason', field: { caret: 2001 } });
  });

  it('keeps the vote that somebody gave before', () => {
    const before = {
      said: { kathy: { answers: { [FIRST]: { value: 4 } }, remarks: {} } },
      agreed: { answers: {}, remarks: {} },
    };
    const { event } = pressing(situated(3, [], { before }), [...typing('=12'), 'return']);
    expect(event).toEqual(voted(FIRST, [4, 1, 2]));
  });

  it('may be pasted', () => {
    const ui = arriveInWorkshop(begun, null, null);
    expect(pasteInWorkshop(ui, '3 1 2\n').ui.mode).toMatchObject({ field: fieldWith('3 1 2') });
    expect(pasteInWorkshop(ui, 'hello').ui.notice).toContain('not taken here');
  });
});

describe('a key before the votes', () => {
  it.each([
    { keys: ['s'], event: { type: 'skipped', criterion: FIRST } },
    { keys: ['r'], event: { type: 'opened-review' } },
    { keys: ['q'], event: { type: 'stopped' } },
    { keys: ['g', '2', 'return'], event: { type: 'went-to', criterion: 'revenue-owner' } },
    {
      keys: ['c', ...typing('seen'), 'return'],
      event: { type: 'noted', criterion: FIRST, note: 'seen' },
    },
    {
      keys: ['e', ...typing('a.csv'), 'enter', ...typing('b.csv'), 'return'],
      event: { type: 'evidenced', criterion: FIRST, evidence: ['a.csv', 'b.csv'] },
    },
  ])('means what the legend says: $keys', ({ keys, event }) => {
    expect(pressing(begun, keys).event).toEqual(event);
  });

  it('opens the help with "?" while the line is empty', () => {
    expect(pressing(begun, ['?']).ui.mode.is).toBe('help');
    expect(pressing(begun, ['?', '?']).ui.mode.is).toBe('vote');
  });
});

describe('a key at the spread', () => {
  it.each([
    { keys: ['return'], event: { type: 'went-on', criterion: FIRST } },
    {
      keys: ['v', ...typing('222'), 'return'],
      event: voted(FIRST, [2, 2, 2], true),
    },
    { keys: ['x', 'backspace', '4', 'return'], event: voted(FIRST, [3, 1, 4]) },
    {
      keys: ['a', ...typing('2 from May on'), 'return'],
      event: { type: 'agreed', criterion: FIRST, value: 2, note: 'from May on' },
    },
    { keys: ['a', '2', 'return'], event: { type: 'agreed', criterion: FIRST, value: 2 } },
  ])('means what the legend says: $keys', ({ keys, event }) => {
    expect(pressing(spread, keys).event).toEqual(event);
  });

  it.each([
    { keys: ['3'], notice: 'v takes a second vote, x corrects this one, Enter goes on' },
    {
      keys: ['a', '9', 'return'],
      notice: 'level 9 does not exist; use a level from 0 to 4',
    },
    { keys: ['a', 'y', 'return'], notice: 'begin with the level, such as: 3 from May on' },
    { keys: ['z'], notice: '"z" does nothing here; ? shows all keys' },
  ])('explains $keys', ({ keys, notice }) => {
    expect(pressing(spread, keys)).toMatchObject({ ui: { notice } });
  });

  it('takes no second vote where all agree', () => {
    expect(pressing(agreeing, ['v']).ui.notice).toBe('all gave the same level; x corrects a vote');
  });

  it('passes over a second Enter right behind the one that took the votes', () => {
    const ui = { ...arriveInWorkshop(spread, null, null), votedAt: 1000 };
    expect(pressInWorkshop(ui, key('return'), spread, 1100).event).toBeUndefined();
    expect(pressInWorkshop(ui, key('return'), spread, 1300).event).toMatchObject({
      type: 'went-on',
    });
  });

  it('brings back what was written in a field that Esc left', () => {
    const left = pressing(spread, ['c', ...typing('half'), 'escape']);
    expect(left.ui.notice).toBe('left as it was; the same key again brings back what you wrote');
    const again = pressing(spread, ['c', ...typing('half'), 'escape', 'c', 'return']);
    expect(again.event).toMatchObject({ type: 'noted', note: 'half' });
  });

  it('leaves a second vote with Esc', () => {
    expect(pressing(spread, ['v', '2', 'escape', 'escape']).ui.mode.is).toBe('spread');
  });
});

describe('what was agreed', () => {
  it.each([
    { line: '3', event: { value: 3 } },
    { line: '3 from May on', event: { value: 3, note: 'from May on' } },
    { line: '3: from May on', event: { value: 3, note: 'from May on' } },
    { line: '', event: { value: null } },
    { line: '-', event: { value: null } },
  ])('is "$line" in a line', ({ line, event }) => {
    const goal = criterion('goal');
    const of = checklist(point('p', 1, goal));
    expect(agreedIn(questionOf(of, goal), line)).toEqual({
      type: 'agreed',
      criterion: 'goal',
      ...event,
    });
  });
});

describe('what is half written when a workshop is cut off', () => {
  const named = (events: readonly object[], said: string) => ({ events, said });
  const note = (text: string) => ({ type: 'noted', criterion: FIRST, note: text });

  it.each([
    {
      view: spread,
      keys: ['c', ...typing('half')],
      draft: named([note('half')], "What you were writing is now the room's note on criterion 1."),
    },
    {
      view: spread,
      keys: ['a', ...typing('2 from')],
      draft: named(
        [note('2 from')],
        "What was agreed on criterion 1 was half written; it is now in the room's note there.",
      ),
    },
    {
      view: begun,
      keys: typing('3 1'),
      draft: named([], 'These votes were not taken: 3 1'),
    },
    {
      view: begun,
      keys: [...typing('n1n'), 'return', ...typing('no reps'), 'return', ...typing('no bud')],
      draft: named(
        [note('no reps\nno bud')],
        "These votes were not taken: n1n; why it does not apply is now in the room's note.",
      ),
    },
  ])('is kept or said again: $draft.said', ({ view, keys, draft }) => {
    expect(unfinishedWorkshopInput(pressing(view, keys).ui, view)).toEqual(draft);
  });

  it('is nothing where nothing was written', () => {
    expect(unfinishedWorkshopInput(pressing(begun, []).ui, begun)).toBeNull();
    expect(unfinishedWorkshopInput(pressing(spread, ['c']).ui, spread)).toBeNull();
  });
});
