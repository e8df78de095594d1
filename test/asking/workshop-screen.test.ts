import { describe, expect, it } from 'vitest';
import { draw } from '../../src/asking/screen/draw.ts';
import {
  arrive,
  fieldMode,
  listMode,
  type ScreenMode,
  type ScreenState,
} from '../../src/asking/screen/state.ts';
import { setupFrame } from '../../src/asking/setup/frames.ts';
import { questionOf } from '../../src/conversation/script.ts';
import { type SetupRequest, startSetup } from '../../src/conversation/setup.ts';
import { listIntro } from '../../src/conversation/telling.ts';
import { type ConversationView, listedCriteria } from '../../src/conversation/view.ts';
import { listedAnswer } from '../../src/conversation/wording.ts';
import { fieldWith } from '../../src/terminal/text-field.ts';
import { again, shown, voted } from '../conversation/workshops.ts';
import { overflow, SIZES, text, words } from '../terminal/frames.ts';
import { canvas, SETTING } from './having-interview.ts';
import { people, situated } from './having-workshop.ts';

const FIRST = 'exec-sponsorship';
const split = shown(FIRST, [0, 3, null]);
const dozen = shown(FIRST, [3, 1, 2, 4, null, 'no reps', 2, 2, 1, 0, 3, 3], people(12));

const THREE_VOTING = voted(FIRST, [3, 1]);
const DOZEN_VOTING = voted(FIRST, [3, 1, 2, 4, null, 'no reps'], people(12));

/** Two criteria are done, of which one is disputed; one is voted on by some. */
const REVIEWING = [
  ...split,
  { type: 'agreed', criterion: FIRST, value: 2 },
  { type: 'went-to', criterion: 'revenue-owner' },
  ...shown('revenue-owner', [2, 2, 2]),
  { type: 'went-to', criterion: 'heads-one-on-one' },
  ...voted('heads-one-on-one', [4]),
  { type: 'opened-review' },
] as const;

const HIDDEN = { ...SETTING, heading: 'Workshop, Lakeshore Metrics', hidesNames: true };

function screen(
  view: ConversationView,
  mode: ScreenMode | null,
  columns: number,
  rows: number,
  more: Partial<ScreenState> = {},
) {
  const ui = { ...arrive(view, null, null), ...more };
  return draw(mode ? { ...ui, mode } : ui, view, canvas(columns, rows), 125_000);
}

describe('at 80 by 24', () => {
  it.each([
    { name: 'three people vote', view: situated(3, THREE_VOTING) },
    { name: 'a dozen people vote', view: situated(12, DOZEN_VOTING) },
    { name: 'the votes of three are shown', view: situated(3, split) },
    { name: 'the votes of a dozen are shown', view: situated(12, dozen) },
    { name: 'the review shows all votes', view: situated(3, REVIEWING) },
  ])('$name', async ({ name, view }) => {
    await expect(text(screen(view, null, 80, 24))).toMatchFileSnapshot(
      `../frames/workshop-80x24-${name.replaceAll(' ', '-')}.txt`,
    );
  });
});

describe('at 120 by 40', () => {
  it.each([
    { name: 'three people vote', view: situated(3, THREE_VOTING) },
    { name: 'a dozen people vote', view: situated(12, DOZEN_VOTING) },
    { name: 'the votes of three are shown', view: situated(3, split) },
    { name: 'the votes of a dozen are shown', view: situated(12, dozen) },
    { name: 'the review shows all votes', view: situated(3, REVIEWING) },
  ])('$name', async ({ name, view }) => {
    await expect(text(screen(view, null, 120, 40))).toMatchFileSnapshot(
      `../frames/workshop-120x40-${name.replaceAll(' ', '-')}.txt`,
    );
  });
});

describe('at 80 by 12', () => {
  it.each([
    { name: 'three people vote', view: situated(3, THREE_VOTING) },
    { name: 'a dozen people vote', view: situated(12, DOZEN_VOTING) },
    { name: 'the votes of three are shown', view: situated(3, split) },
    { name: 'the votes of a dozen are shown', view: situated(12, dozen) },
    { name: 'the review shows all votes', view: situated(3, REVIEWING) },
  ])('$name', async ({ name, view }) => {
    await expect(text(screen(view, null, 80, 12))).toMatchFileSnapshot(
      `../frames/workshop-80x12-${name.replaceAll(' ', '-')}.txt`,
    );
  });
});

