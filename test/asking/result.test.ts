import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { align } from '../cli/fake-io.ts';
import { openWindow } from '../cli/window.ts';
import { type Workspace, workspace } from '../cli/workspace.ts';

const OCTOBER = 'lakeshore-metrics/2012-10-15';

/** A round of an example, in which Sam has one question left to answer, the last. */
function lastOneOpen(round: string, names: readonly string[], last: string): Workspace {
  const own = workspace({});
  mkdirSync(join(own.folder, 'round'));
  const from = join('examples', round);
  for (const name of names) {
    copyFileSync(join(from, `${name}.yaml`), join(own.folder, 'round', `${name}.yaml`));
  }
  const text = own.read(`round/${last}.yaml`);
  const open = text
    .replace(/ {2}re-audit: \d\n/, '')
    .replace('status: completed', 'status: in-progress');
  expect(open).not.toBe(text);
  own.write(`round/${last}.yaml`, open);
  return own;
}

const RESUME = ['audit', '--save', 'round/sam.yaml'];

/** The result that a command prints after these lines. */
async function result(own: Workspace, lines: readonly string[], args: readonly string[]) {
  const { stderr, code } = await align([...RESUME, '--plain', ...args], {
    folder: own.folder,
    stdin: lines.join('\n'),
  });
  expect(code).toBe(0);
  return stderr.slice(stderr.lastIndexOf('Review: f') + 10);
}

