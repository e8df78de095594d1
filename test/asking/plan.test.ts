import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { align } from '../cli/fake-io.ts';
import { workspace } from '../cli/workspace.ts';
import { copyFolder } from '../copy-folder.ts';

/** Plans a copy of the first round of Lakeshore Metrics, with these lines from a pipe. */
async function planning(lines: readonly string[]) {
  const own = workspace({});
  copyFolder('examples/lakeshore-metrics/2012-08-06', join(own.folder, 'round'));
  await align(['plan', 'round'], { folder: own.folder });
  const before = own.read('round/plan.yaml');
  const stdin = lines.map((line) => `${line}\n`).join('');
  const { stderr, code } = await align(['plan', 'round', '--ask'], { folder: own.folder, stdin });
  const after = own.read('round/plan.yaml');
  const [first, second] = parse(after).actions;
  return { stderr, code, before, after, first, second };
}

describe('align plan --ask', () => {
  it('asks for owner and date of each action, and saves both', async () => {
    const { stderr, code, first } = await planning(['Diane', '2012-10-01', 'q']);
    expect(code).toBe(0);
    expect(stderr).toContain('Action 1 of ');
    const asked = stderr.split('\n').filter((line) => !line.includes('2012-08-06'));
    expect(asked.filter((line) => line.length > 80)).toEqual([]);
    expect(stderr).toContain('Owners and dates saved in round');
    expect(first).toMatchObject({ owner: 'Diane', due: '2012-10-01', status: 'open' });
  });

  it('asks again for what is no date, and goes back to the action before', async () => {
    const lines = ['Diane', 'soon', '2012-10-01', 'b', 'Kathy', '', 'Sam', '', 'q'];
    const { stderr, first, second } = await planning(lines);
    expect(stderr).toContain('type a day as YYYY-MM-DD, or nothing');
    expect(stderr).toContain('(Enter keeps Diane)');
    expect(stderr).toContain('(Enter keeps 1 October 2012)');
    expect(first).toMatchObject({ owner: 'Kathy', due: '2012-10-01' });
    expect(second.owner).toBe('Sam');
  });

  it('changes nothing by Enter, and keeps everything else as it was', async () => {
    const { before, after } = await planning(['', '', 'q']);
    expect(parse(after)).toEqual(parse(before));
    const { after: named, before: unnamed } = await planning(['Diane', '', 'q']);
    expect(parse(named)).toEqual({
      ...parse(unnamed),
      actions: parse(unnamed).actions.map((own: object, at: number) =>
        at === 0 ? { ...own, owner: 'Diane' } : own,
      ),
    });
  });
});
