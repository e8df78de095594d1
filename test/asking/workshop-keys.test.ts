import { describe, expect, it } from 'vitest';
import { unfinishedInput } from '../../src/asking/screen/draw.ts';
import { paste, press } from '../../src/asking/screen/keys.ts';
import { arrive, type ScreenState } from '../../src/asking/screen/state.ts';
import { advance } from '../../src/conversation/advance.ts';
import {
  askedCriteria,
  type ConversationEvent,
  emptyRecord,
  type Person,
  questionOf,
} from '../../src/conversation/script.ts';
import { personIn } from '../../src/conversation/setup.ts';
import type { ConversationView } from '../../src/conversation/view.ts';
import { parseAgreement } from '../../src/conversation/votes.ts';
import { again, shown, voted } from '../conversation/workshops.ts';
import { checklist, criterion, point } from '../having.ts';
import { key, typing } from '../terminal/keys.ts';
import { SETTING } from './having-interview.ts';
import { situated } from './having-workshop.ts';

const FIRST = 'exec-sponsorship';
const SECOND = 'revenue-owner';
const begun = situated(3);
const revealed = situated(3, shown(FIRST, [3, 1, 2]));
const agreeing = situated(3, shown(FIRST, [2, 2, 2]));

const idOf = (name: string) => name.toLowerCase();

/** Screen and conversation after some keys, and everything that happened. */
interface Played {
  readonly ui: ScreenState;
  readonly view: ConversationView;
  readonly events: readonly ConversationEvent[];
}

/** Presses keys, by default one second apart; each event changes the conversation at once. */
function pressing(start: ConversationView, keys: readonly string[], apart = 1000): Played {
  let ui = arrive(start, null, null);
  let view = start;
  const all: ConversationEvent[] = [];
  keys.forEach((name, at) => {
    const world = {
      now: at * apart,
      personIn: (text: string, people: readonly Person[]) =>
        personIn({ groups: SETTING.groups, idOf }, text, people),
    };
    const pasted = name.startsWith('paste:') ? name.slice(6) : null;
    const step = pasted === null ? press(ui, key(name), view, world) : paste(ui, pasted, view);
    ({ ui } = step);
    for (const event of step.events ?? []) {
      all.push(event);
      view = { ...view, state: advance(view.script, view.state, event) };
      ui = arrive(view, ui, null);
    }
  });
  return { ui, view, events: all };
}

describe('the criteria that are asked', () => {
  it.each([
    { keys: ['down', '?'], because: 'no answer changed' },
    { keys: ['3', 'u', '1'], because: 'each vote changed an answer' },
  ])('are worked out once for each state: $because', ({ keys }) => {
    const asked = ({ script, state }: ConversationView) => askedCriteria(script, state);
    let before = begun;
    for (const [index] of keys.entries()) {
      const { view, events } = pressing(begun, keys.slice(0, index + 1));
      // The same array each time, so a screen that asks often costs nothing.
      expect(asked(view)).toBe(asked(view));
      if (events.length === 0) expect(asked(view)).toBe(asked(before));
      before = view;
    }
  });
});

