import { describe, expect, it } from 'vitest';
import { draw } from '../../src/asking/screen/draw.ts';
import {
  arrive,
  fieldMode,
  listMode,
  type ScreenMode,
  type ScreenState,
} from '../../src/asking/screen/state.ts';
import { levelsOf } from '../../src/checklist/criteria/types.ts';
import { criteriaOf } from '../../src/checklist/lookup.ts';
import type { ConversationView } from '../../src/conversation/view.ts';
import type { Frame } from '../../src/terminal/frame.ts';
import { overflow, SIZES, text, words } from '../terminal/frames.ts';
import {
  canvas,
  checklistOf,
  earlierWith,
  flagshipLevels,
  having,
  idsOf,
} from './having-interview.ts';

function screen(
  view: ConversationView,
  more: Partial<ScreenState> = {},
  columns = 80,
  rows = 24,
): Frame {
  return draw({ ...arrive(view, null, null), ...more }, view, canvas(columns, rows));
}

/** The question with the cursor on a level. */
function question(active: number | null): ScreenMode {
  return { is: 'question', active, ticked: [], isTouched: false };
}

const full = flagshipLevels();

describe('the screen of a criterion', () => {
  it('shows where we are, the question, its levels and the keys', () => {
    expect(text(screen(having(full)))).toMatchInlineSnapshot(`
      "
       Sam, VP Sales · Sales                                                  ✓ saved
       1.1  Leaders' commitment                                     ░░░░░░░░░ 0 of 27

       Have the CEO and the two heads committed themselves to aligning the two teams?

         0  Absent        None of the three has called for better alignment, or at
                          least one refuses it.
         1  Ad hoc        At least one of the three has called for it, and none
                          refuses it.
         2  Documented    All three have agreed to it in writing, such as in minutes,
                          an e-mail or a charter.
         3  Working       As level 2, in a paper that names this year's goals and is
                          signed by all three. Both teams have been told.
         4  World-class   As level 3, with hours or a budget set aside. The results
                          are on the executive agenda at least quarterly, and count
                          in the objectives or variable pay of all three.

       Not answered yet




       0-4 answer · ↑↓ move · u don't know · n not applicable · c note · e evidence
       b back · s later · g go to · r review · ? help · q save and quit
      "
    `);
  });

  it('marks the former answer and that of the earlier round, in signs and in words', () => {
    const said = {
      answers: { 'exec-sponsorship': { value: 3, note: 'seen it', evidence: ['mandate.pdf'] } },
    };
    const earlier = earlierWith(
      { 'exec-sponsorship': { value: 2, note: 'promised' } },
      {
        promises: new Map([
          ['exec-sponsorship', { do: 'Sign the mandate', owner: 'Diane', due: '2012-10-01' }],
        ]),
      },
    );
    expect(text(screen(having(full, { said, earlier })))).toMatchInlineSnapshot(`
      "
       Sam, VP Sales · Sales                                                  ✓ saved
       1.1  Leaders' commitment                                     █░░░░░░░░ 1 of 27
       Have the CEO and the two heads committed themselves to aligning the two teams?
         0  Absent        None of the three has called for better alignment, or at
                          least one refuses it.
         1  Ad hoc        At least one of the three has called for it, and none
                          refuses it.
       ○ 2  Documented    All three have agreed to it in writing, such as in minutes,
                          an e-mail or a charter.
      ❯● 3  Working       As level 2, in a paper that names this year's goals and is
                          signed by all three. Both teams have been told.
         4  World-class   As level 3, with hours or a budget set aside. The results
                          are on the executive agenda at least quarterly, and count
                          in the objectives or variable pay of all three.
       You chose 3 Working.
       Last time (6 August 2012): 2 Documented
       Note of last time: promised
       Promised: Sign the mandate (Diane, by 1 October 2012)
       Note: seen it
       Evidence: mandate.pdf

       0-4 answer · ↑↓ move · u don't know · n not applicable · = keep last time
       c note · e evidence · Enter next · b back · s later · g go to · r review
       ? help · q save and quit
      "
    `);
  });

  it('folds the levels beside each other at 80 by 11', () => {
    expect(text(screen(having(full), {}, 80, 11))).toMatchInlineSnapshot(`
      "
       1.1 · Sam, VP Sales · Sales                                    0 of 27 ✓ saved
       Have the CEO and the two heads committed themselves to aligning the two teams?
       0 Absent  1 Ad hoc  2 Documented  3 Working  4 World-class





       Not answered yet
       0-4 answer · ↑↓ move · u don't know · n not applicable · c note · e evidence
       b back · s later · g go to · r review · ? help · q save and quit
      "
    `);
  });

  it('says whose answers are on the screen, and that something is saved only once it is', () => {
    for (const size of SIZES.slice(0, 4)) {
      const view = having(full, { saving: null });
      for (const mode of [
        question(null),
        listMode(view, 'go-to'),
        fieldMode('note', 'icp', ''),
        { is: 'help', scroll: 0 } as const,
      ]) {
        const shown = words(screen(view, { mode }, size.columns, size.rows));
        expect(shown).toContain('Sam');
        expect(shown).not.toContain('saved');
      }
    }
    expect(words(screen(having(full)))).toContain('Sam, VP Sales · Sales ✓ saved');
  });

  it('folds all descriptors but the active one at 40 columns', () => {
    const mode: ScreenMode = question(2);
    expect(text(screen(having(full), { mode }, 40, 24))).toMatchInlineSnapshot(`
      "
       Sam, VP Sales · Sales          ✓ saved
       1.1  Leaders' comm…  ░░░░░░░░░ 0 of 27

       Have the CEO and the two heads
       committed themselves to aligning the
       two teams?

         0  Absent
         1  Ad hoc
      ❯  2  Documented: All three have agreed
            to it in writing, such as in
            minutes, an e-mail or a charter.
         3  Working
         4  World-class

       Not answered yet




       0-4 answer · ↑↓ move · u don't know
       n not applicable · c note · e evidence
       b back · s later · g go to · r review
       ? help · q save and quit
      "
    `);
  });

  it('says so when something is not saved', () => {
    const saving = {
      isSaved: false,
      message: 'cannot write "kathy.yaml": the disk is full',
      because: 'disk',
    } as const;
    const shown = words(screen(having(full, { saving })));
    expect(shown).toContain('✗ NOT SAVED');
    expect(shown).toContain(
      'Not saved (w saves elsewhere): cannot write "kathy.yaml": the disk is full',
    );
    expect(shown).not.toContain('✓ saved');
  });

  it.each(SIZES.slice(0, 4))('shows a notice at $columns by $rows, whatever is asked', (size) => {
    const notice = 'there is no level 7 here';
    const without = idsOf(full).filter((current) => {
      const view = having(full, { said: { current } });
      return !words(screen(view, { notice }, size.columns, size.rows)).includes(notice);
    });
    expect(without).toEqual([]);
  });

  it('keeps every line in its place when a notice comes', () => {
    const without = screen(having(full)).lines;
    const noticed = screen(having(full), { notice: 'note kept' }).lines;
    expect(noticed.filter((line, row) => line !== without[row])).toEqual([' note kept']);
  });

  it('does not change its layout when the arrows move', () => {
    for (const { columns, rows } of SIZES.slice(0, 4)) {
      const starts = [0, 1, 2, 3, 4].map((active) => {
        const { lines } = screen(having(full), { mode: question(active) }, columns, rows);
        return [lines[0], lines[1], lines.at(-1), lines.length];
      });
      expect(new Set(starts.map(String)).size).toBe(1);
    }
  });
});