describe('at 40 by 24', () => {
  it.each([
    { name: 'three people vote', view: situated(3, THREE_VOTING) },
    { name: 'a dozen people vote', view: situated(12, DOZEN_VOTING) },
    { name: 'the votes of three are shown', view: situated(3, split) },
    { name: 'the votes of a dozen are shown', view: situated(12, dozen) },
    { name: 'the review shows all votes', view: situated(3, REVIEWING) },
  ])('$name', async ({ name, view }) => {
    await expect(text(screen(view, null, 40, 24))).toMatchFileSnapshot(
      `../frames/workshop-40x24-${name.replaceAll(' ', '-')}.txt`,
    );
  });
});

describe('the screen of a workshop', () => {
  it('shows the second vote beside the first, and what was agreed', () => {
    const view = situated(3, [
      ...split,
      ...again(FIRST, [2, 3, 2]),
      { type: 'agreed', criterion: FIRST, value: 2, note: 'Kathy sends the mandate by May' },
      { type: 'evidenced', criterion: FIRST, evidence: ['minutes.pdf'] },
    ]);
    expect(text(screen(view, null, 80, 24))).toMatchInlineSnapshot(`
      "
       Workshop, Lakeshore Metrics                         ✓ saved
       1.1  Leaders' commitment                  █░░░░░░░░ 1 of 27

       Have the CEO and the two heads committed themselves to
       aligning the two teams?

                            0        1        2        3        4
         Kathy  Marketing   ○────────·────────●────────·────────·
         Sam    Sales       ·────────·────────·────────●────────·
         Carla  Leadership  ·────────·────────●────────·────────·
                            ○ first vote

       Difference: one level apart.
       Sam (3), and Kathy and Carla (2), what have you seen?
       Agreed: 2 Documented
       Note: Kathy sends the mandate by May
       Evidence: minutes.pdf





       a agree on a level · v vote again
       Enter keep votes and continue · ? help · q save and quit
      "
    `);
  });

  it('asks for the reason of an agreement', () => {
    const view = situated(3, split);
    const mode = { is: 'agree', level: 2, field: fieldWith('The CRM shows no activity.') } as const;
    const frame = screen(view, mode, 80, 24);
    expect(text(frame)).toMatchInlineSnapshot(`
      "
       Workshop, Lakeshore Metrics                         ✓ saved
       1.1  Leaders' commitment                  █░░░░░░░░ 1 of 27

       Have the CEO and the two heads committed themselves to
       aligning the two teams?

                                 0      1      2      3      4
         Votes                   K──────·──────·──────S──────·
         Agreed                  ·──────·──────◆──────·──────·

       Agreed: 2 Documented
         All three have agreed to it in writing, such as in
         minutes, an e-mail or a charter.

       Why this level? One line for the record:
       ❯ The CRM shows no activity.

       The votes stay on record beside the agreed level.




       Enter save and continue · ↑↓ another level · - not agreed
       Esc back to the votes
      "
    `);
    expect(frame.lines[frame.caret?.row ?? 0]).toContain('The CRM shows no activity.');
  });

  it('shows nobody’s vote before the reveal, nor in the review', () => {
    const before = { said: { kathy: { answers: { [FIRST]: { value: 4 } }, remarks: {} } } };
    const voting = situated(3, [], { before });
    expect(words(screen(voting, null, 80, 24))).toContain('Voted ✓ Kathy');
    const { lines } = screen(
      situated(3, [...THREE_VOTING, { type: 'opened-review' }]),
      null,
      80,
      24,
    );
    expect(lines.find((line) => line.includes(' 1.1 '))).toContain('2 of 3 voted');
  });

  it.each(SIZES.slice(0, 4))(
    'shows no name where names are hidden at $columns by $rows',
    (size) => {
      const views = [
        ...[THREE_VOTING, split].map((events) => situated(3, events, { setting: HIDDEN })),
        situated(3, REVIEWING, { setting: HIDDEN }),
      ];
      for (const view of views) {
        const frame = screen(view, null, size.columns, size.rows);
        expect(words(frame)).not.toMatch(/Kathy|Sam|Carla/);
      }
      const revealed = words(screen(situated(3, split, { setting: HIDDEN }), null, 80, 24));
      expect(revealed).toContain('3 Working: ● 1');
      expect(revealed).toContain('Those at 3 and at 0, what have you seen?');
    },
  );

  const CRITERIA = situated(3).script.checklist.points.flatMap((own) => own.criteria);

  it.each([3, 12] as const)(
    'of %i people has at most 20 rows of 60 columns of text, however large the window is',
    (count) => {
      for (const { id } of CRITERIA) {
        const goTo = { type: 'went-to', criterion: id } as const;
        const open = situated(count, [goTo]);
        const cards = [3, 1, 2, 4, null, 'no reps', 2, 2, 1, 0, 3, 3].slice(0, count);
        const done = situated(count, [goTo, ...shown(id, cards, people(count))]);
        const reviewing = situated(count, [goTo, { type: 'opened-review' }]);
        const modes: readonly (readonly [ConversationView, ScreenMode | null])[] = [
          ...[open, done, reviewing].map((view) => [view, null] as const),
          [done, { is: 'agree', level: 3, field: fieldWith('because') }],
          [done, { is: 'agree', level: 4, field: fieldWith('') }],
          ...([open, done] as const).map((view) => [view, { is: 'help', scroll: 0 }] as const),
          [done, { is: 'people', at: 'sam' }],
          [done, fieldMode('note', id, 'seen '.repeat(300))],
          [done, listMode(done, 'go-to')],
        ];
        for (const [view, mode] of modes) {
          const { lines } = screen(view, mode, 200, 60);
          const texts = lines.filter((line) => line.trim() !== '');
          expect(lines.length).toBeLessThanOrEqual(24);
          expect(texts.length).toBeLessThanOrEqual(20);
          expect(Math.max(...texts.map((line) => line.length))).toBeLessThanOrEqual(60);
        }
      }
    },
  );

  it('describes every level while a few people vote', () => {
    for (const criterion of CRITERIA) {
      const view = situated(3, [{ type: 'went-to', criterion: criterion.id }]);
      const seen = words(screen(view, null, 80, 24));
      const { rows } = questionOf(view.script.checklist, criterion).face;
      expect(rows).toHaveLength(5);
      for (const { description } of rows) expect(seen).toContain(description);
    }
  });

  it('shows the time on the timer', () => {
    expect(words(screen(situated(3), null, 80, 24, { timer: 60_000 }))).toContain('1:05');
  });

  it('shows what was said last time only after the votes', () => {
    const answers = new Map([['kathy', new Map([[FIRST, { value: 1 }]])]]);
    const earlier = { date: '2012-08-06', answers, promises: new Map() };
    expect(text(screen(situated(3, [], { earlier }), null, 80, 24))).not.toContain('ast time');
    const after = text(screen(situated(3, split, { earlier }), null, 80, 24));
    expect(after).toContain('Last time: Kathy 1');
  });

  it('names the files that are not saved', () => {
    const saving = {
      isSaved: false,
      message: 'cannot write "w/sam.yaml": no space left',
      because: 'disk',
    } as const;
    const shownText = words(screen(situated(3, split, { saving }), null, 80, 24));
    expect(shownText).toContain('✗ NOT SAVED');
    expect(shownText).toContain(
      'Not saved (w saves elsewhere): cannot write "w/sam.yaml": no space left',
    );
  });

  it.each(SIZES)('never outgrows a window of $columns by $rows', (size) => {
    for (const count of [3, 12] as const) {
      const open = situated(count, count === 3 ? THREE_VOTING : DOZEN_VOTING);
      const done = situated(count, count === 3 ? split : dozen);
      const typed = fieldWith('4'.repeat(90));
      const modes: readonly (readonly [ConversationView, ScreenMode])[] = [
        [open, { is: 'vote', criterion: FIRST, at: 'kathy', field: typed, isWarned: false }],
        [done, { is: 'reveal' }],
        [done, { is: 'help', scroll: 3 }],
        [done, { is: 'agree', level: 3, field: typed }],
        [done, { is: 'agree', level: null, field: fieldWith('') }],
        [done, { is: 'people', at: 'sam' }],
        [done, fieldMode('agreed', FIRST, '3 because')],
        [done, listMode(done, 'go-to')],
      ];
      for (const [view, mode] of modes) {
        const frame = screen(view, mode, size.columns, size.rows);
        expect(overflow(frame, size)).toEqual([]);
        expect(frame.caret?.row ?? 0).toBeLessThan(Math.max(frame.lines.length, 1));
      }
    }
  });
});

