import { describe, expect, it } from 'vitest';
import {
  arriveInWorkshop,
  voteMode,
  type WorkshopScreenMode,
  type WorkshopScreenState,
  workshopField,
  workshopGoToList,
} from '../../src/asking/screen/workshop/state.ts';
import { drawWorkshop } from '../../src/asking/screen/workshop/workshop.ts';
import type { WorkshopView } from '../../src/conversation/workshop/view.ts';
import { voted } from '../conversation/workshops.ts';
import { overflow, SIZES, text } from '../terminal/frames.ts';
import { canvas } from './having-interview.ts';
import { people, situated } from './having-workshop.ts';

const FIRST = 'exec-sponsorship';
const split = voted(FIRST, [0, 3, null]);
const dozen = voted(FIRST, [3, 1, 2, 4, null, 'no reps', 2, 2, 1, 0, 3, 3], false, people(12));

const THREE_TYPED = voteMode('first', '3 1');
const DOZEN_TYPED = voteMode('first', '3 1 2 4 - n');

/** Two criteria are done, of which one is disputed; one point is gone through. */
const REVIEWING = [
  voted('revenue-owner', [2, 2, 2]),
  split,
  { type: 'agreed', criterion: FIRST, value: 2 },
  { type: 'opened-review' },
] as const;

function screen(
  view: WorkshopView,
  mode: WorkshopScreenMode | null,
  columns: number,
  rows: number,
) {
  const ui: WorkshopScreenState = arriveInWorkshop(view, null, null);
  return drawWorkshop(mode ? { ...ui, mode } : ui, view, canvas(columns, rows));
}

