import { describe, expect, it } from 'vitest';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

/** Somebody's answers of a day. */
const on = (date: string, said: string) => answers('ann', 'marketing', said, { date });

/** "first" opens and "second" closes: from 75 to 50, and last to 100. */
const ROUNDS = {
  'small.yaml': CHECKLIST,
  'may/ann.yaml': on('2024-05-06', 'first: 2, second: 1'),
  'june/ann.yaml': on('2024-06-07', 'first: 0, second: 2'),
  'july/ann.yaml': on('2024-07-08', 'first: 2, second: 2'),
};
const OF = ['--checklist', 'small.yaml'];

const PLAN = `format: 1
checklist: {id: small, version: 1.0.0}
subject: Company
actions:
  - {id: do-first, criterion: first, level: 2, do: Do it., due: 2024-06-01, status: open}
  - {id: do-second, criterion: second, level: 2, do: Do it too., due: 2024-06-01, status: done}
`;

describe('align compare', () => {
  it('shows points and criteria before and after, and what became of gaps', async () => {
    const { run } = workspace(ROUNDS);
    const { code, stdout } = await run('compare', 'may', 'june', ...OF);
    expect(code).toBe(0);
    expect(stdout).toContain('# 1. In ann’s view, one point fell, none rose\n');
    expect(stdout).toContain('Company went from 75%, High, on 6 May 2024 to **50%, High**.');
    expect(stdout).toContain('| 1   | The only point |   75% | **50%** |');
    expect(stdout).toMatch(
      /\| 1\.1 \| How much of the first\? +\| +100% \| +\*\*0%\*\* \| +new \|/,
    );
    expect(stdout).toMatch(
      /\| 1\.2 \| How much of the second\? +\| +50% \| +\*\*100%\*\* \| +closed \|/,
    );
    expect(stdout).not.toContain('The scores of');
  });

  it('reads JSON reports as well as folders', async () => {
    const { run } = workspace(ROUNDS);
    await run('report', 'may', ...OF, '-o', 'may.json');
    const folders = await run('compare', 'may', 'june', ...OF);
    expect((await run('compare', 'may.json', 'june', ...OF)).stdout).toBe(folders.stdout);
  });

  it('shows the trend of three and more rounds as text', async () => {
    const { run } = workspace(ROUNDS);
    const { stdout } = await run('compare', 'may', 'june', 'july', ...OF, '--format', 'text');
    expect(stdout).toMatch(/6 May 2024 +75% +High\n +7 June 2024 +50% +High\n +8 July 2024 +100%/);
    expect(stdout).toMatch(/1 +The only point +75% +50% +100%\n/);
    expect(stdout).toContain('Company went from 75%, High, on 6 May 2024 to 100%, High.');
  });

  it('shows the trend as a table in Markdown', async () => {
    const { run } = workspace(ROUNDS);
    const { stdout } = await run('compare', 'may', 'june', 'july', ...OF);
    expect(stdout).toContain('### The scores of three rounds');
    expect(stdout).toContain('| No. | Point          | 6 May | 7 June |   8 July |');
    expect(stdout).toContain('|     | 7 June 2024 |  **50%** | High |');
  });

  it('shows the points of more than five rounds in tables one below the other', async () => {
    const { run } = workspace(ROUNDS);
    const rounds = ['may', 'june', 'may', 'june', 'june', 'july'];
    const { stdout } = await run('compare', ...rounds, ...OF);
    expect(stdout).toContain('# 1. In ann’s view, the only point has risen\n');
    expect(stdout).toContain('## 2. The only point rose from 75% to 100%');
    expect(stdout.match(/\| No\. \| Point .*\n/g)).toHaveLength(2);
    expect(stdout).toContain('## 3. Two criteria, before and after');
  });

  it('says for whom nobody answered, and that others may be the cause', async () => {
    const groups = { ...ROUNDS, 'may/bob.yaml': answers('bob', 'sales', 'first: 2', {}) };
    const { run } = workspace(groups);
    const { stdout } = await run('compare', 'may', 'june', ...OF);
    expect(stdout).toContain(
      '**Nobody answered for Sales on 7 June 2024.** So a change of score may come from other people.',
    );
    const alone = await workspace(ROUNDS).run('compare', 'may', 'june', ...OF);
    expect(alone.stdout).toContain('**Nobody answered for Sales in either round.**');
  });

  it('is a page and a document on paper, too', async () => {
    const { run } = workspace(ROUNDS);
    const { stdout } = await run('compare', 'may', 'june', ...OF, '--format', 'html');
    expect(stdout).toContain('<h1>In <bdi>ann</bdi>’s view, one point fell, none rose</h1>');
    expect(stdout).toContain('<ol class="change"');
    expect(stdout).toContain('>Two criteria, before and after</h2>');
  });

  it('wears the name and the colour of a firm', async () => {
    const brand =
      'format: 1\nfirm: Northgate Partners\nconfidentiality: Confidential\naccent: "#7a1f5c"\n';
    const { run } = workspace({ ...ROUNDS, 'brand.yaml': brand });
    const of = ['compare', 'may', 'june', ...OF, '--format', 'html'];
    const { code, stdout } = await run(...of, '--brand', 'brand.yaml');
    expect(code).toBe(0);
    expect(stdout).toContain('Northgate Partners');
    expect(stdout).toContain('Confidential');
    expect(stdout).toContain('#7a1f5c');
    expect((await run(...of)).stdout).not.toContain('#7a1f5c');
  });

  it('gives unrounded fractions as JSON', async () => {
    const { run } = workspace(ROUNDS);
    const args = ['compare', 'may', 'june', 'july', ...OF, '--format', 'json'];
    expect(JSON.parse((await run(...args)).stdout)).toMatchObject({
      format: 1,
      comparison: { total: { before: 0.75, after: 1 } },
      trend: { rounds: [{ change: null }, { change: -0.25 }, { change: 0.5 }] },
      promises: null,
    });
  });

  it('offers the formats that it has and no other', async () => {
    const { stdout } = await workspace(ROUNDS).run('compare', '--help');
    expect(stdout).toMatch(
      /Report format: text, markdown, json, html, pdf, csv,\s+docx, pptx, xlsx \[/,
    );
  });

  it.each(['text', 'markdown', 'json'])('tells the promises of a plan as %s', async (format) => {
    const { run, write } = workspace(ROUNDS);
    write('plan.yaml', PLAN);
    const flags = ['--plan', 'plan.yaml', '--format', format];
    const { code, stdout } = await run('compare', 'may', 'june', ...OF, ...flags);
    expect(code).toBe(0);
    for (const outcome of ['kept', 'missed']) expect(stdout).toContain(outcome);
  });

  it('shows points that only one of the checklists has', async () => {
    const { run, write } = workspace(ROUNDS);
    await run('report', 'may', ...OF, '-o', 'may.json');
    write('small.yaml', CHECKLIST.replace('id: only', 'id: sole').replace('1.0.0', '2.0.0'));
    for (const format of ['text', 'markdown', 'json']) {
      const there = ['compare', 'may.json', 'june', 'july', ...OF, '--format', format];
      const back = ['compare', 'july', 'june', 'may.json', ...OF, '--format', format];
      expect(await run(...there)).toMatchObject({ code: 0 });
      expect(await run(...back)).toMatchObject({ code: 0 });
    }
  });

  it('writes to a file, again and again', async () => {
    const { run, read } = workspace(ROUNDS);
    for (const name of ['changes.md', 'changes.txt', 'changes.json']) {
      const args = ['compare', 'may', 'june', ...OF, '-o', name];
      expect((await run(...args)).stderr).toContain(`Saved the report to ${name}\n`);
      expect((await run(...args)).code).toBe(0);
      expect(read(name)).toContain('Company');
    }
  });

  it('passes on what there is to know about a round', async () => {
    const { run } = workspace(ROUNDS);
    const { stderr } = await run('compare', 'may', 'june', ...OF);
    expect(stderr).toBe(
      'warning: in may: no answers from Sales, so the score leaves that group out\nwarning: in june: no answers from Sales, so the score leaves that group out\n',
    );
  });

  it.each([
    { args: ['may'], says: "missing required argument 'after'" },
    { args: ['may', 'june', '-f', 'junit'], says: 'Use one of text, markdown, json, html' },
    {
      args: ['may', 'june', '-o', 'c.xml'],
      says: 'hint: use one of text, markdown, json, html, pdf, csv, docx, pptx, xlsx\n',
    },
    { args: ['may', 'gone'], says: 'cannot read "gone": it does not exist' },
    { args: ['may', 'small.yaml'], says: '"small.yaml" is not an align JSON report' },
    { args: ['may', 'june', '--plan', 'small.yaml'], says: 'small.yaml:' },
    {
      args: ['may', 'june', '-f', 'json', '-o', 'may/ann.yaml', '--force'],
      says: 'is an input of this report',
    },
  ])('refuses $args: $says', async ({ args, says }) => {
    const { run } = workspace(ROUNDS);
    const { code, stdout, stderr } = await run('compare', ...args, ...OF);
    expect(stderr).toContain(says);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
