import { describe, expect, it } from 'vitest';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

const ROUND = `format: 1
subject: Company
date: 2024-05-06
checklist: {id: small, version: 1.0.0}
respondents:
  - {id: ann, name: Ann, role: CMO, group: marketing}
  - {id: bob, name: Bob, group: sales}
  - {id: cleo, name: Cleo, role: CRO, group: sales}
`;

/** A round of two whose folder has this round.yaml. */
function round(text: string, more: Readonly<Record<string, string>> = {}) {
  return workspace({
    'small.yaml': CHECKLIST,
    'round/ann.yaml': answers('ann', 'marketing', 'first: 0, second: 1'),
    'round/bob.yaml': answers('bob', 'sales', 'first: 1', { more: 'status: in-progress' }),
    'round/round.yaml': text,
    ...more,
  });
}

const audit = ['audit', '--checklist', 'small.yaml', '--answers', 'round'];

describe('the file of a round', () => {
  it('says who has answered, who is half-way and who is missing', async () => {
    const { stdout } = await round(ROUND).run(...audit, '--format', 'json');
    const [ann, bob, cleo] = [
      { id: 'ann', name: 'ann', role: null, group: 'marketing', isExpected: true },
      { id: 'bob', name: 'bob', role: null, group: 'sales', isExpected: true },
      { id: 'cleo', name: 'Cleo', role: 'CRO', group: 'sales', isExpected: true },
    ];
    expect(JSON.parse(stdout).participation).toEqual({
      expectedBy: 'round',
      respondents: [
        { ...ann, status: 'completed', answered: 2, asked: 2 },
        { ...bob, status: 'in-progress', answered: 1, asked: 2 },
        { ...cleo, status: 'missing', answered: 0, asked: 0 },
      ],
    });
  });

  it.each(['text', 'markdown', 'html', 'csv', 'github', 'junit', 'sarif'])(
    'tells readers of %s the same',
    async (format) => {
      const { stdout } = await round(ROUND).run(...audit, '--format', format);
      const words = stdout.replace(/\s+/g, ' ');
      expect(words).toMatch(/Completed: ann \(Marketing\)/);
      expect(words).toMatch(/In progress: bob \(Sales\), 1 of 2 answered/);
      expect(words).toMatch(/Missing: Cleo, CRO \(Sales\)/);
    },
  );

  const FACTS = `${ROUND}profile: {industry: professional-services, employees: 50-249, region: north-america}
contributor: Imaginary and Co
evidence: checked
`;

  it('says in the report what kind of organisation it is, who asked and what was seen', async () => {
    const json = await round(FACTS).run(...audit, '--format', 'json');
    expect(JSON.parse(json.stdout).round).toEqual({
      profile: {
        industry: 'professional-services',
        employees: '50-249',
        region: 'north-america',
      },
      contributor: 'Imaginary and Co',
      evidence: 'checked',
    });
    const { stdout } = await round(FACTS).run(...audit, '--format', 'markdown');
    for (const [head, text] of [
      ['Organisation', 'Professional services, 50-249 employees, North America.'],
      ['Evidence', 'Asked for and seen.'],
      ['Collected by', 'Imaginary and Co'],
    ]) {
      expect(stdout).toContain(`- **${head}**: ${text}`);
    }
  });

  it('tells nothing of it in an anonymous report, nor where it says nothing', async () => {
    const hidden = await round(FACTS).run(...audit, '--format', 'json', '--anonymous');
    expect(hidden.stdout).not.toContain('Imaginary');
    const { stdout } = await round(ROUND).run(...audit, '--format', 'json');
    expect(JSON.parse(stdout)).not.toHaveProperty('round');
  });

  it('is no stranger in its folder', async () => {
    const { stderr } = await round(ROUND).run(...audit, '--format', 'json');
    expect(stderr).not.toContain('not an answers file');
  });

  it('is not told in an anonymous report', async () => {
    const { run } = round(ROUND);
    for (const format of ['json', 'text', 'html']) {
      const { stdout, stderr } = await run(...audit, '--anonymous', '--format', format);
      expect(stdout + stderr).not.toMatch(/Cleo|CRO|Missing/);
    }
  });

  it('counts people whom it does not expect, with a warning', async () => {
    const { run } = round(ROUND.replace(/^.*bob.*\n/m, ''));
    const { code, stdout, stderr } = await run(...audit, '--format', 'json');
    expect(code).toBe(0);
    expect(stderr).toContain(
      'warning: round/bob.yaml: respondent "bob" is not in "round.yaml"; the answers count',
    );
    const { respondents } = JSON.parse(stdout).participation;
    expect(respondents).toContainEqual(
      expect.objectContaining({ id: 'bob', isExpected: false, status: 'in-progress' }),
    );
  });

  it.each([
    {
      change: ['subject: Company', 'subject: Campany'],
      line: 'round/ann.yaml:3:10: is "Company", but round/round.yaml:2:10 has "Campany"',
    },
    {
      change: ['{id: ann, name: Ann, role: CMO, group: marketing}', '{id: ann, group: sales}'],
      line: 'round/ann.yaml:5:30: is in group "marketing", but round/round.yaml:6:22 has "sales"',
    },
    {
      change: ['{id: small, version: 1.0.0}', '{id: smalls}'],
      line: 'round/round.yaml:4:17: this round is about checklist "smalls", not "small"',
    },
    {
      change: ['group: marketing', 'group: markting'],
      line: 'round/round.yaml:6:44: unknown group "markting"; did you mean "marketing"?',
    },
    {
      change: ['id: cleo', 'id: bob'],
      line: 'round/round.yaml:8:10: duplicate respondent id "bob"',
    },
    {
      change: ['date: 2024-05-06', 'from: 2024-05-06\nto: 2024-05-01'],
      line: 'round/round.yaml:4:5: to: must not be before 2024-05-06',
    },
    {
      change: ['date: 2024-05-06', 'date: 2024-05-06\nto: 2024-05-01'],
      line: 'round/round.yaml:3:1: cannot have both "date" and "from"',
    },
    {
      change: ['date: 2024-05-06', 'from: 2024-05-06'],
      line: 'round/round.yaml:3:1: "to" is missing',
    },
    {
      change: ['date: 2024-05-06', 'profile: {industry: softwre}'],
      line: 'round/round.yaml:3:21: industry: must be',
    },
    {
      change: ['date: 2024-05-06', 'dat: 2024-05-06'],
      line: 'round/round.yaml:3:1: unknown field "dat"; did you mean "date"?',
    },
  ])('must not say otherwise: $line', async ({ change: [before = '', after = ''], line }) => {
    const { code, stdout, stderr } = await round(ROUND.replace(before, after)).run(...audit);
    expect(stderr).toContain(line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('names the checklist of the round, so that other answers contradict it', async () => {
    const { run } = round(ROUND, {
      'checklists/small.yaml': CHECKLIST,
      'round/zoe.yaml': answers('zoe', 'sales', '', { checklist: 'other' }),
    });
    const { code, stderr } = await run('audit', '--answers', 'round');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'round/zoe.yaml:2:17: answers to "other", but round/round.yaml:4:17 names "small"',
    );
  });

  it('may choose express mode, but not under a gate', async () => {
    const { run } = round(`${ROUND}mode: express\n`);
    const { stdout } = await run(...audit, '--format', 'json');
    expect(JSON.parse(stdout).mode).toBe('express');
    const gated = await run(...audit, '--format', 'json', '--min-score', '0');
    expect(JSON.parse(gated.stdout).mode).toBe('full');
  });

  it('may be a JSON file', async () => {
    const json = JSON.stringify({ format: 1, respondents: [{ id: 'dan', group: 'sales' }] });
    const { run } = round('', { 'round/round.json': json });
    const two = await run(...audit);
    expect(two.stderr).toContain('two files describe the round');
  });
});

describe('answers of one round', () => {
  it.each([
    { date: '2024-08-05', because: '91 days are a quarter', warns: false },
    { date: '2024-08-06', because: '92 days are more', warns: true },
  ])('are expected to be of one time: $because', async ({ date, warns }) => {
    const { run } = workspace({
      'checklist.yaml': CHECKLIST,
      'round/ann.yaml': answers('ann', 'marketing', 'first: 1'),
      'round/bob.yaml': answers('bob', 'sales', 'first: 1', { date }),
    });
    const { stderr, stdout } = await run(
      'report',
      'round',
      '--checklist',
      'checklist.yaml',
      '-f',
      'html',
    );
    const warning =
      'answers of 2024-05-06 and of 2024-08-06, 92 days apart, are scored as one round';
    expect(stderr.includes(warning)).toBe(warns);
    expect(stdout).toContain(warns ? '6 May 2024 to 6 August 2024' : '6 May 2024 to 5 August 2024');
  });
});