describe('at 80 by 24', () => {
  it('three people vote', () => {
    expect(text(screen(situated(3), THREE_TYPED, 80, 24))).toMatchInlineSnapshot(`
      "
       Point 1 of 10 · Executive mandate and one revenue owner                ✓ saved
       Criterion 1 of 27 · ░░░░░░░░░░░░░░░░░░░░ 0%

       Have the CEO and the two heads committed themselves to aligning the two teams?

          0  Absent       None of the three has called for better alignment, or at
                          least one has refused it.
          1  Ad hoc       At least one of the three has called for it, and none has
                          refused.
          2  Documented   All three have agreed to it in writing, such as in minutes,
                          an e-mail or a charter.
          3  Working      As level 2, in a paper that names this year's goals and is
                          signed by all three. Both teams have been told.
          4  World-class  As level 3, with hours or a budget set aside. The results
                          are on the executive agenda at least quarterly, and count
                          in the objectives or variable pay of all three.



       Kathy 3 · Sam 1 · ❯Carla _
       Votes: 3 1

       Enter take the votes · - don't know · n not applicable · ? help · c note
       b back · s skip for now · g go to · r review · q save and quit
      "
    `);
  });

  it('a dozen people vote', () => {
    expect(text(screen(situated(12), DOZEN_TYPED, 80, 24))).toMatchInlineSnapshot(`
      "
       Point 1 of 10 · Executive mandate and one revenue owner                ✓ saved
       Criterion 1 of 27 · ░░░░░░░░░░░░░░░░░░░░ 0%

       Have the CEO and the two heads committed themselves to aligning the two teams?

          0  Absent       None of the three has called for better alignment, or at
                          least one has refused it.
          1  Ad hoc       At least one of the three has called for it, and none has
                          refused.
          2  Documented   All three have agreed to it in writing, such as in minutes,
                          an e-mail or a charter.
          3  Working      As level 2, in a paper that names this year's goals and is
                          signed by all three. Both teams have been told.
          4  World-class  As level 3, with hours or a budget set aside. The results
                          are on the executive agenda at least quarterly, and count
                          in the objectives or variable pay of all three.


       Kathy 3 · Sam 1 · Carla 2 · Alina 4 · Bodo - · Chidi n · ❯Dörte _ · Emre _ ·
       Fatma _ · Greta _ · Hamid _ · Ines _
       Votes: 3 1 2 4 - n

       Enter take the votes · - don't know · n not applicable · ? help · c note
       b back · s skip for now · g go to · r review · q save and quit
      "
    `);
  });

  it('the votes of three are spread', () => {
    expect(text(screen(situated(3, [split]), null, 80, 24))).toMatchInlineSnapshot(`
      "
       Point 1 of 10 · Executive mandate and one revenue owner                ✓ saved
       Criterion 1 of 27 · █░░░░░░░░░░░░░░░░░░░ 3%

       Have the CEO and the two heads committed themselves to aligning the two teams?

        Sam    · · · ● ·  3 Working
        Kathy  ● · · · ·  0 Absent
        Carla  · · · · ·  I don't know

       Sam (3) and Kathy (0): say why.
       Marketing 0.0 · Sales 3.0: 3.0 levels apart, conflict. Consensus 0.32 of 1.

       3 Working: As level 2, in a paper that names this year's goals and is signed
                  by all three. Both teams have been told.
       0 Absent: None of the three has called for better alignment, or at least one
                 has refused it.






       Enter next · v vote again · a agree on a level · c note · e evidence
       x correct · ? help · b back · g go to · r review · q save and quit
      "
    `);
  });

  it('the votes of a dozen are spread', () => {
    expect(text(screen(situated(12, [dozen]), null, 80, 24))).toMatchInlineSnapshot(`
      "
       Point 1 of 10 · Executive mandate and one revenue owner                ✓ saved
       Criterion 1 of 27 · █░░░░░░░░░░░░░░░░░░░ 3%

       Have the CEO and the two heads committed themselves to aligning the two teams?

        Alina  · · · · ●  4 World-class
        Kathy  · · · ● ·  3 Working
        Hamid  · · · ● ·  3 Working
        Ines   · · · ● ·  3 Working
        Carla  · · ● · ·  2 Documented
        Dörte  · · ● · ·  2 Documented
        Emre   · · ● · ·  2 Documented
        Sam    · ● · · ·  1 Ad hoc
        Fatma  · ● · · ·  1 Ad hoc
        Greta  ● · · · ·  0 Absent
        Bodo   · · · · ·  I don't know
        Chidi  · · · · ·  not applicable: no reps

       Alina (4) and Greta (0): say why.
       Marketing 3.5 · Sales 1.5 · Leadership 2.0: 2.0 levels apart, conflict.
       Consensus 0.59 of 1.

       Enter next · v vote again · a agree on a level · c note · e evidence
       x correct · ? help · b back · g go to · r review · q save and quit
      "
    `);
  });

  it('the review shows the votes and how far they are spread', () => {
    expect(text(screen(situated(3, REVIEWING), null, 80, 24))).toMatchInlineSnapshot(`
      "
       Review
       2 of 27 voted on. 25 open, listed first; finishing leaves them unanswered.
       Votes of Kathy, Sam, Carla; → agreed; conflicts first.

       ❯   3  How regularly do the two heads talk about goals a…   open
           4  Do both teams work from one revenue goal, broken…    open
           5  Do both teams steer lead generation by the same f…   open
           6  Is there one written plan for marketing and sales?   open
           7  Do both teams choose accounts by the same ideal c…   open
           8  Is it clear which people to reach in a target acc…   open
           9  Does what each team learns about customers reach…    open
          10  Do both teams mean the same by each stage of a le…   open
          11  Can a lead be followed from first enquiry to win?    open
          12  Can both teams see what a lead did before the han…   open
          13  Does one named person answer for each step from e…   open
          14  Does a written agreement (SLA) bind marketing and…   open
          15  How quickly and how persistently does sales follo…   open
          16  Before first contact with an account, do you chec…   open
          17  How many target accounts are closed to lead gener…   open
          18  When interest shows in an account, is it clear wh…   open
          19  Does sales say of every lead, in good time, wheth…   open

       f finish · Enter go there · ↑↓ choose · 1-9 type a number · b back
       q save and quit
      "
    `);
  });
});