describe('a vote', () => {
  it.each([
    { keys: ['3'], votes: [3] },
    { keys: typing('312'), votes: [3, 1, 2] },
    { keys: ['paste:3 1 2\n'], votes: [3, 1, 2] },
    { keys: ['paste:3,1'], votes: [3, 1] },
    { keys: typing('3-u'), votes: [3, null, null] },
  ])('of $keys is $votes, in seating order', ({ keys, votes }) => {
    expect(pressing(begun, keys).events).toEqual(voted(FIRST, votes));
  });

  it.each([
    { keys: ['3', 'up', '4'], votes: [4], because: 'the cursor went back to Kathy' },
    { keys: ['3', 'backspace', '0'], votes: [0], because: 'Backspace goes back too' },
    { keys: ['down', 'down', '2'], votes: [undefined, undefined, 2], because: 'it is Carla’s' },
  ])('can be given in any order: $because', ({ keys, votes }) => {
    const { said } = pressing(begun, keys).view.state;
    const given = ['kathy', 'sam', 'ceo'].map((id) => said[id]?.answers[FIRST]);
    expect(given.map((own) => (own && 'value' in own ? own.value : undefined))).toEqual([
      ...votes,
      ...Array(3 - votes.length).fill(undefined),
    ]);
  });

  it('is followed by the next person without one, then by the reveal with Enter', () => {
    const two = pressing(begun, ['3', '1']);
    expect(two.ui.mode).toMatchObject({ is: 'vote', at: 'ceo' });
    const all = pressing(begun, ['3', '1', '2']);
    expect(all.ui.mode).toMatchObject({ is: 'vote', at: null });
    const end = pressing(begun, ['3', '1', '2', 'return']);
    expect(end.events.at(-1)).toEqual({ type: 'revealed', criterion: FIRST });
    expect(end.ui.mode.is).toBe('reveal');
  });

  it.each([
    { keys: ['7'], notice: 'there is no level 7 here; they go from 0 to 4' },
    { keys: ['='], notice: 'Kathy has no former vote that "=" could keep' },
    { keys: ['return'], notice: 'nobody has voted yet' },
    {
      keys: ['3', 'return'],
      notice: 'Votes are missing: Sam, Carla. Enter again shows the votes without them.',
    },
    {
      keys: ['3', '1', 'return'],
      notice: 'One vote is missing: Carla. Enter again shows the votes without it.',
    },
    { keys: ['x'], notice: 'there is no answer to take back' },
    {
      keys: ['paste:hello'],
      notice: 'pasted text is not taken here; c opens a note to paste it in',
    },
    { keys: ['paste:3 1 2 4'], notice: '4 votes for 3 people; remove what is too much' },
  ])('that is none is explained: $keys', ({ keys, notice }) => {
    const { ui } = pressing(begun, keys);
    expect(ui.notice).toBe(notice);
    expect(ui.mode.is).toBe('vote');
  });

  it.each([
    { keys: ['3', 's', '1', '2'], because: 'the one before was left for later' },
    { keys: ['down', 'down', 'g', 'down', 'return', '1', '2'], because: 'it was gone to' },
  ])('begins with the first person at another question, where $because', ({ keys }) => {
    const { events } = pressing(begun, keys);
    expect(events.slice(-2)).toEqual(voted(SECOND, [1, 2]));
  });

  it('is taken back with x by whoever the cursor is on', () => {
    const { view, events } = pressing(begun, ['3', '1', 'up', 'x']);
    expect(events.at(-1)).toEqual({ type: 'withdrawn', criterion: FIRST, by: 'sam' });
    expect(view.state.ballot?.voted).toEqual(['kathy']);
    const waiting = pressing(begun, ['n', 'up', 'x', '2', '1', '0']);
    expect(waiting.events).toEqual(voted(FIRST, [2, 1, 0]));
  });

  it('may be missing at the reveal, if Enter says so twice', () => {
    const { view, events } = pressing(begun, ['3', 'return', 'return']);
    expect(events.at(-1)).toEqual({ type: 'revealed', criterion: FIRST });
    expect(view.state.said.sam).toBeUndefined();
  });

  it('of n asks for the reason once, for all who say so', () => {
    const keys = ['n', '1', 'n'];
    const half = pressing(begun, keys);
    expect(half.events).toEqual([{ type: 'answered', criterion: FIRST, by: 'sam', value: 1 }]);
    expect(half.ui.mode).toMatchObject({
      is: 'field',
      purpose: 'reason',
      people: ['kathy', 'ceo'],
    });
    const whole = pressing(begun, [...keys, ...typing('no reps'), 'return']);
    expect(whole.events.slice(1)).toEqual([
      { type: 'not-applicable', criterion: FIRST, by: 'kathy', reason: 'no reps' },
      { type: 'not-applicable', criterion: FIRST, by: 'ceo', reason: 'no reps' },
    ]);
    expect(whole.ui.mode).toMatchObject({ is: 'vote', at: null });
  });

  it.each([
    { keys: ['n', 'n', 'n', 'return'], because: 'a reason is missing' },
    { keys: ['n', 'n', 'n', 'x', 'escape'], because: 'somebody thought better of it' },
  ])('of n counts for nothing where $because', ({ keys }) => {
    expect(pressing(begun, keys).events).toEqual([]);
  });

  it('waits for its reason while a note is written', () => {
    const { ui } = pressing(begun, ['n', 'c', ...typing('seen'), 'return', '1', '2']);
    expect(ui.mode).toMatchObject({ purpose: 'reason', people: ['kathy'] });
  });

  it('leaves a reason that is too long where it was typed', () => {
    const keys = ['n', 'n', 'n', `paste:${'x'.repeat(2001)}`, 'return'];
    const { ui } = pressing(begun, keys);
    expect(ui.notice).toContain('2,000 are kept at most; shorten it');
    expect(ui.mode).toMatchObject({ purpose: 'reason', field: { caret: 2001 } });
  });

  it('given before is not asked for again', () => {
    const before = { said: { kathy: { ...emptyRecord, answers: { [FIRST]: { value: 4 } } } } };
    const { view } = pressing(situated(3, [], { before }), ['1', '2', 'return']);
    expect(view.state.said.kathy?.answers[FIRST]).toEqual({ value: 4 });
  });
});

