import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { plainEnvironment, programPath, runProgram } from '../cli/program.ts';
import { LEVELS_YAML } from './having-interview.ts';
import { openTerminal, openWith, type Session, type TerminalSetting } from './terminal.ts';

const WHO = ['--subject', 'Company', '--respondent', 'Kathy', '--role', 'VP', '--group', 'sales'];
const AUDIT = ['audit', '--checklist', './levels.yaml'];
const EXPRESS = [...AUDIT, '--express', '--date', '2024-05-06', '--save', 'kathy.yaml', ...WHO];
const DOWN = '\u001b[B';
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const CTRL_Z = '\u001a';

/** An interview in a terminal and a folder of its own, at its first criterion. */
async function interview(
  args: readonly string[] = EXPRESS,
  setting: TerminalSetting = {},
): Promise<Session & { readonly said: () => ReturnType<typeof parse> }> {
  const folder = setting.folder ?? newFolder();
  const session = openTerminal(args, { folder, ...setting });
  await begin(session);
  return { ...session, said: () => parse(readFileSync(join(folder, 'kathy.yaml'), 'utf8')) };
}

async function begin(session: Session): Promise<void> {
  await session.waitFor('Saved in');
  session.type('\r');
  await session.waitFor('0 of 10');
}

/** An empty folder, apart from the checklist. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'align-test-'));
  writeFileSync(join(folder, 'levels.yaml'), LEVELS_YAML);
  return folder;
}

/** Returns how many times the alternate screen was entered, and left. */
function turns(session: Session): readonly number[] {
  return ['\u001b[?1049h', '\u001b[?1049l'].map((own) => session.raw().split(own).length - 1);
}

describe('the questions before the criteria', () => {
  it.each([
    { signal: 'SIGTERM', code: 143 },
    { signal: 'SIGHUP', code: 129 },
  ])('end at once by $signal', async ({ signal, code }) => {
    const session = openTerminal([...AUDIT, '--express'], { folder: newFolder() });
    await session.waitFor('Organisation');
    session.type('Comp');
    await session.settle();
    session.signal(signal);
    expect((await session.ending()).code).toBe(code);
    expect(await session.isCursorVisible()).toBe(true);
  });

  it('never open the answers of somebody else whose name makes the same file name', async () => {
    const folder = newFolder();
    const answer = async (name: string, level: string) => {
      const who = ['--subject', '会社', '--respondent', name, '--role', 'VP', '--group', 'sales'];
      const session = openTerminal([...AUDIT, '--express', '--date', '2024-05-06', ...who], {
        folder,
      });
      await begin(session);
      session.type(level);
      await session.waitFor('1 of 10');
      session.type('q');
      await session.ending();
    };
    await answer('Zoë', '3');
    await answer('Zoe', '1');
    const round = join(folder, '会社', '2024-05-06');
    const said = (name: string) => parse(readFileSync(join(round, name), 'utf8'));
    expect(said('zoe.yaml').respondent.name).toBe('Zoë');
    expect(said('zoe.yaml').answers).toEqual({ 'exec-sponsorship': 3 });
    expect(said('zoe-2.yaml').respondent).toMatchObject({ id: 'zoe-2', name: 'Zoe' });
    expect(said('zoe-2.yaml').answers).toEqual({ 'exec-sponsorship': 1 });
  });
});