describe('at 80 by 12', () => {
  it('three people vote', () => {
    expect(text(screen(situated(3), THREE_TYPED, 80, 12))).toMatchInlineSnapshot(`
      "
       1/10 · 1/27 · ░░░░░░░░ 0%   · Executive mandate and one revenue owner ✓ saved
       Have the CEO and the two heads committed themselves to aligning the two teams?
          0  Absent
          1  Ad hoc
          2  Documented
          3  Working
          4  World-class
       Kathy 3 · Sam 1 · ❯Carla _
       Votes: 3 1

       Enter take the votes · - don't know · n not applicable · ? help · c note
       b back · s skip for now · g go to · r review · q save and quit
      "
    `);
  });

  it('a dozen people vote', () => {
    expect(text(screen(situated(12), DOZEN_TYPED, 80, 12))).toMatchInlineSnapshot(`
      "
       1/10 · 1/27 · ░░░░░░░░ 0%   · Executive mandate and one revenue owner ✓ saved

       Have the CEO and the two heads committed themselves to aligning the two teams?

       0 Absent  1 Ad hoc  2 Documented  3 Working  4 World-class

       Kathy 3 · Sam 1 · Carla 2 · Alina 4 · Bodo - · Chidi n · ❯Dörte _ · Emre _ ·
       Fatma _ · Greta _ · Hamid _ · Ines _
       Votes: 3 1 2 4 - n

       Enter take the votes · - don't know · n not applicable · ? help · c note
       b back · s skip for now · g go to · r review · q save and quit
      "
    `);
  });

  it('the votes of three are spread', () => {
    expect(text(screen(situated(3, [split]), null, 80, 12))).toMatchInlineSnapshot(`
      "
       Point 1 of 10 · Executive mandate and one revenue owner                ✓ saved
       Criterion 1 of 27 · █░░░░░░░░░░░░░░░░░░░ 3%

       Have the CEO and the two heads committed themselves to aligning the two teams?
        Sam    · · · ● ·  3 Working
        Kathy  ● · · · ·  0 Absent
        Carla  · · · · ·  I don't know
       Sam (3) and Kathy (0): say why.
       Marketing 0.0 · Sales 3.0: 3.0 levels apart, conflict. Consensus 0.32 of 1.

       Enter next · v vote again · a agree on a level · c note · e evidence
       x correct · ? help · b back · g go to · r review · q save and quit
      "
    `);
  });

  it('the votes of a dozen are spread', () => {
    expect(text(screen(situated(12, [dozen]), null, 80, 12))).toMatchInlineSnapshot(`
      "
       1/10 · 1/27 · █░░░░░░░ 3%   · Executive mandate and one revenue owner ✓ saved
       Have the CEO and the two heads committed themselves to aligning the two teams?
        4 World-class: Alina · 3 Working: Kathy, Hamid, Ines · 2 Documented: Carla,
        Dörte, Emre · 1 Ad hoc: Sam, Fatma · 0 Absent: Greta · don't know: Bodo ·
        not applicable: Chidi
       Alina (4) and Greta (0): say why.
       Marketing 3.5 · Sales 1.5 · Leadership 2.0: 2.0 levels apart, conflict.
       Consensus 0.59 of 1.


       Enter next · v vote again · a agree on a level · c note · e evidence
       x correct · ? help · b back · g go to · r review · q save and quit
      "
    `);
  });

  it('the review shows the votes and how far they are spread', () => {
    expect(text(screen(situated(3, REVIEWING), null, 80, 12))).toMatchInlineSnapshot(`
      "
       Review
       2 of 27 voted on. 25 open, listed first; finishing leaves them unanswered.
       Votes of Kathy, Sam, Carla; → agreed; conflicts first.

       ❯   3  How regularly do the two heads talk about goals a…   open
           4  Do both teams work from one revenue goal, broken…    open
           5  Do both teams steer lead generation by the same f…   open
           6  Is there one written plan for marketing and sales?   open
           7  Do both teams choose accounts by the same ideal c…   open

       f finish · Enter go there · ↑↓ choose · 1-9 type a number · b back
       q save and quit
      "
    `);
  });
});