describe('a key while a workshop votes', () => {
  it.each([
    { keys: ['s'], event: { type: 'skipped', criterion: FIRST } },
    { keys: ['r'], event: { type: 'opened-review' } },
    { keys: ['q'], event: { type: 'stopped' } },
    { keys: ['g', '1', '.', '2', 'return'], event: { type: 'went-to', criterion: SECOND } },
    {
      keys: ['c', ...typing('seen'), 'return'],
      event: { type: 'noted', criterion: FIRST, note: 'seen' },
    },
    {
      keys: ['e', ...typing('a.csv'), 'enter', ...typing('b.csv'), 'return'],
      event: { type: 'evidenced', criterion: FIRST, evidence: ['a.csv', 'b.csv'] },
    },
    {
      keys: ['p', 'a', ...typing('Lee, CFO, leadership'), 'return'],
      event: {
        type: 'joined',
        person: { id: 'lee', name: 'Lee', role: 'CFO', group: 'leadership' },
      },
    },
    { keys: ['p', 'down', 'l'], event: { type: 'left', id: 'sam' } },
    {
      keys: ['p', 'n', ...typing(' Öz'), 'return'],
      event: { type: 'renamed', id: 'kathy', name: 'Kathy Öz' },
    },
  ])('means what the legend says: $keys', ({ keys, event }) => {
    expect(pressing(begun, keys).events).toEqual([event]);
  });

  it('opens and leaves the help', () => {
    expect(pressing(begun, ['?']).ui.mode.is).toBe('help');
    expect(pressing(begun, ['?', '?']).ui.mode.is).toBe('vote');
  });

  it('starts and stops the timer', () => {
    expect(pressing(begun, ['1', 't']).ui.timer).toBe(1000);
    expect(pressing(begun, ['1', 't', 't']).ui.timer).toBeNull();
  });

  it('is told who cannot join', () => {
    const { ui } = pressing(begun, ['p', 'a', ...typing('Sam'), 'return']);
    expect(ui.notice).toBe('"Sam" is there already; add a surname or a letter');
  });
});

