import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { workspace } from '../cli/workspace.ts';
import { copyFolder } from '../copy-folder.ts';

/** Both rounds of Lakeshore Metrics. */
function lakeshore() {
  const made = workspace({});
  copyFolder('examples/lakeshore-metrics', made.folder);
  return made;
}

describe('align plan', () => {
  it('writes one action for each step of the cheapest path', async () => {
    const { run, read } = lakeshore();
    const { code, stderr } = await run('plan', '2012-08-06');
    expect(code).toBe(0);
    expect(stderr).toContain(
      'Saved the plan to 2012-08-06/plan.yaml: 4 actions added, 0 marked as done',
    );
    expect(read('2012-08-06/plan.yaml')).toContain('criterion: revenue-owner\n    level: 3\n');
  });

  it('leaves a plan alone that is up to date', async () => {
    const { run, read } = lakeshore();
    await run('plan', '2012-08-06');
    const before = read('2012-08-06/plan.yaml');
    expect((await run('plan', '2012-08-06')).stderr).toContain('is up to date');
    expect(read('2012-08-06/plan.yaml')).toBe(before);
  });

  it('keeps what people wrote when it adds actions', async () => {
    const { run, read, write } = lakeshore();
    await run('plan', '2012-08-06');
    const edited = read('2012-08-06/plan.yaml')
      .replace('owner: RevOps', 'owner: Priya # from July')
      .replace('due:', 'due: 2012-09-30');
    write('2012-08-06/plan.yaml', edited);
    await run('plan', '2012-08-06', '--target', '60');
    const after = read('2012-08-06/plan.yaml');
    expect(after).toContain('owner: Priya # from July');
    expect(after).toContain('due: 2012-09-30');
    expect(after.length).toBeGreaterThan(edited.length);
  });

  it('marks what a later round has reached', async () => {
    const { run } = lakeshore();
    await run('plan', '2012-08-06');
    const { stderr } = await run('plan', '2012-10-15', '--plan', '2012-08-06/plan.yaml');
    expect(stderr).toContain('2 marked as done');
  });

  it('is no answers file to the round that it lies in', async () => {
    const { run } = lakeshore();
    await run('plan', '2012-08-06');
    const { code, stderr } = await run('audit', '--answers', '2012-08-06');
    expect(code).toBe(0);
    expect(stderr).toBe('');
  });

  it.each([
    { args: ['2012-08-06/sam.yaml'], says: 'is a file' },
    { args: ['2012-08-06', '--plan', 'bad.yaml'], says: 'bad.yaml:1:1: ' },
    { args: ['2012-08-06', '--plan', 'folder'], says: 'cannot write "folder": it is a folder' },
  ])('refuses $args: $says', async ({ args, says }) => {
    const { run, write } = lakeshore();
    write('bad.yaml', 'actions: []\n');
    write('folder/x.txt', '');
    const { code, stderr } = await run('plan', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });
});

describe('align plan with a plan that is older than the checklist', () => {
  const OLD = `format: 1
checklist: { id: lead-gen-alignment, version: 0.9.0 }
subject: Lakeshore Metrics
actions:
  - { id: a, criterion: gone-criterion, level: 3, do: old, status: done }
`;

  it('leaves it one for its own version while it speaks of what is gone', async () => {
    const { run, read, write } = lakeshore();
    write('2012-08-06/plan.yaml', OLD);
    expect((await run('plan', '2012-08-06')).code).toBe(0);
    expect(read('2012-08-06/plan.yaml')).toContain('version: 0.9.0');
    expect((await run('plan', '2012-08-06')).stderr).toContain('is up to date');
  });

  it('takes on the new version once everything in it is known', async () => {
    const { run, read, write } = lakeshore();
    const { points } = parse(readFileSync('checklists/lead-gen-alignment.yaml', 'utf8'));
    const { levels } = points
      .flatMap((point: { criteria: object[] }) => point.criteria)
      .find(({ id }: { id: string }) => id === 'icp');
    const known = OLD.replace('gone-criterion', 'icp').replace(
      'level: 3',
      `level: 3, says: ${JSON.stringify(levels[3])}`,
    );
    write('2012-08-06/plan.yaml', known);
    expect((await run('plan', '2012-08-06')).code).toBe(0);
    expect(read('2012-08-06/plan.yaml')).toContain('version: 2.0.0');
  });
});

describe('align plan with files of other kinds', () => {
  const ACTION = { id: 'a', criterion: 'icp', level: 4, do: 'x', status: 'open', due: null };
  const PLAN = {
    format: 1,
    checklist: { id: 'lead-gen-alignment', version: '2.0.0' },
    subject: 'Lakeshore Metrics',
    actions: [ACTION],
  };

  it('keeps a JSON plan JSON', async () => {
    const { run, read, write } = lakeshore();
    write('p.json', JSON.stringify(PLAN, null, 2));
    expect((await run('plan', '2012-08-06', '--plan', 'p.json')).code).toBe(0);
    expect(JSON.parse(read('p.json')).actions).toHaveLength(5);
  });

  it('keeps the line ends of a plan', async () => {
    const { run, read, write } = lakeshore();
    await run('plan', '2012-08-06');
    write('2012-08-06/plan.yaml', read('2012-08-06/plan.yaml').replaceAll('\n', '\r\n'));
    await run('plan', '2012-08-06', '--target', '60');
    expect(read('2012-08-06/plan.yaml').replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('refuses the plan of another organisation, also for promises', async () => {
    const { run, write } = lakeshore();
    write('p.json', JSON.stringify({ ...PLAN, subject: 'Norrbruk Fittings' }));
    const planned = await run('plan', '2012-08-06', '--plan', 'p.json');
    const audited = await run('audit', '--answers', '2012-08-06', '--plan', 'p.json');
    for (const { code, stderr } of [planned, audited]) {
      expect(code).toBe(2);
      expect(stderr).toContain('but the answers have "Lakeshore Metrics"');
    }
  });
});

describe('the promises of a plan', () => {
  it.each(['text', 'markdown', 'json'])('stand in a later report as %s', async (format) => {
    const { run, read, write } = lakeshore();
    await run('plan', '2012-08-06', '--target', '60');
    const dated = read('2012-08-06/plan.yaml').replaceAll('due:', 'due: 2012-09-30');
    write('2012-08-06/plan.yaml', dated);
    const { stdout } = await run(
      ...['audit', '--answers', '2012-10-15', '--plan', '2012-08-06/plan.yaml'],
      ...['--format', format],
    );
    for (const outcome of ['kept', 'missed']) expect(stdout).toContain(outcome);
  });
});
