import { describe, expect, it } from 'vitest';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

const AGREED = `format: 1
checklist: {id: small, version: 1.0.0}
subject: Company
date: 2024-05-06
agreed:
  first: {value: 2, note: Kathy sends the list, evidence: [list.csv]}
remarks:
  second: {note: nobody knew}
`;

/** A round of two, with this file of what the room agreed. */
function round(agreed: string, name = 'agreed.yaml') {
  return workspace({
    'small.yaml': CHECKLIST,
    'round/ann.yaml': answers('ann', 'marketing', 'first: 0, second: 1'),
    'round/bob.yaml': answers('bob', 'sales', 'first: 1'),
    [`round/${name}`]: agreed,
  });
}

const audit = ['audit', '--checklist', 'small.yaml', '--answers'];

describe('what the room agreed', () => {
  it('is in the JSON report, with what was noted only', async () => {
    const { stdout } = await round(AGREED).run(...audit, 'round', '--format', 'json');
    expect(JSON.parse(stdout).agreements).toEqual([
      { criterion: 'first', level: 2, note: 'Kathy sends the list', evidence: ['list.csv'] },
      { criterion: 'second', level: null, note: 'nobody knew', evidence: [] },
    ]);
  });

  it('is null where there is no such file, or single files are given', async () => {
    const { run } = round(AGREED);
    const { stdout } = await run(...audit, 'round/ann.yaml', '--format', 'json');
    expect(JSON.parse(stdout).agreements).toBeNull();
  });

  it('changes nothing else in the report', async () => {
    const [agreed, without] = await Promise.all(
      [round(AGREED), round('', 'agreed.txt.bak')].map(async ({ run }) =>
        JSON.parse((await run(...audit, 'round', '--format', 'json')).stdout),
      ),
    );
    expect({ ...agreed, agreements: null }).toEqual(without);
  });

  it('follows the criteria to discuss, in words, with the level of the answers', async () => {
    const { stdout } = await round(AGREED).run(...audit, 'round', '--format', 'text');
    const section = /To discuss first.*?(Agreed in the room.*?)\n\n/s.exec(stdout)?.[1];
    expect(section).toMatchInlineSnapshot(`
      "Agreed in the room
      This stands beside the score, which comes from the answers alone.
      - "first": agreed on level 2; the answers come to level 0, 25.0%. How much of
        the first?
          Kathy sends the list
          Seen: list.csv
      - "second": no level agreed; the answers come to level 1, 50.0%. How much of the
        second?
          nobody knew"
    `);
  });

  it.each(['text', 'markdown'])('is in a reveal in %s too', async (format) => {
    const { stdout } = await round(AGREED).run(
      'reveal',
      'round',
      '--checklist',
      'small.yaml',
      '--format',
      format,
    );
    expect(stdout).toContain('Agreed in the room');
  });

  it('may be a JSON file', async () => {
    const json = JSON.stringify({
      format: 1,
      checklist: { id: 'small', version: '1.0.0' },
      subject: 'Company',
      date: '2024-05-06',
      agreed: { first: 1 },
    });
    const { stdout } = await round(json, 'agreed.json').run(...audit, 'round');
    expect(stdout).toContain('agreed on level 1; the answers come to');
  });

  it('is told in its own words where nothing has been agreed yet', async () => {
    const none = AGREED.replace(/agreed:\n.*\n/, 'agreed: {}\n').replace(/remarks:\n.*\n/, '');
    const { stdout } = await round(none).run(...audit, 'round');
    expect(stdout).toContain('## Agreed in the room\n\nNothing so far.');
  });

  it.each([
    {
      because: 'a criterion is unknown',
      file: AGREED.replace('  first:', '  frist:'),
      says: 'round/agreed.yaml:6:3: unknown criterion "frist"; did you mean "first"?',
    },
    {
      because: 'it is about another organisation',
      file: AGREED.replace('subject: Company', 'subject: Other'),
      says: 'round/agreed.yaml:3:10: is "Other", but the answers have "Company"; move the file to the answers it belongs to',
    },
  ])('is refused with its place where $because', async ({ file, says }) => {
    const { stderr, code } = await round(file).run(...audit, 'round');
    expect(stderr).toContain(says);
    expect(code).toBe(2);
  });

  it('may have been agreed on another version of the checklist', async () => {
    const old = AGREED.replace('1.0.0', '0.9.0').replace('  second:', '  gone:');
    const { stderr, code } = await round(old).run(...audit, 'round');
    expect(stderr).toContain('ignored the remarks on the unknown criterion "gone"');
    expect(code).toBe(0);
  });

  it('is in one file only', async () => {
    const own = round(AGREED);
    own.write('round/agreed.json', '{}');
    const { stderr, code } = await own.run(...audit, 'round');
    expect(stderr).toContain(
      'two files contain agreed levels: "round/agreed.json" and "round/agreed.yaml"',
    );
    expect(code).toBe(2);
  });

  it('can be checked by itself', async () => {
    const { run } = round(AGREED);
    const { stdout, code } = await run('check', '--checklist', 'small.yaml', 'round/agreed.yaml');
    expect(stdout).toBe(
      'round/agreed.yaml: no errors; agreed levels for small 1.0.0, criteria: 1\n',
    );
    expect(code).toBe(0);
  });
});