describe('the result of somebody whom others wait for', () => {
  it('is their own picture: lowest answers, who is missing, what to do next', async () => {
    const own = lastOneOpen(OCTOBER, ['kathy', 'sam'], 'sam');
    own.write('round/kathy.yaml', own.read('round/kathy.yaml').replace('completed', 'in-progress'));
    expect(await result(own, ['3', 'f'], [])).toMatchInlineSnapshot(`
      " Sam, VP Sales: 27 of 27 answered in 13 min 24 s                        ✓ saved

       Your own picture: 65%, Aligned. Your guess was 75%.

       Your lowest answers by weight, all at 2 Documented
         4.3  Both see the data                 3.2  Buyers' roles
         2.2  Shared KPIs                       3.3  Shared customer insight
         2.3  One written plan                  7.3  Acting on feedback
         and 5 more

       This is one view. The audit compares it with those of the others.
         Kathy, Marketing  27 of 27 answered
         Leadership        not answered yet

       Next
         Change an answer  align audit --save round/sam.yaml --plain
         See who is done   align reveal round
      "
    `);
  });

  it('never shows what others have answered', async () => {
    const own = lastOneOpen(OCTOBER, ['kathy', 'sam'], 'sam');
    own.write('round/round.yaml', ROUND);
    const text = await result(own, ['3', 'f'], []);
    expect(text).toContain('Kathy, Marketing   answered, shown when all have answered');
    expect(text).toContain('Diane, Leadership  not answered yet');
    expect(text).not.toContain('%, Aligned, up');
    expect(text).not.toContain('disagreement');
  });

  it.each([
    { others: 6, named: 6, more: null },
    { others: 7, named: 5, more: 'and 2 more' },
  ])('names $named of $others who have not answered', async ({ others, named, more }) => {
    const own = lastOneOpen(OCTOBER, ['sam'], 'sam');
    const ids = Array.from({ length: others }, (_, at) => `person-${at + 1}`);
    const groups = ['marketing', 'leadership', 'sales'];
    const people = ids.map((id, at) => `  - {id: ${id}, name: ${id}, group: ${groups[at % 3]}}`);
    own.write(
      'round/round.yaml',
      ['format: 1', 'respondents:', '  - {id: sam, group: sales}', ...people, ''].join('\n'),
    );
    const text = await result(own, ['3', 'f'], []);
    expect(ids.filter((id) => text.includes(`${id}, `)).length).toBe(named);
    const [found = null] = /and \d more(?=\n\n Next)/.exec(text) ?? [];
    expect(found).toBe(more);
  });

  it('is shown although the file of somebody else is damaged', async () => {
    const own = lastOneOpen(OCTOBER, ['kathy', 'sam'], 'sam');
    own.write('round/kathy.yaml', 'format: 1\nanswers: [');
    const text = await result(own, ['3', 'f'], []);
    expect(text).toContain('Your own picture: ');
    expect(text).not.toContain('align reveal');
  });

  it('is thanks alone where answers are sealed', async () => {
    const own = lastOneOpen(OCTOBER, ['kathy', 'sam'], 'sam');
    own.write('round/round.yaml', ROUND);
    const text = await result(own, ['3', 'f'], ['--sealed']);
    expect(text).toContain('Thank you, Sam. Your answers are sealed.');
    expect(text).toContain('Saved in round/sam.yaml, on this computer only.');
    expect(text).toContain('Diane, Leadership  not answered yet');
    expect(text).not.toMatch(/picture|lowest|%/);
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('offers to go on with the questions that an express audit leaves out', async () => {
    const own = workspace({});
    const who = ['--subject', 'Oakley', '--respondent', 'Sam', '--group', 'sales', '--role', ''];
    const { stderr } = await align(
      ['audit', '--express', '--plain', '--save', 'sam.yaml', ...who],
      { folder: own.folder, stdin: `\n${'so\n\n'.repeat(3)}${'2\n'.repeat(10)}f\n` },
    );
    expect(stderr).toMatch(/Answer all questions +align audit --save sam\.yaml --plain\n/);
  });

  it('is a report instead where one is asked for', async () => {
    const own = lastOneOpen(OCTOBER, ['sam'], 'sam');
    const text = await result(own, ['3', 'f'], ['--output', 'own.md']);
    expect(text).not.toContain('Your own picture');
    expect(text).toContain('Answers saved in round/sam.yaml');
    expect(own.read('own.md')).toContain('Lakeshore Metrics');
  });
});

const ROUND = `format: 1
subject: Lakeshore Metrics
date: 2012-10-15
respondents:
  - {id: kathy, name: Kathy, group: marketing}
  - {id: sam, name: Sam, group: sales}
  - {id: diane, name: Diane, group: leadership}
`;

describe('the result of everyone', () => {
  const NAMES = ['ceo', 'kathy', 'sam'];

  it('tells disagreements in sentences, line by line', async () => {
    const own = lastOneOpen(OCTOBER, NAMES, 'sam');
    expect(await result(own, ['3', 'f'], [])).toMatchInlineSnapshot(`
      " Lakeshore Metrics: everyone has answered                       15 October 2012

       66%, Aligned

       No point is weak, so there is no root cause to remove.
       The lowest points are target customer (58%) and account coverage (58%).

       Three disagreements to settle
         1  Tracking to the win: Marketing and Sales 3, Leadership 2.
         2  Both see the data: Marketing 3, Sales and Leadership 2.
         3  A name per step: Marketing and Sales 3, Leadership 2.

       First three actions       Owner              Effort  Gain
         1  One person decides   CEO                S       +0.8
         2  Shared KPIs          RevOps             M       +0.3
         3  One written plan     Head of marketing  M       +0.3

       Next
         Write the report  align report round -o report.docx
         Plan the actions  align plan round
      "
    `);
  });

  it('draws them on the scale, on a screen', async () => {
    const own = lastOneOpen(OCTOBER, NAMES, 'sam');
    const window = openWindow(RESUME, { columns: 80, folder: own.folder });
    await window.takenOver();
    await window.type('3');
    await window.type('f');
    const { stderr } = await window.ending();
    const text = stderr.slice(stderr.lastIndexOf('\u001b[?1049l') + 8);
    expect(text.split('\n').length).toBeLessThan(24);
    expect(text).toMatchInlineSnapshot(`
      "[1m Lakeshore Metrics: everyone has answered                       15 October 2012[22m

      [1m 66%, Aligned[22m

             Undefined         Defined          Aligned  Integrated  World-class
        ├─────────────────┼────────────────┼──────────◆──────┼─────────┼──────┤
        0%                25               50                75        90   100

      [1m No point is weak, so there is no root cause to remove.[22m
       The lowest points are target customer (58%) and account coverage (58%).
      [1m Three disagreements to settle               0    1    2    3    4[22m
         1  Tracking to the win                    ·    ·    L────MS   ·
         2  Both see the data                      ·    ·    SL───M    ·
         3  A name per step                        ·    ·    L────MS   ·
         M Marketing, S Sales, L Leadership
      [1m First three actions       Owner              Effort  Gain[22m
         1  One person decides   CEO                S       +0.8
         2  Shared KPIs          RevOps             M       +0.3
         3  One written plan     Head of marketing  M       +0.3
       Next
         Write the report  align report round -o report.docx
         Plan the actions  align plan round
      "
    `);
  });

  it('marks who gave no level', async () => {
    const own = lastOneOpen('norrbruk-fittings/2024-03-11', ['ceo', 'mkt', 'sales'], 'sales');
    const window = openWindow(['audit', '--save', 'round/sales.yaml'], {
      columns: 80,
      folder: own.folder,
    });
    await window.takenOver();
    await window.type('1');
    await window.type('f');
    const { stderr } = await window.ending();
    const text = stderr.slice(stderr.lastIndexOf('\u001b[?1049l') + 8);
    expect(text).toMatchInlineSnapshot(`
      "[1m Norrbruk Fittings: everyone has answered                         11 March 2024[22m
      [1m 24.6%, Undefined[22m
             Undefined         Defined          Aligned  Integrated  World-class
        ├───────────────━◆━━━━━━───────────┼─────────────────┼─────────┼──────┤
        0%                25               50                75        90   100
        ◆ 24.6%   ━ 22 to 32%, with the blanks at worst and at best
      [1m Get a clear yes in writing from the CEO and from each of the two heads. If all[22m
      [1m three have agreed already, the group named here does not know it, so show it[22m
      [1m to them.[22m
       Leadership rated this 3, Marketing and Sales 1. Each group must reach 2 before
       the band can rise above Defined.
      [1m Three disagreements to settle               0    1    2    3    4[22m
         1  Speed of follow-up                     M──────────────S    ·   L ?
         2  One story                              S────M─────────L    ·
         3  Both see the data                      MS────────L    ·    ·
         M Marketing, S Sales, L Leadership, ? gave no level
      [1m First three actions       Owner   Effort  Gain[22m
         1  Leaders' commitment  CEO     S       +0.6
         2  Both see the data    RevOps  S       +0.8
         3  One person decides   CEO     S       +0.8
       Next
         Write the report  align report round -o report.docx
         Plan the actions  align plan round
      "
    `);
  });
});

describe('the result since the round before', () => {
  const BEFORE = ['--previous', resolve('examples/lakeshore-metrics/2012-08-06')];
  const UP = '66%, Aligned, up from 46%, Defined, on 6 August 2012';

  it('says what changed in everybody’s answers', async () => {
    const own = lastOneOpen(OCTOBER, ['ceo', 'kathy', 'sam'], 'sam');
    expect(await result(own, ['3', 'f'], BEFORE)).toContain(`\n ${UP}\n`);
  });

  it('says what changed in the answers of one respondent', async () => {
    const own = lastOneOpen(OCTOBER, ['sam'], 'sam');
    expect(await result(own, ['3', 'f'], BEFORE)).toMatch(
      /Your own picture: 65%, Aligned, up from 42%, Defined, on 6 August\s+2012\./,
    );
  });

  it('is as without it where the round is that of another organisation', async () => {
    const own = lastOneOpen(OCTOBER, ['sam'], 'sam');
    const other = ['--previous', resolve('examples/norrbruk-fittings/2024-03-11')];
    expect(await result(own, ['3', 'f'], other)).toContain('Your own picture: 65%, Aligned. Your');
  });

  it('fits what a room can read after a workshop, in any window', async () => {
    const own = lastOneOpen(OCTOBER, ['ceo', 'kathy', 'sam'], 'sam');
    for (const columns of [120, 80]) {
      const args = ['workshop', '--save', 'round', ...BEFORE];
      const window = openWindow(args, { columns, folder: own.folder });
      await window.takenOver();
      if (columns === 120) {
        await window.type('3');
        await window.type('\r');
        await window.type('\r');
      }
      await window.type('f');
      const { stderr } = await window.ending();
      const text = stderr.slice(stderr.lastIndexOf('\u001b[?1049l') + 8);
      const lines = stripVTControlCharacters(text).trimEnd().split('\n');
      expect(lines.filter((line) => line !== '').length).toBeLessThanOrEqual(20);
      expect(lines.filter((line) => line.length > 60)).toEqual([]);
      const said = lines.join('\n').replace(/\s+/g, ' ');
      expect(said).toContain(UP);
      expect(said).toContain('operating rhythm (29%, now 71%) held the score back.');
    }
  });
});
