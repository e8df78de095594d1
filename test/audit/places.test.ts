import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { align } from '../cli/fake-io.ts';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

const RENAMED = CHECKLIST.replace('version: 1.0.0', 'version: 2.0.0').replace(
  '- id: second',
  '- id: later\n        formerly: [second]',
);

const MARKETING = `format: 1
checklist: {id: small, version: 1.0.0}
subject: Company
date: 2024-05-06
respondent: {id: ann, group: marketing}
answers:
  # The best we could do.
  first: 1
  second:
    value: 0
    note: none
`;
const SALES = JSON.stringify(
  {
    format: 1,
    checklist: { id: 'small', version: '1.0.0' },
    subject: 'Company',
    date: '2024-05-06',
    respondent: { id: 'bob', group: 'sales' },
    answers: { first: null },
  },
  null,
  2,
);

const FILES = {
  'small.yaml': CHECKLIST,
  'renamed.yaml': RENAMED,
  'round/ann.yaml': MARKETING,
  'round/bob.json': SALES,
};

/** Returns the places of a rule in the SARIF of an audit, as "file:line:column". */
async function placesOf(rule: string, ...more: readonly string[]): Promise<readonly string[]> {
  const { run } = workspace(FILES);
  const { stdout } = await run('audit', '--format', 'sarif', ...more);
  return placesIn(stdout, rule);
}

function placesIn(log: string, rule: string): readonly string[] {
  const { results } = JSON.parse(log).runs[0];
  const { locations = [] } = results.find((own: { ruleId: string }) => own.ruleId === rule);
  return locations.map((own: { physicalLocation: Physical }) => {
    const { artifactLocation, region } = own.physicalLocation;
    return `${artifactLocation.uri}:${region.startLine}:${region.startColumn}`;
  });
}

interface Physical {
  readonly artifactLocation: { readonly uri: string };
  readonly region: { readonly startLine: number; readonly startColumn: number };
}

const ROUND = ['--answers', 'round', '--checklist', 'small.yaml'];

describe('the place of', () => {
  it.each([
    {
      rule: 'gap/first',
      places: ['round/ann.yaml:8:3', 'round/bob.json:14:5'],
      because: 'both files name it, one as "I do not know"',
    },
    {
      rule: 'gap/second',
      places: ['round/ann.yaml:9:3', 'round/bob.json:1:1'],
      because: 'only one of them does',
    },
    {
      rule: 'gate/minScore',
      places: ['round/ann.yaml:1:1', 'round/bob.json:1:1'],
      because: 'it is about all of the audit',
    },
  ])('$rule is $places: $because', async ({ rule, places }) => {
    expect(await placesOf(rule, ...ROUND, '--min-score', '90')).toEqual(places);
  });

  it('the lowest answer comes first, as many programs show no other', async () => {
    const { run } = workspace({
      'small.yaml': CHECKLIST,
      'round/ann.yaml': answers('ann', 'marketing', 'first: null'),
      'round/bob.yaml': answers('bob', 'sales', 'first: 2'),
      'round/cy.yaml': answers('cy', 'sales', 'first: 0'),
    });
    const { stdout } = await run('audit', ...ROUND, '--format', 'sarif');
    const files = placesIn(stdout, 'gap/first').map((place) => place.split(':')[0]);
    expect(files).toEqual(['round/cy.yaml', 'round/bob.yaml', 'round/ann.yaml']);
  });

  it('a renamed criterion is at the place of its former name', async () => {
    const flags = ['--answers', 'round', '--checklist', 'renamed.yaml'];
    expect(await placesOf('gap/later', ...flags)).toContain('round/ann.yaml:9:3');
  });

  it.each([
    { from: '.', git: 'none', because: 'it is the working folder' },
    { from: 'else', git: '.git/HEAD', because: 'the nearest .git is in the folder above' },
  ])(
    'a file is named from the root of the repository, in $from: $because',
    async ({ from, git }) => {
      const { folder } = workspace({
        'small.yaml': CHECKLIST,
        'a b/ünd #1%.yaml': answers('ann', 'marketing', 'first: 0'),
        'else/here.txt': '',
        [git]: '',
      });
      const flags = ['--answers', join(folder, 'a b'), '--checklist', join(folder, 'small.yaml')];
      const { stdout } = await align(['audit', ...flags, '--format', 'sarif'], {
        folder: join(folder, from),
      });
      expect(placesIn(stdout, 'gap/first')).toEqual(['a%20b/%C3%BCnd%20%231%25.yaml:7:11']);
    },
  );

  it('answers from a pipe is the checklist, as code scanning wants a place', async () => {
    const { run } = workspace(FILES, { stdin: MARKETING });
    const flags = ['--answers', '-', '--checklist', 'small.yaml'];
    const { stdout } = await run('audit', ...flags, '--format', 'sarif');
    expect(placesIn(stdout, 'gap/first')).toEqual(['small.yaml:1:1']);
  });
});

describe('a SARIF file', () => {
  it('is known by its ending, and replaces an earlier one', async () => {
    const { run, read } = workspace(FILES);
    for (const code of [0, 0]) {
      expect((await run('audit', ...ROUND, '--output', 'align.sarif')).code).toBe(code);
    }
    expect(JSON.parse(read('align.sarif')).version).toBe('2.1.0');
  });

  it('of another program is left alone', async () => {
    const { run, read, write } = workspace(FILES);
    const other = '{\n  "$schema": "sarif-2.1.0.json",\n  "version": "2.1.0",\n  "runs": []\n}\n';
    write('other.sarif', other);
    expect((await run('audit', ...ROUND, '--output', 'other.sarif')).code).toBe(2);
    expect(read('other.sarif')).toBe(other);
  });
});
