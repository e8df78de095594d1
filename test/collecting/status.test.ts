import { describe, expect, it } from 'vitest';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

const ROUND = {
  'checklists/small.yaml': CHECKLIST,
  'round/round.yaml': `format: 1
subject: Company
from: 2024-05-01
to: 2024-05-31
checklist: {id: small}
respondents:
  - {id: cat, name: Cat Oduya, role: CEO, group: sales}
  - {id: ann, name: Ann Li, group: marketing}
`,
  'round/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 2'),
  'round/bob.yaml': answers('bob', 'sales', 'first: 0', { more: 'status: in-progress' }),
};

describe('align status', () => {
  it('lists expected people first, with groups as titles and since when', async () => {
    const { code, stdout, stderr } = await workspace(ROUND).run('status', 'round');
    expect(stdout.split('\n')).toEqual([
      'Name            Group      Status    Answered  Since',
      'Cat Oduya       Sales      missing             2024-05-01',
      'ann             Marketing  answered  2 of 2    2024-05-06',
      'bob             Sales      half-way  1 of 2    2024-05-06',
      '',
      '1 person answered, 1 half-way, 1 missing',
      '',
    ]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('knows a round of which nobody has answered yet', async () => {
    const { 'round/ann.yaml': _, 'round/bob.yaml': __, ...files } = ROUND;
    const { code, stdout } = await workspace(files).run('status', 'round');
    expect(stdout).toContain('0 people answered, 0 half-way, 2 missing\n');
    expect(stdout).toContain('Ann Li          Marketing  missing');
    expect(code).toBe(0);
  });

  it('names groups in which nobody has answered and nobody is expected', async () => {
    const files = {
      'checklists/small.yaml': CHECKLIST,
      'round/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 2'),
    };
    const { code, stdout, stderr } = await workspace(files).run(
      ...['status', 'round', '--wait-for', 'all'],
    );
    expect(stdout).toContain('no answers from Sales\n');
    expect(stderr).toBe('waiting for Sales\n');
    expect(code).toBe(1);
  });

  it.each([
    { waitFor: ['all'], code: 1, says: 'waiting for Cat Oduya and bob\n' },
    { waitFor: ['cat'], code: 1, says: 'waiting for Cat Oduya\n' },
    { waitFor: ['bob', 'ann'], code: 1, says: 'waiting for bob\n' },
    { waitFor: ['nobody'], code: 1, says: 'waiting for nobody\n' },
    { waitFor: ['ann'], code: 0, says: '' },
  ])('with --wait-for $waitFor exits $code', async ({ waitFor, code, says }) => {
    const ended = await workspace(ROUND).run('status', 'round', '--wait-for', ...waitFor);
    expect(ended).toMatchObject({ code, stderr: says });
  });

  it('is JSON for programs', async () => {
    const { stdout } = await workspace(ROUND).run('status', 'round', '--format', 'json');
    expect(JSON.parse(stdout)).toEqual({
      format: 1,
      generator: expect.stringMatching(/^Status of a round by align \d/),
      subject: 'Company',
      checklist: { id: 'small', version: '1.0.0' },
      hasRegister: true,
      respondents: [
        person('cat', 'Cat Oduya', 'sales', 'missing', 0, { role: 'CEO', since: '2024-05-01' }),
        person('ann', 'ann', 'marketing', 'completed', 2),
        person('bob', 'bob', 'sales', 'in-progress', 1, { isExpected: false }),
      ],
      silentGroups: [],
    });
  });

  it.each([
    { args: ['nowhere'], says: 'error: there is no folder "nowhere"\nhint: create the round' },
    { args: ['round/ann.yaml'], says: 'error: "round/ann.yaml" is a file\nhint: use the folder' },
    { args: ['empty'], says: 'error: nothing in "empty" names a checklist\nhint: add "checklist' },
  ])('exits 2 for $args', async ({ args, says }) => {
    const { run } = workspace({ ...ROUND, 'empty/round.yaml': 'format: 1\n' });
    const { code, stderr } = await run('status', ...args);
    expect(stderr).toContain(says);
    expect(code).toBe(2);
  });

  it('counts questions with a score, as an interview does', async () => {
    const own = workspace({
      'round/ann.yaml': `format: 1
checklist: {id: lead-gen-alignment, version: 2.0.0}
subject: Company
date: 2024-05-06
respondent: {id: ann, group: marketing}
answers: {exec-sponsorship: 3}
`,
    });
    expect((await own.run('status', 'round')).stdout).toContain('1 of 27');
  });
});

function person(
  id: string,
  name: string,
  group: 'marketing' | 'sales',
  status: string,
  answered: number,
  more: object = {},
) {
  const groupTitle = { marketing: 'Marketing', sales: 'Sales' }[group];
  return {
    ...{ id, name, role: null, group, isExpected: true, status, answered },
    ...{ asked: status === 'missing' ? 0 : 2, groupTitle, since: '2024-05-06' },
    ...more,
  };
}
