import fastStringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../src/report/formats.ts';
import { align } from '../../cli/fake-io.ts';
import { fullReport } from '../having-report.ts';

const AUGUST = 'examples/lakeshore-metrics/2012-08-06';
const OCTOBER = 'examples/lakeshore-metrics/2012-10-15';
const PLAIN = { terminal: true, env: { NO_COLOR: '1' } };

describe('a report on a terminal', () => {
  it.each([
    ['lakeshore-metrics/2012-08-06'],
    ['norrbruk-fittings/2024-03-11'],
    ['kestrel-flow/2026-05-18'],
    ['brightmoor-software/2024-11-18'],
    ['calder-instruments/2025-02-10'],
    ['ferndale-logistics/2023-09-04'],
    ['lakeshore-metrics/2012-10-15', '--baseline', AUGUST],
    ['norrbruk-fittings/2024-03-11', '--anonymous'],
    ['lakeshore-metrics/2012-08-06', '--express'],
  ])('has at most 60 lines of 80 columns: %s %s %s', async (round, ...options) => {
    const args = ['audit', '--answers', `examples/${round}`, ...options];
    const { stdout } = await align(args, PLAIN);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(60);
    expect(lines.filter((line) => fastStringWidth(line) > 80)).toEqual([]);
  });

  it('says where we stand, what changed, the cause, what to settle and to do', async () => {
    const { stdout } = await align(['audit', '--answers', OCTOBER, '--baseline', AUGUST], PLAIN);
    expect(stdout).toMatchInlineSnapshot(`
      "Lakeshore Metrics                                               15 October 2012
      10-point lead-gen alignment checklist              3 people, nothing left blank

      1  Marketing and sales now work together, and no weak point is left

         66%, Aligned, up from 46%, Defined, on 6 August 2012.

              Undefined         Defined          Aligned  Integrated  World-class
         ├─────────────────┼──────────────○─┼──────────◆──────┼─────────┼──────┤
         0%                25               50                75        90   100
         ◆ 66%   ○ 46% in August

         No root cause is left. In August, feedback on refused leads (25%, now 69%)
         and operating rhythm (29%, now 71%) held the score back. The lowest points
         today are target customer and account coverage, both 58%.

      2  The three weak points of August are gone, and every point has risen
      3  Marketing rated the joint work highest, leadership lowest
                                         Before  Now  Marketing  Sales  Leadership
         1   Executive mandate              56%  67%        67%    67%         67%
         2   Shared goals and plan          58%  69%        75%    58%         75%
         3   Target customer                53%  58%        67%    58%         50%
         4   Lead stages and data           56%  67%        75%    67%         58%
         5   Responsibilities and SLA       53%  69%        75%    75%         58%
         6   Account coverage               53%  58%        58%    67%         50%
         7   Feedback on refused leads      25%  69%        75%    67%         67%
         8   Return to nurture              13%  63%        63%    63%         63%
         9   Message and sales material     54%  63%        75%    50%         63%
         10  Operating rhythm               29%  71%        75%    75%         63%
             All                            46%  66%        71%    65%         61%

      4  No conflict remains, but 16 criteria are seen one level apart
         Three disagreements to settle
         1  Tracking to the win. Marketing and Sales 3, Leadership 2.
         2  Both see the data. Marketing 3, Sales and Leadership 2.
         3  A name per step. Marketing and Sales 3, Leadership 2.

      5  No point is weak, so there is no root cause to remove
      6  19 actions lead from 66% to 75%, Integrated
            Action                   Owner              Effort  Gain
         1  One person decides       CEO                S       +0.8
         2  Shared KPIs              RevOps             M       +0.3
         3  One written plan         Head of marketing  M       +0.3
         4  Ideal customer profile   Campaign lead      M       +0.3
         5  Buyers' roles            Head of marketing  M       +0.7
         6  Shared customer insight  RevOps             M       +1.0
         7  Tracking to the win      RevOps             L       +0.4
         8  Both see the data        RevOps             M       +0.8
         And 11 more actions. Effort: S up to a week, M two to six weeks, L longer.
         Gain: points of score.

      8  How the score is made, and what it rests on
         Levels: 0 Absent, 1 Ad hoc, 2 Documented, 3 Working, 4 World-class.
         Checklist: 10-point lead-gen alignment checklist, version 2.0.0, full audit.

      7, appendix and all notes:  align report ROUND --full
      To hand out:                align report ROUND -o report.pdf
      "
    `);
  });

  it('is whole with --full, and in a file', async () => {
    const whole = await align(['report', AUGUST, '--full'], PLAIN);
    const file = await align(['report', AUGUST, '--format', 'text']);
    expect(whole.stdout).toBe(file.stdout);
    expect(whole.stdout).toContain('\nA  Every question, with every answer\n');
  });

  it.each(['--edition brief', '--edition appendix', '--no-appendix'])(
    'is what %s asks for',
    async (options) => {
      const shown = await align(['report', AUGUST, ...options.split(' ')], PLAIN);
      const file = await align(['report', AUGUST, '--format', 'text', ...options.split(' ')]);
      expect(shown.stdout).toBe(file.stdout);
    },
  );

  it('takes one edition only', async () => {
    const { code, stderr } = await align(['report', AUGUST, '--full', '--edition', 'brief'], PLAIN);
    expect(code).toBe(2);
    expect(stderr).toContain('--full');
  });

  it('has colours and bold titles where the terminal has them, and the same words', async () => {
    const render = await formats.text.load();
    const columns = 80;
    const plain = await render(fullReport(), { terminal: { colour: 0, columns } });
    const coloured = await render(fullReport(), { terminal: { colour: 3, columns } });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences of colours
    expect(String(coloured).replace(/\u001b\[[\d;]*m/g, '')).toBe(plain);
    expect(coloured).not.toBe(plain);
  });
});