describe('at 40 by 24', () => {
  it('three people vote', () => {
    expect(text(screen(situated(3), THREE_TYPED, 40, 24))).toMatchInlineSnapshot(`
      "
       Point 1 of 10 · Executive man… ✓ saved
       Criterion 1 of 27 · ░░░░░░░░░░░░ 0%

       Have the CEO and the two heads
       committed themselves to aligning the
       two teams?

          0  Absent
          1  Ad hoc
          2  Documented
          3  Working
          4  World-class






       Kathy 3 · Sam 1 · ❯Carla _
       Votes: 3 1

       Enter take the votes · - don't know
       n not applicable · ? help · b back
       s skip for now · q save and quit
      "
    `);
  });

  it('a dozen people vote', () => {
    expect(text(screen(situated(12), DOZEN_TYPED, 40, 24))).toMatchInlineSnapshot(`
      "
       Point 1 of 10 · Executive man… ✓ saved
       Criterion 1 of 27 · ░░░░░░░░░░░░ 0%

       Have the CEO and the two heads
       committed themselves to aligning the
       two teams?

          0  Absent
          1  Ad hoc
          2  Documented
          3  Working
          4  World-class




       Kathy 3 · Sam 1 · Carla 2 · Alina 4 ·
       Bodo - · Chidi n · ❯Dörte _ · Emre _ ·
       Fatma _ · Greta _ · Hamid _ · Ines _
       Votes: 3 1 2 4 - n

       Enter take the votes · - don't know
       n not applicable · ? help · b back
       s skip for now · q save and quit
      "
    `);
  });

  it('the votes of three are spread', () => {
    expect(text(screen(situated(3, [split]), null, 40, 24))).toMatchInlineSnapshot(`
      "
       Point 1 of 10 · Executive man… ✓ saved
       Criterion 1 of 27 · █░░░░░░░░░░░ 3%

       Have the CEO and the two heads
       committed themselves to aligning the
       two teams?

        Sam    3 Working
        Kathy  0 Absent
        Carla  I don't know

       Sam (3) and Kathy (0): say why.
       Marketing 0.0 · Sales 3.0: 3.0 levels
       apart, conflict. Consensus 0.32 of 1.







       Enter next · v vote again
       a agree on a level · c note · ? help
       b back · q save and quit
      "
    `);
  });

  it('the votes of a dozen are spread', () => {
    expect(text(screen(situated(12, [dozen]), null, 40, 24))).toMatchInlineSnapshot(`
      "
       1/10 · 1/27 · █░░░░░░░ 3%     ✓ saved
       Have the CEO and the two heads
       committed themselves to aligning the
       two teams?
        Alina  4 World-class
        Kathy  3 Working
        Hamid  3 Working
        Ines   3 Working
        Carla  2 Documented
        Dörte  2 Documented
        Emre   2 Documented
        Sam    1 Ad hoc
        Fatma  1 Ad hoc
        Greta  0 Absent
        Bodo   I don't know
        Chidi  not applicable: no reps
       Alina (4) and Greta (0): say why.
       Marketing 3.5 · Sales 1.5 · Leadership
       2.0: 2.0 levels apart, conflict.
       Consensus 0.59 of 1.


       Enter next · v vote again
       a agree on a level · ? help
      "
    `);
  });

  it('the review shows the votes and how far they are spread', () => {
    expect(text(screen(situated(3, REVIEWING), null, 40, 24))).toMatchInlineSnapshot(`
      "
       Review
       2 of 27 voted on. 25 open, listed
       first; finishing leaves them
       unanswered. Votes of Kathy, Sam,
       Carla; → agreed; conflicts first.

       ❯   3  How regularly…    open
           4  Do both teams…    open
           5  Do both teams…    open
           6  Is there one w…   open
           7  Do both teams…    open
           8  Is it clear wh…   open
           9  Does what each…   open
          10  Do both teams…    open
          11  Can a lead be…    open
          12  Can both teams…   open
          13  Does one named…   open
          14  Does a written…   open
          15  How quickly an…   open
          16  Before first c…   open
          17  How many targe…   open

       f finish · Enter go there · ↑↓ choose
       b back · q save and quit
      "
    `);
  });
});

