import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { commandOf } from '../../src/asking/lines/lines.ts';
import { criterionInWords } from '../../src/asking/lines/solo/show.ts';
import { press } from '../../src/asking/screen/solo/keys.ts';
import { draw } from '../../src/asking/screen/solo/solo.ts';
import { arrive, type InterviewTransition } from '../../src/asking/screen/solo/state.ts';
import { unfinishedInput } from '../../src/asking/screen/solo/unfinished.ts';
import { agreedIn } from '../../src/asking/screen/workshop/keys.ts';
import { whoSaysWhy } from '../../src/asking/screen/workshop/wording.ts';
import type { AnswerValue } from '../../src/checklist/criterion.ts';
import { startInterview } from '../../src/conversation/script.ts';
import { advance } from '../../src/conversation/solo/advance.ts';
import { criterionView, type InterviewView } from '../../src/conversation/solo/view.ts';
import { advanceWorkshop, startWorkshop } from '../../src/conversation/workshop/advance.ts';
import {
  type BallotMark,
  parseBallotLine,
  refuseBallot,
  votesFrom,
} from '../../src/conversation/workshop/ballots.ts';
import { workshopView } from '../../src/conversation/workshop/view.ts';
import type { Vote, WorkshopScript } from '../../src/conversation/workshop/workshop.ts';
import type { Key } from '../../src/terminal/keys.ts';
import { everyType } from '../every-type.ts';

const script = { checklist: everyType, mode: 'full' } as const;
const saving = { isSaved: true, message: null } as const;

/** Interview at the criterion of this type. */
function at(type: string, answer?: AnswerValue): InterviewView {
  const start = startInterview(script);
  const said =
    answer === undefined
      ? start
      : advance(script, start, { type: 'answered', criterion: type, value: answer });
  return { script, interview: { ...said, status: 'asking', current: type }, saving, earlier: null };
}

function key(name: string): Key {
  const named: Readonly<Record<string, string>> = { return: '\r', space: ' ', escape: '\u001b' };
  return {
    name,
    sequence: named[name] ?? (name.length === 1 ? name : ''),
    ctrl: false,
    meta: false,
  };
}

/** Presses keys, so many milliseconds apart. */
function pressing(
  view: InterviewView,
  keys: readonly string[],
  apart = 1000,
  before?: InterviewTransition,
): InterviewTransition {
  let step: InterviewTransition = before ?? { ui: arrive(view, null, null) };
  keys.forEach((name, i) => {
    step = press(step.ui, key(name), view, (i + 1) * apart);
  });
  return step;
}

function screenOf(view: InterviewView, keys: readonly string[] = []): string {
  const { ui } = pressing(view, keys);
  const window = { columns: 80, rows: 24, paint: new Chalk({ level: 0 }) };
  return draw(ui, view, window).lines.join('\n');
}

describe('a key', () => {
  it.each<{ type: string; keys: readonly string[]; value: AnswerValue; because: string }>([
    { type: 'yes-no', keys: ['y'], value: true, because: 'y is yes' },
    { type: 'yes-no', keys: ['1'], value: true, because: '1 is the better end' },
    { type: 'yes-no', keys: ['0'], value: false, because: '0 is the worse end' },
    { type: 'yes-no', keys: ['down', 'return'], value: true, because: 'the arrows are on yes' },
    { type: 'choice', keys: ['1'], value: 'mail', because: 'options have numbers from 0' },
    { type: 'choice', keys: ['down', 'down', 'return'], value: 'not', because: 'it is the third' },
    { type: 'multi-choice', keys: ['return'], value: [], because: 'no box is ticked' },
    {
      type: 'multi-choice',
      keys: ['3', '1', 'return'],
      value: ['icp', 'sql'],
      because: 'boxes are kept in the order of the checklist',
    },
    {
      type: 'multi-choice',
      keys: ['1', '2', '1', 'return'],
      value: ['mql'],
      because: 'a box that is ticked twice is not ticked',
    },
    {
      type: 'multi-choice',
      keys: ['down', 'space', 'return'],
      value: ['mql'],
      because: 'the space bar ticks what the arrows are on',
    },
    {
      type: 'number',
      keys: ['3', '0', '.', '5', 'return'],
      value: 30.5,
      because: 'digits are typed',
    },
    {
      type: 'number',
      keys: ['return', '8', 'return'],
      value: 8,
      because: 'Enter opens the field too',
    },
    {
      type: 'text',
      keys: ['return', ...'so it was', 'return'],
      value: 'so it was',
      because: 'Enter opens a field',
    },
  ])('of $keys answers a $type with $value because $because', ({ type, keys, value }) => {
    expect(pressing(at(type), keys).event).toEqual({ type: 'answered', criterion: type, value });
  });

  it.each([
    { type: 'yes-no', keys: ['n'], field: 'reason', because: 'n is not applicable everywhere' },
    { type: 'number', keys: ['c'], field: 'note', because: 'letters stay commands' },
    { type: 'text', keys: ['e'], field: 'evidence', because: 'letters stay commands' },
  ])('$keys opens the $field of a $type because $because', ({ type, keys, field }) => {
    expect(pressing(at(type), keys).ui.mode).toMatchObject({ is: 'field', purpose: field });
  });

  it.each([
    {
      type: 'number',
      keys: ['9', '9', '9', 'return'],
      notice: 'must be at most 720, not 999; use a smaller number',
    },
    {
      type: 'number',
      keys: ['5', ...' apples', 'return'],
      notice: 'must be a number (hours), not "5 apples"; use 5',
    },
    { type: 'choice', keys: ['7'], notice: 'there is no answer 7 here' },
    { type: 'multi-choice', keys: ['9'], notice: 'there is no box 9 here' },
    { type: 'number', keys: ['y'], notice: '"y" does nothing here; ? shows all keys' },
  ])('of $keys says about a $type: $notice', ({ type, keys, notice }) => {
    const { ui, event } = pressing(at(type), keys);
    expect(event).toBeUndefined();
    expect(ui.notice).toBe(notice);
  });

  it('shows the former answer where it is typed', () => {
    expect(pressing(at('number', 30), ['return']).ui.mode).toMatchObject({ field: { text: '30' } });
    expect(pressing(at('multi-choice', ['sql']), ['1', 'return']).event).toMatchObject({
      value: ['icp', 'sql'],
    });
  });
});

