import { describe, expect, it } from 'vitest';
import { runLine } from '../../src/asking/lines/commands.ts';
import { type LineContext, questionInWords } from '../../src/asking/lines/show.ts';
import { draw, unfinishedInput } from '../../src/asking/screen/draw.ts';
import type { DriverOptions } from '../../src/asking/screen/driver.ts';
import { press } from '../../src/asking/screen/keys.ts';
import { arrive } from '../../src/asking/screen/state.ts';
import type { Criterion } from '../../src/checklist/checklist.ts';
import type { AnswerValue } from '../../src/checklist/criterion.ts';
import { advance, startConversation } from '../../src/conversation/advance.ts';
import {
  alone,
  type Conversation,
  type ConversationEvent,
  emptyRecord,
  type Person,
  type Script,
} from '../../src/conversation/script.ts';
import { type ConversationView, questionView } from '../../src/conversation/view.ts';
import { parseAgreement } from '../../src/conversation/votes.ts';
import { voteVerdict } from '../../src/conversation/wording.ts';
import type { Key } from '../../src/terminal/keys.ts';
import { everyType } from '../every-type.ts';
import { checklist, criterion, point } from '../having.ts';
import { canvas, SETTING } from './having-interview.ts';

const PEOPLE: readonly Person[] = [
  { id: 'kathy', name: 'Kathy', group: 'marketing' },
  { id: 'sam', name: 'Sam', group: 'sales' },
];

const levels = (from: number, to: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, at) => [from + at, `Level text ${from + at}`]),
  );

/** A criterion of each type and kind of scale, by name. */
const CRITERIA: Readonly<Record<string, Criterion>> = {
  ...Object.fromEntries(
    everyType.points.flatMap(({ criteria }) => criteria.map((own) => [own.id, own])),
  ),
  'one to five': { ...criterion('one-to-five'), levels: levels(1, 5) } as Criterion,
  'minus two to two': { ...criterion('minus-two'), levels: levels(-2, 2) } as Criterion,
  'zero to ten': { ...criterion('zero-to-ten'), levels: levels(0, 10) } as Criterion,
  'always applies': { ...criterion('always'), notApplicable: false },
  profile: {
    id: 'profile',
    type: 'choice',
    scored: false,
    question: 'Which market?',
    options: [
      { id: 'b2b', label: 'Companies' },
      { id: 'b2c', label: 'Consumers' },
    ],
  } as Criterion,
};

function viewAt(name: string, isWorkshop: boolean, answer?: AnswerValue): ConversationView {
  const own = CRITERIA[name] ?? criterion('none');
  const script: Script = {
    checklist: checklist(point('p', 1, own, criterion('later'))),
    mode: 'full',
    ...(isWorkshop ? { isWorkshop } : {}),
  };
  const [sam = { id: 'sam', name: 'Sam', group: 'sales' }] = PEOPLE.slice(1);
  const said =
    answer === undefined ? emptyRecord : { answers: { [own.id]: { value: answer } }, remarks: {} };
  const record = isWorkshop ? { people: PEOPLE, said: {}, agreed: emptyRecord } : alone(sam, said);
  const start = startConversation(script, record);
  const state: Conversation = { ...start, status: 'asking', current: own.id };
  return { script, state, saving: null, earlier: null, setting: SETTING };
}

function key(name: string): Key {
  const named: Readonly<Record<string, string>> = { return: '\r', space: ' ', escape: '\u001b' };
  const sequence = named[name] ?? (name.length === 1 ? name : '');
  return { name, sequence, ctrl: false, meta: false };
}

const personIn = () => 'nobody joins here';

/** Presses keys one second apart; events change the conversation at once. */
function pressing(start: ConversationView, keys: readonly string[]) {
  let view = start;
  let ui = arrive(view, null, null);
  const events: ConversationEvent[] = [];
  keys.forEach((name, at) => {
    const step = press(ui, key(name), view, { now: at * 1000, personIn });
    ({ ui } = step);
    for (const event of step.events ?? []) {
      events.push(event);
      view = { ...view, state: advance(view.script, view.state, event) };
      ui = arrive(view, ui, null);
    }
  });
  return { ui, view, events };
}