describe('every criterion of the flagship', () => {
  it.each(SIZES)('stays within a window of $columns by $rows', (size) => {
    for (const current of idsOf(full)) {
      for (const active of [0, 3]) {
        const view = having(full, { said: { current } });
        const frame = screen(view, { mode: question(active) }, size.columns, size.rows);
        expect(overflow(frame, size)).toEqual([]);
      }
    }
  });

  it('shows question, levels and descriptors whole at 80 by 24', () => {
    for (const { criterion } of criteriaOf(full)) {
      const shown = words(screen(having(full, { said: { current: criterion.id } })));
      expect(shown).toContain(criterion.question);
      expect(shown).toContain('q save and quit');
      for (const { label, description } of levelsOf(full, criterion)) {
        expect(shown).toContain(label);
        expect(wordsOf(description).filter((word) => !shown.includes(word))).toEqual([]);
      }
    }
  });

  it.each(SIZES.slice(1, 3))('lets each descriptor be read whole at $columns by $rows', (size) => {
    for (const { criterion } of criteriaOf(full)) {
      for (const { level, description } of levelsOf(full, criterion)) {
        const view = having(full, { said: { current: criterion.id } });
        const mode: ScreenMode = question(level);
        const shown = words(screen(view, { mode }, size.columns, size.rows));
        expect(shown).toContain(criterion.question);
        expect(wordsOf(description).filter((word) => !shown.includes(word))).toEqual([]);
        expect(shown).toContain('? help');
      }
    }
  });

  it.each(SIZES.slice(0, 4))('has all of its help within reach at $columns by $rows', (size) => {
    for (const { criterion } of criteriaOf(full)) {
      const view = having(full, { said: { current: criterion.id } });
      const pages = Array.from({ length: 24 }, (_, page) => {
        const mode: ScreenMode = { is: 'help', scroll: page * 5 };
        return words(screen(view, { mode }, size.columns, size.rows));
      }).join(' ');
      const texts = [
        criterion.question,
        ...(criterion.evidence ?? []),
        ...(criterion.benchmarks ?? []).map((benchmark) => benchmark.text),
        ...levelsOf(full, criterion).map(({ description }) => description),
      ];
      for (const part of texts) {
        expect(wordsOf(part).filter((word) => !pages.includes(word))).toEqual([]);
      }
    }
  });

  it('takes fewer than 1,250 words to read in an express audit, its levels included', () => {
    const script = { checklist: full, mode: 'express' } as const;
    const asked = criteriaOf(full).filter(({ criterion }) => criterion.key);
    const count = asked
      .map(({ criterion }) => {
        const { lines } = screen(having(full, { script, said: { current: criterion.id } }));
        const from = 2;
        const to = lines.findIndex((line) => line.includes('Not answered yet'));
        return wordsOf(
          lines
            .slice(from, to)
            .join(' ')
            .replace(/[❯●]|\s\d\s/g, ' '),
        ).length;
      })
      .reduce((sum, own) => sum + own, 0);
    expect(asked.length).toBe(10);
    expect(count).toBeGreaterThan(1000);
    expect(count).toBeLessThan(1250);
  });
});

