import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { criteriaOf } from '../../src/checklist/lookup.ts';
import { wordsIn } from '../../src/lint/rules/names.ts';
import { flagship } from '../asking/having-interview.ts';
import { align } from '../cli/fake-io.ts';
import { answers, CHECKLIST, WITHOUT_WARNINGS, workspace } from '../cli/workspace.ts';
import { sarifErrors } from '../sarif-schema.ts';

const HEAVY = WITHOUT_WARNINGS.replace('weight: 1\n', 'weight: 0\n').concat(`  - id: other
    title: The other point
    weight: 1
    criteria:
      - id: third
        title: The third
        question: How much of the third?
        levels: {0: none, 1: some, 2: all}
        advice:
          0: {do: Begin., owner: Head of sales, effort: S}
          1: {do: Finish., owner: Head of sales, effort: M}
`);

describe('every checklist that comes with align', () => {
  const shipped = readdirSync('checklists').filter((name) => name.endsWith('.yaml'));
  it.each(shipped)('passes "align check --strict": %s', async (name) => {
    const { code, stdout } = await align(['check', `checklists/${name}`, '--strict']);
    expect(stdout).toMatch(/^[^\n]*: no errors; checklist [^\n]*\n$/);
    expect(code).toBe(0);
  });
});

describe('a warning about a checklist', () => {
  it('has place, message, hint and reason, and is followed by the verdict', async () => {
    const { run } = workspace({ 'heavy.yaml': HEAVY });
    const { code, stdout, stderr } = await run('check', 'heavy.yaml');
    expect(stdout).toBe(
      'heavy.yaml:14:13: warning: "first" never changes the band, because its point has weight 0; give the point a weight, or delete the criterion\n' +
        '  why: people answer a question that cannot change the band\n' +
        'heavy.yaml:14:13: warning: "second" never changes the band, because its point has weight 0; give the point a weight, or delete the criterion\n' +
        '  why: people answer a question that cannot change the band\n' +
        'heavy.yaml: no errors, 2 warnings; checklist small 1.0.0, points: 2, criteria: 3\n',
    );
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('is not given for thresholds with labels, as the window of a number shows none', async () => {
    const number = `      - id: days
        type: number
        title: Days
        question: How many days?
        thresholds: [{at: 9, score: 0, label: Late}, {at: 1, score: 100, label: In time}]
        advice: {9: {do: Hurry., owner: Head of sales, effort: S}}
`;
    const { run } = workspace({ 'days.yaml': WITHOUT_WARNINGS.concat(number) });
    expect((await run('check', 'days.yaml', '--strict')).stdout).toMatch(/: no errors;/);
  });

  it('shows the line and a caret on a terminal', async () => {
    const { run } = workspace({ 'heavy.yaml': HEAVY }, { terminal: true });
    const { stdout } = await run('check', 'heavy.yaml');
    expect(stdout).toContain('\n  14 |     weight: 0\n     |             ^\n  why: ');
  });
});

describe('align check --strict', () => {
  const other = { more: 'status: in-progress' };
  it.each([
    { file: WITHOUT_WARNINGS, code: 0, because: 'there is no warning' },
    { file: HEAVY, code: 1, because: 'there are warnings' },
    { file: HEAVY.replace('from: 50', 'from: 0'), code: 2, because: 'there are errors' },
  ])('exits with $code: $because', async ({ file, code }) => {
    const { run } = workspace({ 'checklist.yaml': file });
    expect((await run('check', 'checklist.yaml', '--strict')).code).toBe(code);
  });

  it.each([
    { files: ['checklist.yaml', 'ann.yaml'], because: 'the answers are not finished' },
    { files: ['checklist.yaml', 'round'], because: 'a file of the folder is skipped' },
  ])('exits with 1 for $files: $because', async ({ files }) => {
    const { run } = workspace({
      'checklist.yaml': WITHOUT_WARNINGS,
      'ann.yaml': answers('ann', 'sales', 'first: 1', other),
      'round/ben.yaml': answers('ben', 'sales', 'first: 1'),
      'round/milk.yaml': 'milk: 2\n',
    });
    expect((await run('check', ...files)).code).toBe(0);
    expect((await run('check', ...files, '--strict')).code).toBe(1);
  });
});

describe('align check --format json', () => {
  it('lists the diagnostics of each file on standard output, and nothing else', async () => {
    const { run } = workspace({
      'good.yaml': WITHOUT_WARNINGS,
      'heavy.yaml': HEAVY,
      'bad.yaml': WITHOUT_WARNINGS.replace('from: 50', 'from: 0').replace(
        'weight: 1\n',
        'wieght: 1\n',
      ),
      'ann.yaml': answers('ann', 'sales', 'first: 1', { more: 'status: in-progress' }),
    });
    const { code, stdout, stderr } = await run(
      ...['check', 'good.yaml', 'heavy.yaml', 'bad.yaml', 'ann.yaml', '--format', 'json'],
    );
    expect(code).toBe(2);
    expect(stderr).toBe('');
    const { files, ...head } = JSON.parse(stdout);
    expect(head).toEqual({ format: 1, checkedBy: 'align 0.1.0', notices: [] });
    expect(files).toEqual([
      {
        file: 'good.yaml',
        kind: 'checklist',
        about: 'checklist small 1.0.0, points: 1, criteria: 2',
        hint: null,
        diagnostics: [],
      },
      expect.objectContaining({ file: 'heavy.yaml', kind: 'checklist' }),
      expect.objectContaining({ file: 'bad.yaml', kind: 'checklist', about: null }),
      expect.objectContaining({ file: 'ann.yaml', kind: 'answers' }),
    ]);
    expect(files[1].diagnostics[0]).toEqual({
      code: 'lint/idle-criterion',
      severity: 'warning',
      message: '"first" never changes the band, because its point has weight 0',
      hint: 'give the point a weight, or delete the criterion',
      why: 'people answer a question that cannot change the band',
      file: 'heavy.yaml',
      line: 14,
      column: 13,
    });
    expect(files[2].diagnostics).toEqual([
      expect.objectContaining({ line: 12, severity: 'error' }),
      expect.objectContaining({ line: 14, severity: 'error' }),
    ]);
    expect(files[3].diagnostics).toEqual([
      expect.objectContaining({ line: 6, column: 9, severity: 'warning', why: null }),
    ]);
  });

  it('names the parent as the file to edit where a variant has its warnings from', async () => {
    const variant = 'format: 1\nid: other-one\nversion: 1.0.0\nextends: heavy.yaml\ntitle: Other\n';
    const { run } = workspace({ 'heavy.yaml': HEAVY, 'own.yaml': variant });
    const { stdout } = await run('check', 'own.yaml', '--format', 'json');
    const [{ file, diagnostics }] = JSON.parse(stdout).files;
    expect(file).toBe('own.yaml');
    expect(diagnostics).toMatchObject([
      { code: 'lint/idle-criterion', file: 'heavy.yaml', line: 14 },
      { code: 'lint/idle-criterion', file: 'heavy.yaml', line: 14 },
    ]);
  });

  it('writes out characters that could steer a terminal', async () => {
    const { run } = workspace({ 'a.yaml': CHECKLIST.replace('weight: 1', '"we\\u202eight": 1') });
    const { stdout } = await run('check', 'a.yaml', '--format', 'json');
    expect(stdout).not.toContain('\u202e');
  });
});

describe('align check --format sarif', () => {
  const files = {
    'heavy.yaml': HEAVY,
    'my round/ann#1.yaml': answers('ann', 'sales', 'frist: [1]'),
    'my round/milk.yaml': 'milk: 2\n',
  };

  async function logOf(...args: readonly string[]) {
    const { code, stdout, stderr } = await workspace(files).run('check', ...args);
    expect(stderr).toBe('');
    const log = JSON.parse(stdout);
    return { code, log, run: log.runs[0] };
  }

  it('is valid by the published schema, and has exit code 2 because of the errors', async () => {
    const { code, log } = await logOf('heavy.yaml', 'my round', '--format', 'sarif');
    expect(sarifErrors(log)).toEqual([]);
    expect(code).toBe(2);
  });

  it('has a result with level, message and place for each diagnostic', async () => {
    const { run } = await logOf('heavy.yaml', 'my round', '--format', 'sarif');
    expect(run.results.map(({ level }: { level: string }) => level)).toEqual([
      'warning',
      'warning',
      'error',
    ]);
    expect(run.results[0]).toEqual({
      ruleId: 'lint/idle-criterion',
      ruleIndex: 0,
      level: 'warning',
      message: {
        text: '"first" never changes the band, because its point has weight 0; give the point a weight, or delete the criterion',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'heavy.yaml' },
            region: { startLine: 14, startColumn: 13, endLine: 14, endColumn: 14 },
          },
        },
      ],
    });
    expect(run.results[2].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'my%20round/ann%231.yaml',
    );
  });

  it('names files from the root of the repository, and the root for all others', async () => {
    const { folder } = workspace({ 'repository/audits/heavy.yaml': HEAVY, 'other.yaml': HEAVY });
    mkdirSync(join(folder, 'repository/.git'));
    const world = { folder: join(folder, 'repository/audits'), stdin: HEAVY };
    const flags = ['--format', 'sarif'];
    const { stdout } = await align(
      ['check', 'heavy.yaml', '../../other.yaml', '-', ...flags],
      world,
    );
    const { results } = JSON.parse(stdout).runs[0];
    const places = results.map(
      (own: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        own.locations.map(({ physicalLocation }) => physicalLocation.artifactLocation.uri),
    );
    expect(places).toEqual([
      ...[['audits/heavy.yaml'], ['audits/heavy.yaml']],
      ...[['.'], ['.'], ['.'], ['.']],
    ]);
  });

  it('has a rule with title and help for each code', async () => {
    const { run } = await logOf('heavy.yaml', 'my round', '--format', 'sarif');
    const { rules } = run.tool.driver;
    const text = 'A criterion never affects the band, or only if answers differ.';
    expect(rules[0]).toEqual({
      id: 'lint/idle-criterion',
      shortDescription: { text },
      fullDescription: { text },
      help: {
        text: 'Give the criterion or its point more weight, move a band limit, or delete the criterion.',
      },
    });
    for (const { ruleId, ruleIndex } of run.results) expect(rules[ruleIndex].id).toBe(ruleId);
    for (const { shortDescription, help } of rules) {
      expect(shortDescription.text).toMatch(/^[A-Z].{9}/);
      expect(help.text).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('lists skipped files as notices of the run', async () => {
    const { run } = await logOf('my round', '--format', 'sarif');
    const [{ toolExecutionNotifications: notices }] = run.invocations;
    expect(notices[0].level).toBe('warning');
    expect(notices[0].message.text).toContain('my round/milk.yaml');
  });

  it('has exit code 1 for warnings with --strict, and 0 without results', async () => {
    const { run, code } = await logOf('heavy.yaml', '--format', 'sarif', '--strict');
    expect(code).toBe(1);
    expect(run.results).toHaveLength(2);
    const { stdout, code: good } = await workspace({ 'good.yaml': WITHOUT_WARNINGS }).run(
      ...['check', 'good.yaml', '--strict', '--format', 'sarif'],
    );
    expect(good).toBe(0);
    expect(JSON.parse(stdout).runs[0].results).toEqual([]);
  });
});

describe('answers beside their checklist', () => {
  const ann = answers('ann', 'sales', 'frist: 1');

  it('are checked against it, in any order of the files', async () => {
    const { run } = workspace({ 'small.yaml': CHECKLIST, 'ann.yaml': ann });
    for (const files of [
      ['small.yaml', 'ann.yaml'],
      ['ann.yaml', 'small.yaml'],
    ]) {
      const { code, stderr } = await run('check', ...files);
      expect(code).toBe(2);
      expect(stderr).toBe('ann.yaml:7:11: unknown criterion "frist"; did you mean "first"?\n');
    }
  });

  it('are checked against the version that they answer, if there are several', async () => {
    const { run } = workspace({
      'new.yaml': CHECKLIST.replace('version: 1.0.0', 'version: 2.0.0'),
      'old.yaml': CHECKLIST,
      'ann.yaml': answers('ann', 'sales', 'first: 1'),
    });
    const { stdout } = await run('check', 'new.yaml', 'old.yaml', 'ann.yaml');
    expect(stdout).toContain('ann.yaml: no errors; ann answers small 1.0.0\n');
  });

  it('are checked by themselves if the checklist has errors', async () => {
    const { run } = workspace({
      'small.yaml': CHECKLIST.replace('weight: 1', 'weight: much'),
      'ann.yaml': ann,
    });
    const { code, stdout, stderr } = await run('check', 'small.yaml', 'ann.yaml');
    expect(code).toBe(2);
    expect(stdout).toBe(
      'ann.yaml: no errors; answers of ann, not checked against the checklist, which has errors\n',
    );
    expect(stderr).toMatch(/^small\.yaml:14:13: weight: [^\n]*\n$/);
  });
});

describe('the words of express mode', () => {
  it('are those on the screens: questions, labels and descriptions of the levels', () => {
    const checklist = flagship();
    const keys = criteriaOf(checklist).filter(({ criterion }) => criterion.key);
    const words = keys.map(({ criterion }) => wordsIn(checklist, criterion));
    expect(words.reduce((sum, own) => sum + own, 0)).toBe(1188);
  });
});

describe('align check on a round', () => {
  const ROUND = `format: 1
subject: Company
checklist: {id: small}
respondents: [{id: ann, group: sales}]
`;

  it('checks the file against its checklist and the answers beside it', async () => {
    const { run } = workspace({
      'small.yaml': CHECKLIST,
      'round/ann.yaml': answers('ann', 'marketing', 'first: 0'),
      'round/round.yaml': ROUND,
    });
    const { code, stderr } = await run('check', 'round', '--checklist', 'small.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'round/ann.yaml:5:30: is in group "marketing", but round/round.yaml:4:32 has "sales"',
    );
  });

  it('says what it is in JSON, and where it could not look', async () => {
    const { run } = workspace({ 'round.yaml': 'format: 1\nsubject: Company\n' });
    const { stdout } = await run('check', 'round.yaml', '--format', 'json');
    expect(JSON.parse(stdout).files).toEqual([
      {
        ...{ file: 'round.yaml', kind: 'round', hint: null, diagnostics: [] },
        about: 'round, not checked against the checklist',
      },
    ]);
  });
});

describe('align check on each file that people write', () => {
  const files = {
    'checklists/small.yaml': WITHOUT_WARNINGS,
    'align.config.yaml': 'format: 1\nrounds: rounds\nchecklist: small\n',
    'policy.yaml': 'format: 1\nchecklist: small\nminScore: 50\npoints: {only: 40}\n',
    'plan.yaml':
      'format: 1\nchecklist: {id: small, version: 1.0.0}\nsubject: Company\nactions:\n  - {id: begin, criterion: first, level: 2, do: Begin., status: open}\n',
    'map.yaml': 'format: 1\nconfirmed: true\ncolumns:\n  - {header: Timestamp, ignore: true}\n',
    'brand.yaml': 'format: 1\nfirm: Nordlys\npreparedBy: Ida Berg\naccent: "#1f4e79"\n',
    'agreed.yaml':
      'format: 1\nchecklist: {id: small, version: 1.0.0}\nsubject: Company\ndate: 2024-05-06\nagreed: {first: 2}\n',
    'round.yaml': 'format: 1\nsubject: Company\ndate: 2024-05-06\n',
    'ann.yaml': answers('ann', 'sales', 'first: 1, second: 2'),
  };

  it.each([
    ['align.config.yaml', 'configuration of align gate'],
    ['policy.yaml', 'policy for small'],
    ['plan.yaml', 'action plan, actions: 1'],
    ['map.yaml', 'import map, lines: 1, confirmed'],
    ['brand.yaml', 'brand'],
    ['agreed.yaml', 'agreed levels for small 1.0.0, criteria: 1'],
    ['round.yaml', 'round, not checked against the checklist'],
    ['ann.yaml', 'ann answers small 1.0.0'],
    ['checklists/small.yaml', 'checklist small 1.0.0, points: 1, criteria: 2'],
  ])('says what it is: %s', async (name, about) => {
    const { run } = workspace(files);
    const { code, stdout, stderr } = await run('check', name);
    expect(stderr).toBe('');
    expect(stdout).toBe(`${name}: no errors; ${about}\n`);
    expect(code).toBe(0);
  });

  it.each([
    ['align.config.yaml', 'rounds: rounds', 'rounds: ../rounds', ':2:9: "../rounds" is outside'],
    ['policy.yaml', 'only: 40', 'onyl: 40', ':4:10: unknown point "onyl"; did you mean "only"?'],
    [
      'policy.yaml',
      'minScore',
      'minScor',
      ':3:1: unknown field "minScor"; did you mean "minScore"?',
    ],
    [
      'policy.yaml',
      'minScore: 50',
      'minScore: ５０',
      'minScore: must be a number, not "５０"; use 50',
    ],
    ['policy.yaml', 'only: 40', 'only: 40 %', 'must be a number, not "40 %"; use 40'],
    ['policy.yaml', 'minScore: 50', 'minScore: half', 'must be a number or a mapping, not "half"'],
    ['plan.yaml', 'level: 2', 'level: 7', 'plan.yaml:5:'],
    ['map.yaml', 'ignore: true', 'ignore: yes', ':4:'],
    ['brand.yaml', '"#1f4e79"', 'blue', ':4:'],
    ['round.yaml', '2024-05-06', '6 May', ':3:'],
  ])('has its errors with their places: %s', async (name, from, to, says) => {
    const { run, read, write } = workspace(files);
    write(name, read(name).replace(from, to));
    const { code, stderr } = await run('check', name);
    expect(stderr).toContain(says);
    expect(code).toBe(2);
  });

  it('takes the name where no field tells', async () => {
    const { run } = workspace({ ...files, 'policy.yaml': 'format: 1\nchecklist: small\n' });
    expect((await run('check', 'policy.yaml')).stdout).toContain('policy for small');
  });

  it('refuses a report and a file of something else', async () => {
    const { run } = workspace({ ...files, 'docker.yaml': 'services: {}\n' });
    await run('report', 'ann.yaml', '-o', 'report.json');
    expect((await run('check', 'report.json')).stderr).toContain('the file is a gap report');
    expect((await run('check', 'docker.yaml')).stderr).toContain('no field of the file says');
  });
});