/** Types lines; events change the conversation at once. */
async function typing(start: ConversationView, lines: readonly string[]) {
  let view = start;
  const said: string[] = [];
  const left = [...lines];
  const hear = async () => left.shift() ?? null;
  const options: DriverOptions = {
    ...{ script: view.script, earlier: null, setting: SETTING },
    ...{ now: () => 0, moveTo: () => null, personIn },
  };
  const context: LineContext = {
    ...{ options, hear, lastPoint: null, lastShown: null, warnedOf: null, explained: new Set() },
    say: (text) => said.push(text),
    prompt: (text) => said.push(text),
  };
  const events: ConversationEvent[] = [];
  for (let line = await hear(); line !== null; line = await hear()) {
    for (const event of (await runLine(context, view, line)) ?? []) {
      events.push(event);
      view = { ...view, state: advance(view.script, view.state, event) };
    }
  }
  return { view, events, said: said.join('\n') };
}

/** Value that somebody has in the end; `undefined` without an answer. */
function heldBy({ state }: ConversationView, id: string, by = 'sam') {
  const answer = state.said[by]?.answers[id];
  if (!answer) return undefined;
  return 'value' in answer ? answer.value : answer;
}

interface Answering {
  readonly name: string;
  readonly keys: readonly string[];
  readonly lines: readonly string[];
  /** Keys of the votes of Kathy and of Sam, the line of both, and what Sam voted. */
  readonly votes: readonly string[];
  readonly line: readonly string[];
  readonly agreed: string;
  readonly value: AnswerValue;
}

const ANSWERING: readonly Answering[] = [
  {
    ...{ name: 'levels', keys: ['3'], lines: ['3'], value: 3 },
    ...{ votes: ['1', '3'], line: ['13'], agreed: '3 from May on' },
  },
  {
    ...{ name: 'one to five', keys: ['5'], lines: ['5'], value: 5 },
    ...{ votes: ['1', '5'], line: ['1 5'], agreed: '5' },
  },
  {
    ...{ name: 'minus two to two', keys: ['-', '2', 'return'], lines: ['-2'], value: -2 },
    ...{ votes: ['1', 'return', '-', '2', 'return'], line: ['1 -2'], agreed: '-2 as ever' },
  },
  {
    ...{ name: 'zero to ten', keys: ['1', '0', 'return'], lines: ['10'], value: 10 },
    ...{ votes: ['3', 'return', '1', '0', 'return'], line: ['3 10'], agreed: '10' },
  },
  {
    ...{ name: 'always applies', keys: ['down', 'return'], lines: ['0'], value: 0 },
    ...{ votes: ['1', '0'], line: ['10'], agreed: '0' },
  },
  {
    ...{ name: 'yes-no', keys: ['y'], lines: ['yes'], value: true },
    ...{ votes: ['0', 'y'], line: ['0 1'], agreed: 'yes from May on' },
  },
  {
    ...{ name: 'choice', keys: ['1'], lines: ['by mail'], value: 'mail' },
    ...{ votes: ['0', '1'], line: ['01'], agreed: '1' },
  },
  {
    ...{ name: 'profile', keys: ['1'], lines: ['1'], value: 'b2c' },
    ...{ votes: ['0', '1'], line: ['01'], agreed: '1' },
  },
  {
    ...{ name: 'multi-choice', keys: ['3', '1', 'return'], lines: ['1+3'], value: ['icp', 'sql'] },
    ...{ votes: ['2', 'return', '1', '3', 'return'], line: ['2 13'], agreed: '13' },
  },
  {
    ...{ name: 'number', keys: ['3', '0', '.', '5', 'return'], lines: ['30,5 hours'], value: 30.5 },
    ...{
      votes: ['4', 'return', '3', '0', '.', '5', 'return'],
      line: ['4 30.5'],
      agreed: '30.5 so far',
    },
  },
  {
    ...{ name: 'text', keys: ['return', ...'so it was', 'return'], lines: ['so it was', ''] },
    ...{ votes: ['return', 'x', 'return', 'return', ...'so it was', 'return'] },
    ...{ line: ['', 'x', 'so it was'], agreed: 'so it was', value: 'so it was' },
  },
];