describe('a key that is pressed twice by a slip', () => {
  it.each([
    { from: 'yes-no', keys: ['1'], to: 'multi-choice', again: '1' },
    { from: 'levels', keys: ['3'], to: 'number', again: '3' },
    { from: 'multi-choice', keys: ['return'], to: 'text', again: 'return' },
    { from: 'number', keys: ['8', 'return'], to: 'levels', again: 'return' },
    { from: 'text', keys: ['return', 'x', 'return'], to: 'choice', again: 'return' },
  ])('answers the $from and does nothing to the $to behind it', ({ from, keys, to, again }) => {
    const answered = pressing(at(from), keys);
    expect(answered.event).toBeDefined();
    const next = at(to);
    const arrived = arrive(next, answered.ui, null);
    const echo = press(arrived, key(again), next, keys.length * 1000 + 100);
    expect(echo.event).toBeUndefined();
    expect(echo.ui.mode).toEqual(arrived.mode);
    expect(echo.ui.notice).toMatch(
      /^a second (?:\d|Enter) right behind the first was passed over$/,
    );
  });
});

describe('the screen', () => {
  it.each([
    { type: 'yes-no', shows: ['❯ 0 No', '1 Yes', 'y or 1 yes · 0 no', 'n not applicable'] },
    { type: 'choice', shows: ['0 In the CRM', '2 Not at all', '0-2 answer'] },
    { type: 'multi-choice', shows: ['1 [ ] Ideal customer', '2 [ ] MQL', '1-3 tick · Enter done'] },
    { type: 'number', shows: ['Type the number (hours), 0 or more, 720 or less; Enter takes it.'] },
    { type: 'text', shows: ['Enter opens a field for your words.', 'Enter write'] },
  ])('of a $type shows $shows', ({ type, shows }) => {
    const screen = screenOf(at(type)).replaceAll(/\s+/g, ' ');
    for (const text of shows) expect(screen).toContain(text);
  });

  it('shows which boxes are ticked', () => {
    expect(screenOf(at('multi-choice'), ['2'])).toMatch(/2 {2}\[x\] MQL/);
  });

  it.each([
    { columns: 40, rows: 12 },
    { columns: 20, rows: 6 },
  ])('fits into $columns by $rows for every type', ({ columns, rows }) => {
    for (const type of ['yes-no', 'choice', 'multi-choice', 'number', 'text']) {
      const view = at(type);
      const window = { columns, rows, paint: new Chalk({ level: 0 }) };
      const { lines } = draw(arrive(view, null, null), view, window);
      expect(lines.length).toBeLessThanOrEqual(rows);
    }
  });
});

describe('an answer that is half written', () => {
  it('is kept in the note, as it was not yet given', () => {
    const view = at('text');
    const { ui } = pressing(view, ['return', ...'half']);
    expect(unfinishedInput(ui, view)?.events).toEqual([
      { type: 'noted', criterion: 'text', note: 'half' },
    ]);
  });
});

describe('line by line', () => {
  it.each([
    { type: 'yes-no', shows: ['  0 No', '  1 Yes'] },
    { type: 'multi-choice', shows: ['  1 Ideal customer', 'such as 13 or 1+3; 0 for none'] },
    { type: 'number', shows: ['Type the number (hours), 0 or more, 720 or less'] },
    { type: 'text', shows: ['Answer in your own words; an empty line ends the answer.'] },
  ])('a $type is read out with $shows', ({ type, shows }) => {
    const view = criterionView(at(type));
    const words = view ? criterionInWords(view, false) : '';
    for (const text of shows) expect(words).toContain(text);
  });

  it('tells a number from a word', () => {
    expect(commandOf('13').name).toBe('number');
    expect(commandOf('1+3').name).toBe('other');
  });
});