describe('a key at the reveal', () => {
  it.each([
    { keys: ['return'], events: [{ type: 'went-on', criterion: FIRST }] },
    { keys: ['v', ...typing('222'), 'return'], events: again(FIRST, [2, 2, 2]) },
    { keys: ['v', '2', 'return'], events: again(FIRST, [2]) },
    { keys: ['v', 'escape'], events: again(FIRST, []) },
    { keys: ['x', '4', 'return'], events: again(FIRST, [4], 'correction') },
    {
      keys: ['a', '2', ...typing(' from May on'), 'return'],
      events: [
        { type: 'agreed', criterion: FIRST, value: 2, note: 'from May on' },
        { type: 'went-on', criterion: FIRST },
      ],
    },
    {
      keys: ['a', 'down', 'down', 'return'],
      events: [
        { type: 'agreed', criterion: FIRST, value: 1 },
        { type: 'went-on', criterion: FIRST },
      ],
    },
    {
      keys: ['a', '-', ...typing('no data'), 'return'],
      events: [
        { type: 'agreed', criterion: FIRST, value: null, note: 'no data' },
        { type: 'went-on', criterion: FIRST },
      ],
    },
  ])('means what the legend says: $keys', ({ keys, events }) => {
    expect(pressing(revealed, keys).events).toEqual(events);
  });

  it.each([
    { keys: ['3'], notice: 'v takes a second vote, x corrects a vote, a agrees, Enter continues' },
    {
      keys: ['a', 'return'],
      notice: 'No level is chosen yet. Type it or choose it with ↑↓; - if you do not agree.',
    },
    { keys: ['z'], notice: '"z" does nothing here; ? shows all keys' },
  ])('explains $keys', ({ keys, notice }) => {
    expect(pressing(revealed, keys).ui.notice).toBe(notice);
  });

  it('takes no second vote where all agree', () => {
    expect(pressing(agreeing, ['v']).ui.notice).toBe('all gave the same answer; x corrects a vote');
  });

  it('passes over a second Enter right behind the one that showed the votes', () => {
    const keys = [...typing('312'), 'return', 'return'];
    expect(pressing(begun, keys, 60).events.at(-1)).toMatchObject({ type: 'revealed' });
    expect(pressing(begun, keys, 300).events.at(-1)).toMatchObject({ type: 'went-on' });
  });

  it('brings back what was written in a field that Esc left', () => {
    const left = pressing(revealed, ['c', ...typing('half'), 'escape']);
    expect(left.ui.notice).toBe('left as it was; the same key again brings back what you wrote');
    const back = pressing(revealed, ['c', ...typing('half'), 'escape', 'c', 'return']);
    expect(back.events).toMatchObject([{ type: 'noted', note: 'half' }]);
  });
});

describe('an agreement', () => {
  it.each([
    { line: '3', event: { value: 3 } },
    { line: '3 from May on', event: { value: 3, note: 'from May on' } },
    { line: '3: from May on', event: { value: 3, note: 'from May on' } },
    { line: '', event: { value: null } },
    { line: '-', event: { value: null } },
    { line: '- no data', event: { value: null, note: 'no data' } },
  ])('is "$line" in a line', ({ line, event }) => {
    const goal = criterion('goal');
    const of = checklist(point('p', 1, goal));
    expect(parseAgreement(questionOf(of, goal), line)).toEqual({
      type: 'agreed',
      criterion: 'goal',
      ...event,
    });
  });
});

describe('what is half written when a workshop is cut off', () => {
  const note = (text: string) => [{ type: 'noted', criterion: FIRST, note: text }];

  it.each([
    {
      view: revealed,
      keys: ['c', ...typing('half')],
      draft: { events: note('half'), said: 'Your unfinished text is now the note on 1.1.' },
    },
    {
      view: revealed,
      keys: ['a', '2', ...typing('from')],
      draft: {
        events: note('2 from'),
        said: 'The agreement on 1.1 was half written; it is now in the note there.',
      },
    },
    {
      view: begun,
      keys: ['n', '1'],
      draft: {
        events: [],
        said: 'These votes were not taken, as the reason was missing: Kathy.',
      },
    },
    {
      view: begun,
      keys: ['n', '1', '2', ...typing('no bud')],
      draft: {
        events: note('no bud'),
        said: 'The reason why 1.1 does not apply was half written; it is now in the note there. These votes were not taken, as the reason was missing: Kathy.',
      },
    },
  ])('is kept or said again: $draft.said', ({ view, keys, draft }) => {
    const played = pressing(view, keys);
    expect(unfinishedInput(played.ui, played.view)).toEqual(draft);
  });

  it('is nothing where nothing was written', () => {
    expect(unfinishedInput(pressing(begun, ['3']).ui, begun)).toBeNull();
    expect(unfinishedInput(pressing(revealed, ['c']).ui, revealed)).toBeNull();
  });
});