describe('an interview in a terminal', () => {
  it('goes from the first question to the result', async () => {
    const folder = newFolder();
    const session = openTerminal([...AUDIT, '--express'], { folder });
    await session.waitFor('Organisation');
    session.type('Lakeshore Metrics\r');
    session.type('Kathy\r');
    session.type('VP Marketing\r');
    await session.waitFor('VP Marketing');
    session.type('1\r');
    await session.waitFor('lakeshore-metrics');
    session.type('4');
    await session.waitFor('Your guess: 4 Perfectly');
    session.type('\r');
    await session.waitFor('0 of 10');
    expect(await session.isCursorVisible()).toBe(false);
    session.type('0123401234');
    await session.waitFor('10 of 10 answered');
    session.type('f');
    await session.waitFor('Kathy, VP Marketing: 10 of 10 answered in');
    expect(await session.ending()).toEqual({ code: 0, signal: 0 });
    const lines = (await session.lines()).join('\n');
    expect(lines).toContain('Your guess was 100%.');
    expect(lines).toMatch(/align audit --save lakeshore-metrics.\d{4}-\d\d-\d\d.kathy.yaml/);
    expect(lines).not.toContain('Gap report');
    expect(lines).not.toContain('0-4 answer');
    expect(await session.isCursorVisible()).toBe(true);
    expect(turns(session)).toEqual([1, 1]);
  });

  it('goes back to an answer and changes it', async () => {
    const session = await interview();
    session.type('3');
    await session.waitFor('1 of 10');
    session.type('b');
    await session.waitFor('❯● 3  Working');
    session.type('1');
    await session.waitFor('1.1: 1 Ad hoc');
    expect(session.said().answers).toEqual({ 'exec-sponsorship': 1 });
    session.type('q');
    expect((await session.ending()).code).toBe(130);
  });

  it('takes a paste of several lines into a note and nowhere else', async () => {
    const session = await interview();
    session.type('\u001b[200~3\r2\u001b[201~');
    await session.waitFor('pasted text is not taken here');
    session.type('c');
    await session.waitFor(' Note');
    const pasted = `one\rtwo 3\r\r${'long '.repeat(1000)}\rq`;
    session.type(`\u001b[200~${pasted}\u001b[201~`);
    await session.settle();
    session.type('\r');
    await session.waitFor('note saved');
    const said = session.said();
    expect(said.answers).toEqual({});
    expect(said.remarks['exec-sponsorship'].note).toBe(pasted.replaceAll('\r', '\n'));
    session.type('q');
    await session.ending();
  });

  it('shows the cursor where a note is written', async () => {
    const session = await interview();
    session.type('cregister 登録');
    await session.waitFor('register 登録');
    expect(await session.isCursorVisible()).toBe(true);
    session.type('\r');
    await session.waitFor('note saved');
    expect(await session.isCursorVisible()).toBe(false);
    session.type('q');
    await session.ending();
  });

  it('draws itself anew when the window changes', async () => {
    const session = await interview();
    session.type('3');
    await session.waitFor('1 of 10');
    session.type('b');
    for (const { columns, rows, head } of [
      { columns: 40, rows: 24, head: /^ Kathy, VP · Sales +✓ saved$/m },
      { columns: 80, rows: 11, head: /^ 1\.1 · Kathy, VP · Sales +1 of 10 ✓ saved$/m },
      { columns: 120, rows: 40, head: /^ Kathy, VP · Sales {70,80}✓ saved$/m },
      { columns: 80, rows: 24, head: /^ Kathy, VP · Sales {50,56}✓ saved$/m },
    ]) {
      session.resize({ columns, rows });
      await session.waitFor(head);
      // A frame may come in several pieces.
      await vi.waitFor(async () => {
        const screen = await session.screen();
        expect(screen.filter((line) => line.includes('✓ saved'))).toHaveLength(1);
        expect(screen.filter((line) => line.includes('0-4 answer'))).toHaveLength(1);
        expect(screen.join(' ').replace(/\s+/g, ' ')).toContain('aligning the two teams?');
      }, 10_000);
    }
    session.type('q');
    await session.ending();
  });

  it('stays usable at 80 by 11', async () => {
    const session = await interview(EXPRESS, { rows: 11 });
    expect((await session.screen()).join('\n')).toMatchInlineSnapshot(`
      " 1.1 · Kathy, VP · Sales                                                0 of 10
       Have the CEO and the two heads committed themselves to aligning the two teams?
       0 Absent  1 Ad hoc  2 Documented  3 Working  4 World-class





       Not answered yet
       0-4 answer · ↑↓ move · u don't know · n not applicable · c note · e evidence
       b back · s later · g go to · r review · ? help · q save and quit"
    `);
    session.type(`${DOWN}${DOWN}${DOWN}\r`);
    await session.waitFor('1.1: 2 Documented');
    session.type('q');
    await session.ending();
    expect((await session.lines()).filter((line) => line.includes('Levels'))).toEqual([]);
  });
});