describe('every type of criterion', () => {
  it.each(ANSWERING)('$name is answered with keys', ({ name, keys, value }) => {
    const start = viewAt(name, false);
    const { view, events } = pressing(start, keys);
    expect(events).toHaveLength(1);
    expect(heldBy(view, start.state.current ?? '')).toEqual(value);
  });

  it.each(ANSWERING)('$name is answered in lines', async ({ name, lines, value }) => {
    const start = viewAt(name, false);
    const { view } = await typing(start, lines);
    expect(heldBy(view, start.state.current ?? '')).toEqual(value);
  });

  it.each(ANSWERING)('$name is voted on with keys', ({ name, votes, value }) => {
    const start = viewAt(name, true);
    const { view, ui } = pressing(start, [...votes, 'return']);
    expect(heldBy(view, start.state.current ?? '')).toEqual(value);
    expect(ui.mode.is).toBe('reveal');
  });

  it.each(ANSWERING)('$name is voted on in a line', async ({ name, line, value }) => {
    const start = viewAt(name, true);
    const { view } = await typing(start, line);
    expect(heldBy(view, start.state.current ?? '')).toEqual(value);
    expect(view.state.ballot).toBeNull();
  });

  it.each(ANSWERING)('$name is agreed on', ({ name, agreed, value }) => {
    const question = questionView(viewAt(name, true));
    expect(question && parseAgreement(question, agreed)).toMatchObject({ value });
  });

  it.each(ANSWERING)('$name chooses nothing by itself', ({ name }) => {
    const start = viewAt(name, false);
    expect(pressing(start, ['return']).events).toEqual([]);
    expect(draw(pressing(start, []).ui, start, canvas(80, 24)).lines.join('\n')).not.toContain('❯');
  });

  it.each(ANSWERING)(
    '$name shows its own answer again, and leads on with Enter',
    ({ name, value }) => {
      const start = viewAt(name, false, value);
      const { ui } = pressing(start, []);
      const shown = draw(ui, start, canvas(80, 24)).lines.join('\n');
      expect(shown).toMatch(/You (chose|said)/);
      const isTyped = ['number', 'text'].includes(name);
      const { events } = pressing(start, ['return']);
      expect(events.map(({ type }) => type)).toEqual(isTyped ? [] : ['went-on']);
    },
  );

  it.each(ANSWERING)('$name takes "don\'t know", and "not applicable" where it can', ({ name }) => {
    const start = viewAt(name, false);
    const id = start.state.current ?? '';
    expect(heldBy(pressing(start, ['u']).view, id)).toBeNull();
    const not = pressing(start, ['n', ...'no reps', 'return']);
    if (name === 'always applies') {
      expect(pressing(start, ['n']).ui.notice).toContain('always applies');
      expect(draw(pressing(start, []).ui, start, canvas(80, 24)).lines.join('\n')).not.toContain(
        'not applicable',
      );
    } else expect(heldBy(not.view, id)).toEqual({ notApplicable: 'no reps' });
  });
});

/** Characters that a keyboard for Japanese, and one for Arabic, type for digits. */
const DIGITS = ['０１２３４５６７８９', '٠١٢٣٤٥٦٧٨٩'];