describe('texts of all kinds', () => {
  const HOSTILE = [
    { because: 'of long words', part: 'x'.repeat(300) },
    { because: 'of Chinese', part: '销售与市场是否就潜在客户的定义达成一致'.repeat(8) },
    { because: 'of emoji', part: '👩‍👩‍👧‍👦🎉 '.repeat(60) },
    { because: 'of escape sequences', part: '\u001b[31mred\u001b[2J\u0007\r\n'.repeat(20) },
    { because: 'of right-to-left marks', part: '\u202eabc\u2066 '.repeat(40) },
  ];

  it.each(HOSTILE)('stay within the window in spite $because', ({ part }) => {
    const checklist = checklistOf(
      part,
      Array.from({ length: 9 }, (_, level) => ({
        score: level * 10,
        label: part,
        description: part,
      })),
      { evidence: [part], benchmarks: [{ text: part, source: part, year: 2024 }] },
    );
    const said = { answers: { one: { notApplicable: part, note: part, evidence: [part] } } };
    const view = having(checklist, { said: { ...said, status: 'asking', current: 'one' } });
    const review = having(checklist, { said: { ...said, status: 'reviewing' } });
    for (const size of SIZES) {
      const frames = [
        screen(view, { mode: question(8), notice: part }, size.columns, size.rows),
        screen(view, { mode: { is: 'help', scroll: 5 } }, size.columns, size.rows),
        screen(view, { mode: listMode(view, 'go-to') }, size.columns, size.rows),
        screen(view, { mode: fieldMode('note', 'one', part) }, size.columns, size.rows),
        screen(review, { notice: part }, size.columns, size.rows),
      ];
      for (const frame of frames) {
        expect(overflow(frame, size)).toEqual([]);
        expect(frame.lines.join('').match(/[\p{Cc}\u202e\u2066]/u)).toBeNull();
        const { row, column } = frame.caret ?? { row: 0, column: 0 };
        expect(row < Math.max(size.rows, 1) && column < Math.max(size.columns, 2)).toBe(true);
      }
    }
  });
});

describe('the help', () => {
  it('replaces the levels', () => {
    expect(text(screen(having(full), { mode: { is: 'help', scroll: 0 } }))).toMatchInlineSnapshot(`
      "
       1.1 · Sam, VP Sales · Sales                                    0 of 27 ✓ saved

       How to answer
       - Choose the highest level whose description is entirely true today.
       - If you waver, take the lower one.
       - If you cannot tell, say so: "don't know" is worth more than a guess.

       Why it matters
       Alignment work stops at the first conflict unless the three leaders have
       agreed to it and somebody can settle disputes.

       Evidence to ask for
       - the written agreement, with signatures and goals
       - how and when both teams were told
       - executive agendas of the last four quarters
       - objectives or pay plans of the three leaders

       Benchmarks
       82% of C-level executives call their product, sales and marketing aligned,
       while in a second survey 65% of sales and marketing professionals say that
       their leaders are not. (Forrester, Priorities Survey 2024, and Sales and
       Marketing Alignment Survey, Q2 2024, 2024)
       ↓ 23 more lines
       ? back to the question · ↑↓ scroll
      "
    `);
  });
});

