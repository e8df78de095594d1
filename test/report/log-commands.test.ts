import { describe, expect, it } from 'vitest';
import { formatNames } from '../../src/report/formats.ts';
import { workspace } from '../cli/workspace.ts';

/** Texts that a CI system would obey. */
const COMMANDS = [
  '::error::no',
  '::set-output name=a::b',
  '::stop-commands::token-of-others',
  '::add-mask::a',
  '##[error]no',
  '##vso[task.setvariable variable=a]b',
  "##teamcity[buildStatus text='x']",
  '::any-other command::no',
  '::no command at all',
];
const TEXT = COMMANDS.map((own) => `Text\n${own}\n  ${own}`).join('\n');

const CHECKLIST = `format: 1
id: small
version: 1.0.0
title: "::error::title"
groups: {sales: {title: "::error::sales"}}
bands: [{id: low, from: 0, title: "##[error]low"}, {id: high, from: 50, title: High}]
points:
  - id: only
    title: "##[error]point"
    weight: 1
    criteria:
      - id: first
        question: ${JSON.stringify(TEXT)}
        key: true
        levels: {0: none, 1: "::error::some", 2: all}
        advice: {0: {do: ${JSON.stringify(TEXT)}}}
`;
const ANSWERS = `format: 1
checklist: {id: small, version: 1.0.0}
subject: "::error::subject"
date: 2024-05-06
respondent: {id: ann, name: "::error::Ann", group: sales}
answers: {first: {value: 0, note: ${JSON.stringify(TEXT)}}}
`;

/** Lines that GitHub, Azure Pipelines or TeamCity take for a command, or nearly. */
function commandsIn(output: string): readonly string[] {
  return output
    .split(/\r?\n|\r/)
    .filter((line) => /^\s*::/.test(line) || /##(?:[\w.]+)?\[/.test(line));
}

describe('text of others', () => {
  it.each(formatNames().filter((name) => !['pdf', 'docx', 'pptx', 'xlsx'].includes(name)))(
    'is no command of a CI system: %s',
    async (format) => {
      const { run } = workspace({ 'small.yaml': CHECKLIST, 'round/ann.yaml': ANSWERS });
      const given = ['round', '--checklist', 'small.yaml', '--format', format];
      const { code, stdout, stderr } = await run('report', ...given);
      expect(code).toBe(0);
      const own = format === 'github' ? commandsIn(stdout).slice(1) : commandsIn(stdout);
      expect(own).toEqual([]);
      expect(commandsIn(stderr)).toEqual([]);
    },
  );

  it.each([
    ['show', 'small.yaml'],
    ['check', 'small.yaml', 'round'],
    ['check', 'small.yaml', 'round', '--format', 'json'],
    ['check', '::error::gone.yaml'],
    ['audit', '-a', '##[error]gone'],
    ['compare', 'earlier', 'round', '--checklist', 'small.yaml'],
    ['compare', 'earlier', 'round', '--checklist', 'small.yaml', '--format', 'markdown'],
    ['compare', 'earlier', 'round', '--checklist', 'small.yaml', '--format', 'html'],
    ['compare', 'earlier', 'round', '--checklist', 'small.yaml', '--format', 'json'],
    ['gate', 'round', '--checklist', 'small.yaml', '--min-score', '90'],
    ['gate', 'round', '--checklist', 'small.yaml', '--min-score', '90', '--baseline', 'earlier'],
    ['status', 'round', '--checklist', 'small.yaml'],
    ['show', 'small.yaml', '--format', 'markdown'],
    ['plan', 'round', '--checklist', 'small.yaml'],
  ])('is no command of a CI system in align %s', async (...args) => {
    const { run } = workspace({
      'small.yaml': CHECKLIST,
      'round/ann.yaml': ANSWERS,
      'earlier/ann.yaml': ANSWERS.replace('2024-05-06', '2024-01-02').replace(
        'value: 0',
        'value: 1',
      ),
    });
    const { stdout, stderr } = await run(...args);
    expect(`${stdout}${stderr}`).not.toContain('unknown command');
    expect(`${stdout}${stderr}`).not.toContain('unknown option');
    expect(commandsIn(stdout)).toEqual([]);
    expect(commandsIn(stderr)).toEqual([]);
  });

  it('reads the same in JSON and Markdown', async () => {
    const { run } = workspace({ 'small.yaml': CHECKLIST, 'round/ann.yaml': ANSWERS });
    const given = ['round', '--checklist', 'small.yaml', '--format'];
    const { stdout } = await run('report', ...given, 'json');
    const report = JSON.parse(stdout);
    expect(report.checklist.definition.bands[0].title).toBe('##[error]low');
    expect(report.respondents[0].answers.answers.first.note).toBe(TEXT);
  });
});

describe('a plan', () => {
  it('shows marks of direction of a checklist in their escaped form', async () => {
    const advice = CHECKLIST.replace(/advice: .*/, 'advice: {0: {do: "left \\u202eright"}}');
    const { run, read } = workspace({ 'small.yaml': advice, 'round/ann.yaml': ANSWERS });
    expect((await run('plan', 'round', '--checklist', 'small.yaml')).code).toBe(0);
    expect(read('round/plan.yaml')).toContain('do: "left \\u202eright"');
    const again = await run('plan', 'round', '--checklist', 'small.yaml');
    expect(again.stderr).toContain('is up to date');
  });
});
