import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answers, CHECKLIST, type Workspace, workspace } from '../cli/workspace.ts';

/** Portfolio of an organisation with five people, one with two, and a recent one. */
async function indexed(more: Readonly<Record<string, string>> = {}): Promise<Workspace> {
  const people = (subject: string, date: string, ids: readonly string[]) =>
    Object.fromEntries(
      ids.map((id, i) => [
        `clients/${subject.toLowerCase()}/${date}/${id}.yaml`,
        answers(id, i % 2 === 0 ? 'sales' : 'marketing', `first: ${i % 3}, second: 1`, {
          subject,
          date,
          more: '',
        }),
      ]),
    );
  const own = workspace({
    'checklists/small.yaml': CHECKLIST,
    ...people('Acme', '2026-05-06', ['kim', 'lou', 'max', 'ned', 'oda']),
    ...people('Birch', '2026-05-06', ['pat', 'quin']),
    ...people('Cedar', '2026-10-06', ['rex', 'sue', 'tom']),
    'clients/acme/2026-05-06/round.yaml':
      'format: 1\nprofile: {industry: software, employees: 50-249}\ncontributor: Fairweather\nevidence: checked\n',
    ...more,
  });
  await own.run('portfolio', 'clients', '-f', 'json');
  return own;
}

const EXPORT = ['portfolio', 'export', '--index', 'clients/portfolio.ndjson'] as const;

describe('an exchange file', () => {
  it('has bands, rounded scores and a random id, and no names or days', async () => {
    const own = await indexed();
    const { code, stdout, stderr } = await own.run(...EXPORT, '--today', '2026-11-26');
    expect(code).toBe(0);
    expect(stderr).toBe(
      'warning: 1 round younger than 3 months not exported\nwarning: 1 round with fewer than 3 respondents not exported\n',
    );
    const { rounds } = JSON.parse(stdout);
    expect(rounds).toHaveLength(1);
    expect(rounds[0]).toMatchObject({
      contributor: 'Fairweather',
      evidence: 'checked',
      month: '2026-05',
      profile: { industry: 'software', employees: '50-249' },
      people: { marketing: '2', sales: '3-5' },
      // Sales: 0, 1 and 0.5; marketing: 0.5 and 0. First: (0.5 + 0.25) / 2; second: 0.5.
      score: 0.45,
    });
    expect(rounds[0]).not.toHaveProperty('criteria');
    expect(rounds[0].points.only).not.toHaveProperty('gap');
    for (const secret of ['Acme', 'kim', '2026-05-06']) expect(stdout).not.toContain(secret);
  });

  it('keeps the id of an organisation, so that a later file replaces the earlier one', async () => {
    const own = await indexed();
    const first = await own.run(...EXPORT, '--today', '2026-11-26');
    await own.run('portfolio', 'clients', '-f', 'json');
    const second = await own.run(...EXPORT, '--today', '2026-11-26');
    expect(second.stdout).toBe(first.stdout);
    own.write('theirs.json', first.stdout);
    for (const rounds of [1, 1]) {
      const { code, stderr } = await own.run(
        'portfolio',
        'import',
        'theirs.json',
        '--index',
        'all.ndjson',
      );
      expect([code, stderr]).toEqual([0, `Added ${rounds} round to all.ndjson\n`]);
    }
    expect(own.read('all.ndjson').trim().split('\n')).toHaveLength(1);
  });

  it('is not written if it would contain the name of an organisation', async () => {
    const own = await indexed();
    own.write(
      'clients/acme/2026-05-06/round.yaml',
      'format: 1\ncontributor: Kim and partners\nevidence: checked\n',
    );
    await own.run('portfolio', 'clients', '-f', 'json');
    const named = own
      .read('clients/acme/2026-05-06/kim.yaml')
      .replace('id: kim,', 'id: kim, name: Kim,');
    own.write('clients/acme/2026-05-06/kim.yaml', named);
    const { code, stdout, stderr } = await own.run(
      ...EXPORT,
      '--today',
      '2026-11-26',
      '-o',
      'ours.json',
    );
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^(warning: .*\n)*error: .*name/);
    expect(() => own.read('ours.json')).toThrow();
  });

  it.each([
    { subject: 'HP', contributor: 'HP', finds: true },
    { subject: 'hp.', contributor: 'Advisers of HP Ltd', finds: true },
    { subject: 'HP', contributor: 'Phpartners', finds: false },
    { subject: 'A & B', contributor: 'a b consulting', finds: true },
    { subject: 'Q', contributor: 'Fairweather, Q3', finds: false },
    { subject: 'Ülo', contributor: 'ÜLO-Beratung', finds: true },
    { subject: 'Fair', contributor: 'Fairweather', finds: true },
    { subject: 'All', contributor: 'Small Firm', finds: false },
    // "Only" is the id of a point, "first" that of a criterion, "small" that of the checklist.
    { subject: 'Only', contributor: 'Fairweather', finds: true },
    { subject: 'Small', contributor: 'Fairweather', finds: true },
    { subject: 'First', contributor: 'Fairweather', finds: true },
  ])('of $subject that $contributor contributes is refused: $finds', async (own) => {
    const { subject, contributor, finds } = own;
    const files = Object.fromEntries(
      ['kim', 'lou', 'max'].map((id) => [
        `clients/x/${id}.yaml`,
        answers(id, 'sales', 'first: 1, second: 1', { subject, date: '2026-05-06', more: '' }),
      ]),
    );
    const { run } = workspace({
      ...files,
      'checklists/small.yaml': CHECKLIST,
      'clients/x/round.yaml': `format: 1\ncontributor: ${JSON.stringify(contributor)}\n`,
    });
    await run('portfolio', 'clients', '-f', 'json');
    const { code, stderr } = await run(...EXPORT, '--today', '2026-11-26');
    expect([code, /error: .*name of an organisation/.test(stderr)]).toEqual([finds ? 2 : 0, finds]);
  });

  it('does not refuse the words of a built-in checklist', async () => {
    const folder = 'examples/portfolio/birch-labs/2026-03-02';
    const people = ['leadership', 'marketing', 'sales'].map((own) => [
      `clients/x/${own}.yaml`,
      readFileSync(`${folder}/${own}.yaml`, 'utf8').replaceAll('Birch Labs', 'ICP'),
    ]);
    const { run } = workspace(Object.fromEntries(people));
    await run('portfolio', 'clients', '-f', 'json');
    const { code, stdout } = await run(...EXPORT, '--today', '2026-11-26');
    expect(code).toBe(0);
    expect(stdout).toContain('"checklist"');
  });

  it('with errors is refused whole', async () => {
    const own = await indexed();
    own.write(
      'theirs.json',
      '{"format": 1, "generator": "x", "exchange": "align-portfolio", "rounds": [{"id": "Acme"}]}',
    );
    const { code, stderr } = await own.run(
      'portfolio',
      'import',
      'theirs.json',
      '--index',
      'all.ndjson',
    );
    expect(code).toBe(2);
    expect(stderr).toContain('theirs.json:1:');
    expect(() => own.read('all.ndjson')).toThrow();
  });
});