describe('the field for a note', () => {
  it('shows the question, the text and the cursor in it', () => {
    const mode = fieldMode('note', 'exec-sponsorship', 'register seen,\nowners missing');
    const frame = screen(having(full), { mode });
    expect(text(frame)).toMatchInlineSnapshot(`
      "
       1.1                                             Sam, VP Sales · Sales  ✓ saved

       Have the CEO and the two heads committed themselves to aligning the two teams?

       Note
       register seen,
       owners missing
















       Enter save · Esc leave it as it was · Ctrl-J new line
      "
    `);
    expect(frame.caret).toEqual({ row: 6, column: 15 });
  });

  it('scrolls so that the cursor is in the window', () => {
    const mode = fieldMode('note', 'exec-sponsorship', 'line\n'.repeat(100));
    const { lines, caret } = screen(having(full), { mode }, 80, 12);
    expect(lines.length).toBe(12);
    expect(caret?.row).toBeLessThan(12);
  });
});

describe('the review', () => {
  const said = {
    status: 'reviewing',
    skipped: ['icp'],
    answers: {
      'exec-sponsorship': { value: 3 },
      'shared-target': { value: null },
      'stage-vocabulary': { notApplicable: 'no stages yet', note: 'asked twice' },
    },
  } as const;
  const script = { checklist: full, mode: 'express' } as const;

  it('has one line a criterion, open ones first', () => {
    expect(text(screen(having(full, { script, said })))).toMatchInlineSnapshot(`
      "
       Review                                          Sam, VP Sales · Sales  ✓ saved
       3 of 10 answered. 7 open, listed first; finishing leaves them unanswered.

       ❯  3.1  Ideal customer profile                           open, left for later
          5.2  Two-way SLA                                      open
          6.1  Check before contact                             open
          7.2  Reasons for refusal                              open
          8.1  A way back                                       open
          9.1  One story                                        open
         10.1  Meeting rhythm                                   open
          1.1  Leaders' commitment                              3 Working
          2.1  One revenue goal                                 don't know
          4.1  Common definitions                               not applicable + note









       f finish · Enter go there · ↑↓ choose · 1-9 type a number · b back
       q save and quit
      "
    `);
  });

  it('scrolls with the cursor', () => {
    const long = having(full, { said: { status: 'reviewing' } });
    const mode: ScreenMode = {
      is: 'list',
      purpose: 'review',
      at: 're-audit',
      typed: '',
      isWarned: false,
    };
    expect(text(screen(long, { mode }, 80, 12))).toMatchInlineSnapshot(`
      "
       Review                                          Sam, VP Sales · Sales  ✓ saved
       0 of 27 answered. 27 open, listed first; finishing leaves them unanswered.

          8.1  A way back                                                        open
          8.2  Nurture by reason                                                 open
          9.1  One story                                                         open
          9.2  Briefing and material                                             open
         10.1  Meeting rhythm                                                    open
       ❯ 10.2  Regular re-audit                                                  open

       f finish · Enter go there · ↑↓ choose · 1-9 type a number · b back
       q save and quit
      "
    `);
  });
});

describe('the list to go to', () => {
  it('has the criteria under their points, and the cursor where we are', () => {
    const view = having(full, { said: { current: 'icp' } });
    expect(text(screen(view, { mode: listMode(view, 'go-to') }, 80, 16))).toMatchInlineSnapshot(`
      "
       Go to a question                                Sam, VP Sales · Sales  ✓ saved
       0 of 27 answered.

       Shared goals, KPIs and one written plan
          2.1  One revenue goal                                                  open
          2.2  Shared KPIs                                                       open
          2.3  One written plan                                                  open
       One target customer (ICP and personas)
       ❯  3.1  Ideal customer profile                                            open
          3.2  Buyers' roles                                                     open
          3.3  Shared customer insight                                           open
       One revenue lifecycle, vocabulary and data set
          4.1  Common definitions                                                open
          4.2  Tracking to the win                                               open

       1-9 type a number · ↑↓ choose · Enter go there · Esc stay
      "
    `);
  });
});

function wordsOf(part: string): readonly string[] {
  return part.split(/\s+/).filter((word) => word !== '');
}