describe('the end of an interview', () => {
  it('comes by Ctrl-C also right behind Esc, with what is half written', async () => {
    const session = await interview();
    session.type('chalf a note');
    await session.waitFor('half a note');
    session.type(`\u001b${CTRL_C}`);
    expect((await session.ending()).code).toBe(130);
    expect(session.said().remarks).toEqual({ 'exec-sponsorship': { note: 'half a note' } });
  });

  it.each([
    { by: 'Ctrl-C', keys: CTRL_C },
    { by: 'Ctrl-D', keys: CTRL_D },
  ])('by $by comes at once where nothing is asked yet', async ({ keys }) => {
    const session = openTerminal(['audit'], { folder: newFolder() });
    await session.waitFor('Organisation');
    session.type(keys);
    expect(await session.ending()).toEqual({ code: 130, signal: 0 });
    expect((await session.screen()).join('\n')).toContain('there was nothing to save');
  });
});

describe('a file that cannot be written', () => {
  it('is told before anything is asked', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'file'), '');
    const session = openTerminal([...AUDIT, '--save', 'file/kathy.yaml'], { folder });
    expect((await session.ending()).code).toBe(2);
    expect((await session.screen()).join('\n')).toContain('a part of its path is a file');
  });
});

describe('an interview in a shell', () => {
  const shell = (folder: string, columns = 80) =>
    openWith('/bin/bash', ['--norc', '-i'], { folder, columns, env: { PS1: '$ ' } });
  const command = (args: readonly string[]) =>
    [process.execPath, programPath(), ...args].map((word) => `'${word}'`).join(' ');

  it('stops by Ctrl-Z and continues by fg', async () => {
    const session = shell(newFolder());
    session.type(`${command(EXPRESS)}\r`);
    await begin(session);
    session.type(CTRL_Z);
    await session.waitFor('Stopped');
    expect(await session.isCursorVisible()).toBe(true);
    session.type('fg\r');
    await session.waitFor('0 of 10');
    session.type('3');
    await session.waitFor('1 of 10');
    expect(await session.isCursorVisible()).toBe(false);
    session.type('q');
    await session.waitFor('Answers saved in kathy.yaml');
    session.type('echo "code $?"\r');
    await session.waitFor('code 130');
    session.type('exit\r');
    await session.ending();
    expect(turns(session)).toEqual([2, 2]);
  });

  it('continues by fg in the questions before the criteria, too', async () => {
    const session = shell(newFolder());
    session.type(`${command([...AUDIT, '--express'])}\r`);
    await session.waitFor('Organisation');
    session.type('Company\r');
    session.type(CTRL_Z);
    await session.waitFor('Stopped');
    session.type('fg\r');
    await session.waitFor('Your name');
    session.type('Kathy\r');
    await session.waitFor('Kathy');
    session.type(CTRL_C);
    await session.waitFor('Stopped before the first question');
    session.type('exit\r');
    await session.ending();
  });

  it('keeps standard output to the report, and its own colours', async () => {
    const folder = newFolder();
    const session = shell(folder, 200);
    session.type(`${command([...EXPRESS, '--format', 'json'])} > report.json\r`);
    await begin(session);
    session.type('0123401234');
    await session.waitFor('10 of 10 answered');
    expect(session.raw()).toContain('\u001b[1m');
    session.type('f');
    await session.waitFor('Finished');
    session.type('exit\r');
    await session.ending();
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')).subject).toBe('Company');
  });
});

describe('an interview without the full screen', () => {
  it('goes line by line in a dumb terminal', async () => {
    const folder = newFolder();
    const session = openTerminal(EXPRESS, { folder, env: { TERM: 'dumb' } });
    await session.waitFor('Your guess');
    session.type('\r');
    await session.waitFor('Answer:');
    session.type('3\r');
    await session.waitFor('1.1: 3 Working. Saved.');
    session.type(CTRL_C);
    expect((await session.ending()).code).toBe(130);
    expect(session.raw()).not.toContain('\u001b[');
    expect((await session.screen()).join('\n')).toContain('Answers saved in kathy.yaml');
  });

  it('is refused where standard error is no terminal', async () => {
    const session = openWith('/bin/sh', [
      '-c',
      `'${process.execPath}' '${programPath()}' audit 2> /dev/null; echo "code $?"`,
    ]);
    await session.waitFor('code 2');
    await session.ending();
  });

  it('is refused where there is no terminal at all', async () => {
    const { code, stdout, stderr } = await runProgram(['audit'], {
      env: plainEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('questions need a terminal, and there is none');
  });
});