describe('the screen of a workshop', () => {
  it('shows the second vote beside the first, and what was agreed', () => {
    const view = situated(3, [
      split,
      voted(FIRST, [2, 3, 2], true),
      { type: 'agreed', criterion: FIRST, value: 2, note: 'Kathy sends the mandate by May' },
      { type: 'evidenced', criterion: FIRST, evidence: ['minutes.pdf'] },
    ]);
    expect(text(screen(view, null, 80, 24))).toMatchInlineSnapshot(`
      "
       Point 1 of 10 · Executive mandate and one revenue owner                ✓ saved
       Criterion 1 of 27 · █░░░░░░░░░░░░░░░░░░░ 3%

       Have the CEO and the two heads committed themselves to aligning the two teams?

        Sam    · · · ● ·  3 Working (first vote 3)
        Kathy  · · ● · ·  2 Documented (first vote 0)
        Carla  · · ● · ·  2 Documented (first vote unknown)

       Sam (3), and Kathy and Carla (2): say why.
       The room agreed: 2 Documented
       Marketing 2.0 · Sales 3.0 · Leadership 2.0: 1.0 levels apart, discuss.
       Consensus 0.83 of 1.
       note: Kathy sends the mandate by May
       seen: minutes.pdf

       3 Working: As level 2, in a paper that names this year's goals and is signed
                  by all three. Both teams have been told.
       2 Documented: All three have agreed to it in writing, such as in minutes, an
                     e-mail or a charter.


       Enter next · v vote again · a agree on a level · c note · e evidence
       x correct · ? help · b back · g go to · r review · q save and quit
      "
    `);
  });

  it('shows what was said last time only after the votes', () => {
    const answers = new Map([['kathy', new Map([[FIRST, { value: 1 }]])]]);
    const earlier = { date: '2012-08-06', answers };
    expect(text(screen(situated(3, [], { earlier }), null, 80, 24))).not.toContain('last time');
    const after = text(screen(situated(3, [split], { earlier }), null, 80, 24));
    expect(after).toContain('Kathy  ● · · · ·  0 Absent, last time 1');
  });

  it('shows nobody’s vote before everybody has voted', () => {
    const before = {
      said: { kathy: { answers: { [FIRST]: { value: 4 } }, remarks: {} } },
      agreed: { answers: {}, remarks: {} },
    };
    const shown = text(screen(situated(3, [], { before }), null, 80, 24));
    expect(shown).toContain('❯Kathy _ (has voted) · Sam _ · Carla _');
  });

  it('names the files that are not saved', () => {
    const saving = {
      isSaved: false,
      message: 'cannot write "w/sam.yaml": no space left',
      because: 'disk',
    } as const;
    const shown = text(screen(situated(3, [split], { saving }), null, 80, 24));
    expect(shown).toContain('✗ NOT SAVED');
    expect(shown).toContain(
      'Not saved (w saves elsewhere): cannot write "w/sam.yaml": no space left',
    );
  });

  it('puts the cursor behind what is typed', () => {
    const shown = screen(situated(3), voteMode('first', '3 1'), 80, 24);
    const { caret, lines } = shown;
    expect(lines[caret?.row ?? 0]?.slice(0, caret?.column)).toBe(' Votes: 3 1');
  });

  it.each(SIZES)('never outgrows a window of $columns by $rows', (size) => {
    for (const count of [3, 12] as const) {
      const open = situated(count);
      const done = situated(count, [count === 3 ? split : dozen]);
      const modes: readonly (readonly [WorkshopView, WorkshopScreenMode])[] = [
        [
          open,
          voteMode('first', '3 1 2 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4'),
        ],
        [done, voteMode('second', '3')],
        [done, { is: 'spread' }],
        [done, { is: 'help', scroll: 3 }],
        [done, workshopField('agreed', FIRST, '3 because')],
        [done, workshopGoToList(done)],
      ];
      for (const [view, mode] of modes) {
        const shown = screen(view, mode, size.columns, size.rows);
        expect(overflow(shown, size)).toEqual([]);
        expect(shown.caret?.row ?? 0).toBeLessThan(Math.max(shown.lines.length, 1));
      }
    }
  });
});