const workshopScript: WorkshopScript = {
  ...script,
  people: [
    { id: 'kathy', name: 'Kathy', group: 'marketing' },
    { id: 'sam', name: 'Sam', group: 'sales' },
  ],
};

function workshopAt(type: string, votes?: Readonly<Record<string, Vote>>) {
  const start = startWorkshop(workshopScript);
  const voted = votes
    ? advanceWorkshop(workshopScript, start, {
        type: 'voted',
        criterion: type,
        votes,
        isSecond: false,
      })
    : start;
  const view = workshopView({
    script: workshopScript,
    workshop: { ...voted, status: 'asking', current: type },
    saving,
    earlier: null,
  });
  if (!view) throw new Error(`no workshop at ${type}`);
  return view;
}

describe('the votes of a workshop', () => {
  it.each<{ type: string; line: string; values: readonly (AnswerValue | null)[]; because: string }>(
    [
      { type: 'yes-no', line: '10', values: [true, false], because: 'digits may stand together' },
      { type: 'choice', line: '2 -', values: ['not', null], because: '- is "I don\'t know"' },
      {
        type: 'multi-choice',
        line: '13 0',
        values: [['icp', 'sql'], []],
        because: 'boxes stand together, and people apart',
      },
      {
        type: 'multi-choice',
        line: '1+2, 3',
        values: [['icp', 'mql'], ['sql']],
        because: '+ joins',
      },
      { type: 'number', line: '30.5 4', values: [30.5, 4], because: 'numbers have spaces between' },
    ],
  )('"$line" on a $type are $values because $because', ({ type, line, values }) => {
    const view = workshopAt(type);
    const marks = parseBallotLine(line, view);
    expect(refuseBallot(marks, view.ballots, view)).toBeNull();
    const [kathy, sam] = values;
    expect(votesFrom(marks, view.ballots, {})).toEqual({
      kathy: { value: kathy },
      sam: { value: sam },
    });
  });

  it.each([
    { type: 'yes-no', line: '1 2', refusal: 'there is no answer 2 here; they go from 0 to 1' },
    {
      type: 'multi-choice',
      line: '14 1',
      refusal: 'there is no box 14 here; they go from 1 to 3',
    },
    {
      type: 'number',
      line: '999 1',
      refusal: '"999" must be at most 720, not 999; use a smaller number',
    },
    { type: 'number', line: '30', refusal: '1 vote for 2 people; still missing: Sam' },
  ])('"$line" on a $type are refused: $refusal', ({ type, line, refusal }) => {
    const view = workshopAt(type);
    expect(refuseBallot(parseBallotLine(line, view), view.ballots, view)).toBe(refusal);
  });

  it('are told one by one where the answer is in words', () => {
    const { ballots } = workshopAt('text');
    const marks: readonly BallotMark[] = ballots.map(() => ({ is: 'words', typed: '' }));
    expect(votesFrom(marks, ballots, { kathy: 'It was lost.', sam: '-' })).toEqual({
      kathy: { value: 'It was lost.' },
      sam: { value: null },
    });
  });

  it.each([
    { type: 'yes-no', of: [true, false], says: 'Kathy (1) and Sam (0): say why.' },
    { type: 'yes-no', of: [true, true], says: 'All agree: Yes.' },
    {
      type: 'multi-choice',
      of: [['icp'], ['icp', 'mql']],
      says: 'Sam (12) and Kathy (1): say why.',
    },
    { type: 'number', of: [100, 4], says: 'Sam (4) and Kathy (100): say why.' },
    { type: 'number', of: [8, 8], says: 'All agree: 8 hours.' },
    { type: 'text', of: ['a', 'b'], says: 'Told in words, which are never scored.' },
  ])('of $of on a $type: $says', ({ type, of: [kathy, sam], says }) => {
    const votes = { kathy: { value: kathy ?? null }, sam: { value: sam ?? null } };
    expect(whoSaysWhy(workshopAt(type, votes))).toBe(says);
  });

  it.each([
    { type: 'yes-no', line: 'yes from May on', agreed: { value: true, note: 'from May on' } },
    { type: 'multi-choice', line: '12', agreed: { value: ['icp', 'mql'] } },
    { type: 'number', line: '4 from May on', agreed: { value: 4, note: 'from May on' } },
    { type: 'text', line: 'we lost it', agreed: { value: 'we lost it' } },
  ])('end in "$line" on a $type', ({ type, line, agreed }) => {
    expect(agreedIn(workshopAt(type), line)).toEqual({
      type: 'agreed',
      criterion: type,
      ...agreed,
    });
  });
});
