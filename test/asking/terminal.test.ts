import { resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { plainEnvironment, programPath, runProgram } from '../cli/program.ts';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';
import { openTerminal, openWith, type TerminalSetting } from './terminal.ts';

const ROUND = resolve('examples/lakeshore-metrics/2012-08-06');
const AUDIT = ['audit', '--answers', ROUND];
const ESCAPE = '\u001b[';

describe('a report on a terminal', () => {
  it('is plain text that fits, with the heading in the first line', async () => {
    const { code, lines } = await shown(AUDIT);
    expect(code).toBe(0);
    expect(lines[0]).toMatch(/^Lakeshore Metrics {30,}6 August 2012$/);
    expect(lines.join('\n')).not.toMatch(/^#|\|/m);
  });

  it.each([
    { columns: 200, because: 'it is very wide' },
    { columns: 80, because: 'it is as wide as ever' },
    { columns: 60, because: 'it is half a screen' },
    { columns: 40, because: 'it is a narrow pane' },
  ])('has no line wider than $columns columns where $because', async ({ columns }) => {
    const { raw } = await shown(AUDIT, { columns });
    expect(linesWiderThan(columns, raw)).toEqual([]);
  });

  it('fits the width of the terminal, not COLUMNS', async () => {
    const wide = await shown(AUDIT, { columns: 80 });
    const lying = await shown(AUDIT, { columns: 80, env: { COLUMNS: '30' } });
    expect(lying.raw).toBe(wide.raw);
  });
});

describe('what is no report', () => {
  it.each([
    { args: ['list'] },
    { args: ['--help'] },
    { args: ['audit', '--help'] },
    { args: ['show', 'lead-gen-alignment'] },
    { args: ['show', 'lead-gen-alignment', '--criterion', 'exec-sponsorship'] },
  ])('fits a terminal as well: $args', async ({ args }) => {
    expect(linesWiderThan(80, (await shown(args)).raw)).toEqual([]);
  });

  it('has its options explained beside them on a narrow terminal too', async () => {
    const { raw } = await shown(['audit', '--help'], { columns: 60 });
    const options = raw.slice(raw.indexOf('Options:'), raw.indexOf('Examples:'));
    expect(options).toContain('--output');
    expect(linesWiderThan(60, options)).toEqual([]);
  });
});

describe('colours', () => {
  it.each([
    { setting: {}, args: [], coloured: true, because: 'a terminal has them' },
    { setting: { env: { NO_COLOR: '1' } }, args: [], coloured: false, because: 'of NO_COLOR' },
    { setting: { env: { NO_COLOR: '' } }, args: [], coloured: true, because: 'NO_COLOR is empty' },
    { setting: { env: { TERM: 'dumb' } }, args: [], coloured: false, because: 'of TERM=dumb' },
    { setting: {}, args: ['--no-color'], coloured: false, because: 'of --no-color' },
    { setting: { env: { FORCE_COLOR: '0' } }, args: [], coloured: false, because: 'of 0' },
    {
      setting: { env: { NO_COLOR: '1', FORCE_COLOR: '3' } },
      args: [],
      coloured: false,
      because: 'NO_COLOR wins',
    },
  ])('are on a terminal: $coloured, because $because', async ({ setting, args, coloured }) => {
    const { code, raw } = await shown([...AUDIT, ...args], setting);
    expect(code).toBe(0);
    expect(raw.includes(ESCAPE)).toBe(coloured);
  });

  it.each([
    { env: {}, args: [], coloured: false, because: 'nobody asks' },
    { env: { FORCE_COLOR: '1' }, args: [], coloured: true, because: 'of FORCE_COLOR' },
    { env: { FORCE_COLOR: '1' }, args: ['--no-color'], coloured: false, because: 'of --no-color' },
  ])('are in a pipe: $coloured, because $because', async ({ env, args, coloured }) => {
    const { code, stdout } = await runProgram([...AUDIT, '--format', 'text', ...args], {
      env: plainEnvironment(env),
    });
    expect(code).toBe(0);
    expect(stdout.includes(ESCAPE)).toBe(coloured);
  });

  it.each(['markdown', 'json'])('are never in %s', async (format) => {
    const { raw } = await shown([...AUDIT, '--format', format]);
    expect(raw).not.toContain(ESCAPE);
  });
});

describe('a mistake', () => {
  const round = { 'small.yaml': CHECKLIST, 'a.yaml': answers('ann', 'marketing', 'frist: 2') };
  const args = ['check', '--checklist', 'small.yaml', 'a.yaml'];

  it('is shown on a terminal with its line and a caret', async () => {
    const { folder } = workspace(round);
    const { code, lines } = await shown(args, { folder });
    expect(code).toBe(2);
    expect(lines).toEqual([
      'a.yaml:7:11: unknown criterion "frist"; did you mean "first"?',
      '  7 | answers: {frist: 2}',
      '    |           ^',
    ]);
  });

  it('is one line in a pipe', async () => {
    const { folder } = workspace(round);
    const { stderr } = await runProgram(args, { folder });
    expect(stderr).toBe('a.yaml:7:11: unknown criterion "frist"; did you mean "first"?\n');
  });
});

describe('a terminal', () => {
  it('is left as it was', async () => {
    const session = openTerminal(AUDIT);
    expect(await session.ending()).toEqual({ code: 0, signal: 0 });
    expect(await session.isCursorVisible()).toBe(true);
    expect(session.raw()).not.toContain(`${ESCAPE}?`);
  });

  it.runIf(process.platform !== 'win32')('of a pipe is none: "align audit | cat"', async () => {
    const command = `"${process.execPath}" "$0" audit --answers "${ROUND}" | cat`;
    const session = openWith('/bin/sh', ['-c', command, programPath()]);
    expect((await session.ending()).code).toBe(0);
    expect((await session.lines())[0]).toMatch(/^\*\*Lakeshore Metrics\*\*/);
  });

  it('can be cut off', async () => {
    const session = openTerminal(['check', '-']);
    await session.settle();
    session.signal('SIGHUP');
    expect((await session.ending()).code).not.toBe(70);
  });
});

function linesWiderThan(columns: number, raw: string): readonly string[] {
  return stripVTControlCharacters(raw)
    .split(/\r?\n/)
    .filter((line) => line.length > columns);
}

/** Returns the final screen of a command in a terminal. */
async function shown(args: readonly string[], setting: TerminalSetting = {}) {
  // The terminal is held open a little longer: what is still on its way when it closes is lost.
  const command = '"$0" "$@"; code=$?; sleep 0.3; exit $code';
  const program = [process.execPath, programPath(), ...args];
  const session = openWith('/bin/sh', ['-c', command, ...program], setting);
  const { code } = await session.ending();
  return { code, lines: await session.lines(), raw: session.raw() };
}