describe('the review', () => {
  const listed = (view: ConversationView) => ({
    names: listIntro(view, 'review').replace(/^.*Votes of /, ''),
    votes: listedCriteria(view).flatMap((own) =>
      own.isOpen ? [] : [[own.id, listedAnswer(view, own)]],
    ),
  });

  it('has no column for somebody who left without a vote', () => {
    const view = situated(3, [
      ...voted(FIRST, [3]),
      { type: 'left', id: 'sam' },
      { type: 'answered', criterion: FIRST, by: 'ceo', value: 1 },
      { type: 'revealed', criterion: FIRST },
    ]);
    expect(listed(view)).toEqual({
      names: 'Kathy, Carla; → agreed; conflicts first.',
      votes: [[FIRST, '3 1 conflict']],
    });
  });

  it('has the votes below the names after somebody left', () => {
    const view = situated(3, [
      ...shown(FIRST, [3, 2, 1]),
      { type: 'left', id: 'sam' },
      { type: 'went-to', criterion: 'revenue-owner' },
      { type: 'answered', criterion: 'revenue-owner', by: 'kathy', value: 4 },
      { type: 'answered', criterion: 'revenue-owner', by: 'ceo', value: 0 },
      { type: 'revealed', criterion: 'revenue-owner' },
    ]);
    expect(listed(view)).toEqual({
      names: 'Kathy, Sam, Carla; → agreed; conflicts first.',
      votes: [
        [FIRST, '3 2 1 conflict'],
        ['revenue-owner', '4 · 0 conflict'],
      ],
    });
  });
});