describe.each(DIGITS)('with the digits %s', (digits) => {
  const typed = (texts: readonly string[]) =>
    texts.map((text) => text.replace(/\d/g, (digit) => digits.charAt(Number(digit))));

  it.each(ANSWERING.filter(({ name }) => name !== 'text'))(
    '$name has the same answer',
    async ({ name, keys, lines, votes, line, value }) => {
      const [start, workshop] = [viewAt(name, false), viewAt(name, true)];
      const id = start.state.current ?? '';
      expect(heldBy(pressing(start, typed(keys)).view, id)).toEqual(value);
      expect(heldBy((await typing(start, typed(lines))).view, id)).toEqual(value);
      expect(heldBy(pressing(workshop, [...typed(votes), 'return']).view, id)).toEqual(value);
      expect(heldBy((await typing(workshop, typed(line))).view, id)).toEqual(value);
    },
  );

  it('keeps words as they are typed', async () => {
    const start = viewAt('text', false);
    const [word = ''] = typed(['48']);
    const { view } = await typing(start, [word, '']);
    expect(heldBy(view, start.state.current ?? '')).toBe(word);
  });
});

describe('a key', () => {
  it.each([
    { name: 'multi-choice', keys: ['0'], value: [], because: '0 is none of the boxes' },
    {
      name: 'multi-choice',
      keys: ['1', '2', '1', 'return'],
      value: ['mql'],
      because: 'a box is unticked',
    },
    {
      name: 'multi-choice',
      keys: ['down', 'down', 'space', 'return'],
      value: ['mql'],
      because: 'space ticks',
    },
    { name: 'yes-no', keys: ['0'], value: false, because: '0 is the worse end' },
    { name: 'choice', keys: ['up', 'return'], value: 'not', because: 'up begins at the end' },
    { name: 'minus two to two', keys: ['1'], value: 1, because: 'a digit is enough' },
    {
      name: 'number',
      keys: ['return', '8', 'return'],
      value: 8,
      because: 'Enter opens the field too',
    },
  ])('of $keys answers $name with $value, as $because', ({ name, keys, value }) => {
    const start = viewAt(name, false);
    expect(heldBy(pressing(start, keys).view, start.state.current ?? '')).toEqual(value);
  });

  it.each([
    {
      name: 'number',
      keys: ['9', '9', '9', 'return'],
      notice: 'must be at most 720, not 999; use a smaller number',
    },
    {
      name: 'number',
      keys: ['5', ...' apples', 'return'],
      notice: 'must be a number (hours), not "5 apples"; write it in digits, such as 1000 or 1.5',
    },
    { name: 'choice', keys: ['7'], notice: 'there is no answer 7 here' },
    { name: 'multi-choice', keys: ['9'], notice: 'there is no box 9 here' },
    { name: 'one to five', keys: ['0'], notice: 'there is no level 0 here' },
    { name: 'number', keys: ['y'], notice: '"y" does nothing here; ? shows all keys' },
  ])('of $keys says about $name: $notice', ({ name, keys, notice }) => {
    const { ui, events } = pressing(viewAt(name, false), keys);
    expect(events).toEqual([]);
    expect(ui.notice).toBe(notice);
  });

  it('keeps a half-written answer in the note', () => {
    const view = viewAt('text', false);
    const { ui } = pressing(view, ['return', ...'half']);
    expect(unfinishedInput(ui, view)?.events).toEqual([
      { type: 'noted', criterion: 'text', note: 'half' },
    ]);
  });
});