describe('while phones vote', () => {
  const onPhones = (ids: readonly string[]) => ({
    ...{ heading: 'Workshop, Company', groups: SETTING.groups, hidesNames: false },
    onPhones: new Set(ids),
  });
  const asked = (question: string, ids: readonly string[]) => {
    const view = situated(3, [{ type: 'went-to', criterion: question }], {
      setting: onPhones(ids),
    });
    return words(screen(view, null, 80, 24));
  };

  it('offers no key that votes, as there is nobody to vote here', () => {
    const shown = asked(FIRST, ['kathy', 'sam', 'ceo']);
    expect(shown).toContain('↑↓ other person · Enter reveal · b back');
    expect(shown).not.toMatch(/0-4 vote|u don't know/);
  });

  it('offers them for whoever has no phone', () => {
    const shown = asked(FIRST, ['kathy', 'ceo']);
    expect(shown).toContain('Now votes Sam, Sales. Type 0-4');
    expect(shown).toContain("0-4 vote · u don't know");
  });
});

describe('before the first question', () => {
  const PEOPLE = people(12).map(({ id, name, group }) => ({ id, name, group, role: 'Head of it' }));
  const request: SetupRequest = {
    ...{ title: '10-point lead-gen alignment checklist', isWorkshop: true },
    ...{ known: { subject: 'Lakeshore Metrics' }, people: PEOPLE, unplaced: new Set() },
    ...{ groups: SETTING.groups, full: 27, express: 10, isSealed: false, canBeWorkshop: false },
    ...{ pathOf: () => 'lakeshore-metrics/2012-10-15', idOf: () => 'id' },
  };
  const ui = { at: 0, field: fieldWith(''), notice: null };

  it.each(
    (['fields', 'people', 'start'] as const).flatMap((step) =>
      [
        [80, 24],
        [120, 40],
        [80, 12],
        [40, 24],
      ].map(([columns = 0, rows = 0]) => ({ step, columns, rows })),
    ),
  )('a room can read the $step in $columns by $rows', ({ step, columns, rows }) => {
    const frame = setupFrame(request, startSetup(request), { ...ui, step }, canvas(columns, rows));
    expect(frame.lines.filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(20);
    expect(frame.lines.filter((line) => line.length > 60)).toEqual([]);
    expect(frame.lines.length).toBeLessThanOrEqual(rows);
    if (step === 'start' && rows >= 24) expect(text(frame)).toContain('4 Perfectly');
  });

  it.each([
    { is: 'an interview', guesses: {}, canBeWorkshop: true, isWorkshop: false },
    { is: 'a room of three', guesses: {}, canBeWorkshop: false, isWorkshop: true },
  ])('asks for the guess of $is in 12 rows, with its scale', ({ is: _, guesses, ...kind }) => {
    const own = { ...request, ...kind, people: PEOPLE.slice(0, 3) };
    const state = { ...startSetup(own), guesses };
    const frame = setupFrame(own, state, { ...ui, step: 'start' }, canvas(80, 12));
    expect(words(frame)).toContain('4 Perfectly');
    expect(frame.lines.length).toBe(12);
  });

  it('tells how to answer where there is room, and offers no key that does nothing', () => {
    const few = { ...request, people: PEOPLE.slice(0, 3) };
    const start = setupFrame(few, startSetup(few), { ...ui, step: 'start' }, canvas(80, 24));
    expect(words(start)).toContain('If you waver, take the lower one.');
    const nobody = { ...request, people: [] };
    const first = setupFrame(nobody, startSetup(nobody), { ...ui, step: 'people' }, canvas(80, 24));
    expect(words(first)).toContain('Enter add · Ctrl-C quit');
    const fields = setupFrame(
      nobody,
      startSetup(nobody),
      { ...ui, step: 'fields' },
      canvas(80, 24),
    );
    expect(words(fields)).toContain('Enter next · Ctrl-C quit');
  });
});