describe('a number as people write it', () => {
  const wide: Criterion = {
    id: 'wide',
    type: 'number',
    question: 'How many?',
    unit: 'hours',
    thresholds: [
      { at: 0, score: 0 },
      { at: 10, score: 100 },
    ],
  } as Criterion;
  const meanings = (typed: string, own: Criterion = wide) =>
    questionView({ ...viewAt('number', false), ...at(own) })?.face.meanings?.(typed);
  const at = (own: Criterion) => {
    const script: Script = { checklist: checklist(point('p', 1, own)), mode: 'full' };
    const [sam = { id: 'sam', name: 'Sam', group: 'sales' }] = PEOPLE.slice(1);
    return { script, state: startConversation(script, alone(sam)) };
  };

  it.each([
    { typed: '30', means: [30] },
    { typed: ' 30.5 ', means: [30.5] },
    { typed: '30,5', means: [30.5] },
    { typed: '.5', means: [0.5] },
    { typed: '30 hours', means: [30] },
    { typed: '30Hours', means: [30] },
    { typed: '30 h', means: [30] },
    { typed: '３０時', means: [] },
    { typed: '“30”', means: [30] },
    { typed: '1 300', means: [1300] },
    { typed: '1 300,5', means: [1300.5] },
    { typed: "1'300", means: [1300] },
    { typed: '1,300.5', means: [1300.5] },
    { typed: '1.300,5', means: [1300.5] },
    { typed: '1,300,000', means: [1_300_000] },
    { typed: '1,300', means: [1300, 1.3] },
    { typed: '1.300', means: [1300, 1.3] },
    { typed: '0.300', means: [0.3] },
    { typed: '−4', means: [-4] },
    { typed: '1,30,0', means: [] },
    { typed: '30 4', means: [] },
    { typed: 'many', means: [] },
    { typed: '', means: [] },
  ])('"$typed" can mean $means', ({ typed, means }) => {
    expect(meanings(typed)).toEqual(means);
  });

  it('means what the criterion takes, if it takes only one reading', () => {
    expect(meanings('1,300', { ...wide, max: 720 } as Criterion)).toEqual([1.3]);
  });

  it('is asked back if it can mean two numbers, on a screen and in lines', async () => {
    const view = { ...viewAt('number', false), ...at(wide) };
    const { ui, events } = pressing(view, [...'1,300', 'return']);
    expect(events).toEqual([]);
    expect(ui.notice).toBe('"1,300" can mean 1300 or 1.3; type which');
    const lines = await typing(view, ['1,300', '1300']);
    expect(lines.said).toContain('"1,300" can mean 1300 or 1.3; type which');
    expect(heldBy(lines.view, 'wide')).toBe(1300);
  });
});

describe('the screen', () => {
  it.each([
    { name: 'yes-no', shows: ['0 No', '1 Yes', 'y or 1 yes · 0 no', 'n not applicable'] },
    { name: 'choice', shows: ['0 In the CRM', '2 Not at all', '0-2 answer'] },
    {
      name: 'multi-choice',
      shows: ['1 [ ] Ideal customer', '1-3 tick · 0 none of them · Enter done'],
    },
    { name: 'number', shows: ['Type the number (hours), 0 or more, 720 or less; Enter takes it.'] },
    { name: 'text', shows: ['Enter opens a field for your words.', 'Enter write'] },
  ])('of $name shows $shows', ({ name, shows }) => {
    const view = viewAt(name, false);
    const frame = draw(pressing(view, []).ui, view, canvas(80, 24));
    const screen = frame.lines.join(' ').replaceAll(/\s+/g, ' ');
    for (const text of shows) expect(screen).toContain(text);
  });

  it('shows which boxes are ticked', () => {
    const { ui, view } = pressing(viewAt('multi-choice', false), ['2']);
    expect(draw(ui, view, canvas(80, 24)).lines.join('\n')).toMatch(/2 {2}\[x\] MQL/);
  });

  it.each(
    Object.keys(CRITERIA).flatMap((name) => [
      { name, columns: 40, rows: 12 },
      { name, columns: 20, rows: 6 },
    ]),
  )('fits $name into $columns by $rows', ({ name, columns, rows }) => {
    for (const isWorkshop of [false, true]) {
      const view = viewAt(name, isWorkshop);
      const { lines } = draw(arrive(view, null, null), view, canvas(columns, rows));
      expect(lines.length).toBeLessThanOrEqual(rows);
    }
  });
});

describe('line by line', () => {
  it.each([
    { name: 'yes-no', shows: ['  0 No', '  1 Yes'] },
    { name: 'multi-choice', shows: ['  1 Ideal customer', 'such as 13 or 1+3; 0 for none'] },
    { name: 'number', shows: ['Type the number (hours), 0 or more, 720 or less'] },
    { name: 'text', shows: ['Answer in your own words; an empty line ends the answer.'] },
  ])('$name is read out with $shows', ({ name, shows }) => {
    const question = questionView(viewAt(name, false));
    const said = question ? questionInWords(question, false) : '';
    for (const text of shows) expect(said).toContain(text);
  });

  it('offers for words only what it does not take for an answer', async () => {
    const { said, events } = await typing(viewAt('text', false), ['?', 'c', 'ask Ben', '']);
    expect(said).not.toContain('c TEXT');
    expect(said).not.toContain('n WHY');
    expect(events).toEqual([{ type: 'noted', criterion: 'text', note: 'ask Ben' }]);
    const answer = await typing(viewAt('text', false), ['c is for CRM', '']);
    expect(answer.events).toMatchObject([{ type: 'answered', value: 'c is for CRM' }]);
  });
});

describe('the votes', () => {
  it.each([
    { name: 'yes-no', line: '1 2', says: 'there is no answer 2 here; they go from 0 to 1' },
    { name: 'multi-choice', line: '14 1', says: 'there is no box 14 here; they go from 1 to 3' },
    {
      name: 'number',
      line: '999 1',
      says: '"999" must be at most 720, not 999; use a smaller number',
    },
    { name: 'number', line: '30', says: '1 vote for 2 people; still missing: Sam' },
    {
      name: 'always applies',
      line: '1 n',
      says: 'this question always applies; without an answer, say "don\'t know"',
    },
  ])('"$line" on $name are refused: $says', async ({ name, line, says }) => {
    const { said, events } = await typing(viewAt(name, true), [line]);
    expect(events).toEqual([]);
    expect(said).toContain(says);
  });

  it.each([
    {
      name: 'levels',
      line: ['31'],
      says: ['Conflict: two levels apart.', 'Kathy (3) and Sam (1), what have you seen?'],
    },
    { name: 'yes-no', line: ['1 0'], says: ['Kathy (1) and Sam (0), what have you seen?'] },
    { name: 'yes-no', line: ['11'], says: ['All agree: Yes.'] },
    { name: 'multi-choice', line: ['1 12'], says: ['Sam (12) and Kathy (1), what have you seen?'] },
    { name: 'number', line: ['100 4'], says: ['Sam (4) and Kathy (100), what have you seen?'] },
    { name: 'number', line: ['8 8'], says: ['All agree: 8 hours.'] },
    { name: 'text', line: ['', 'a', 'b'], says: ['Answered in words, which are never scored.'] },
  ])('$line on $name: $says', async ({ name, line, says }) => {
    const { view } = await typing(viewAt(name, true), line);
    const question = questionView(view);
    expect(question && voteVerdict(question, view.script, view.state)).toEqual(
      name === 'levels' || line.length > 1 || !says[0]?.includes('seen')
        ? says
        : expect.arrayContaining(says),
    );
  });

  it.each([
    { name: 'levels', hint: 'begin with the answer, such as: 3 from May on' },
    { name: 'yes-no', hint: 'begin with the answer, such as: yes from May on' },
    { name: 'multi-choice', hint: 'begin with the answer, such as: 12 from May on' },
    { name: 'number', hint: 'begin with the answer, such as: 30 from May on' },
  ])('end in an agreement, whose hint is about $name', async ({ name, hint }) => {
    const votes = ANSWERING.find((own) => own.name === name)?.line ?? [];
    const { said } = await typing(viewAt(name, true), [...votes, 'a soon']);
    expect(said).toContain(hint);
  });
});
