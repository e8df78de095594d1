import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { programPath, runProgram } from '../cli/program.ts';
import { LEVELS_YAML } from './having-interview.ts';
import { openTerminal, openWith, type Session, type TerminalSetting } from './terminal.ts';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const RIGHT = '\u001b[C';

const ROUND = `format: 1
subject: Company
date: 2024-05-06
respondents:
  - {id: kathy, name: Kathy, group: marketing, role: VP}
  - {id: sam, name: Sam, group: sales, role: VP}
`;

const OF_LEVELS = ['--checklist', './levels.yaml'];

/** Kind of session; either writes Kathy's answers to round/kathy.yaml. */
interface Kind {
  readonly name: string;
  readonly args: readonly string[];
  readonly resumes: string;
  /** Keys that make Kathy say 3 on the first criterion, and what the screen has then. */
  readonly answer: string;
  readonly answered: string;
  /** The same line by line. */
  readonly lines: { readonly begin: string; readonly keys: string; readonly taken: string };
  /** Keys that save once more, because they change something. */
  readonly again: string;
  /** File in which notes are kept. */
  readonly notes: string;
  /** Keys that ask for the reason why the first criterion does not apply. */
  readonly notApplicable: string;
  /** Sentence about files that were never written. */
  readonly unsaved: string;
  /** Sentence about answers that are in another file than before. */
  readonly beside: RegExp;
  /** Another place, and the files in it. */
  readonly elsewhere: string;
  readonly moved: string;
  readonly resumesElsewhere: string;
}

const KINDS: readonly Kind[] = [
  {
    name: 'an interview',
    args: ['audit', ...OF_LEVELS, '--save', 'round/kathy.yaml', '--respondent', 'Kathy'],
    resumes: 'Resume with: align audit --save round/kathy.yaml',
    answer: '3',
    answered: '1.1: 3 Working',
    lines: { begin: '\r', keys: '3\r', taken: '1.1: 3 Working. Saved.' },
    again: '2',
    notes: 'kathy.yaml',
    notApplicable: 'n',
    unsaved: 'NOT SAVED: the last answers are not in round/kathy.yaml.',
    beside: /saved in round.kathy\.mine-1\.yaml; round.kathy\.yaml does not have/,
    elsewhere: 'other/kathy.yaml',
    moved: 'other/kathy.yaml',
    resumesElsewhere: 'Resume with: align audit --save other/kathy.yaml',
  },
  {
    name: 'a workshop',
    args: ['workshop', ...OF_LEVELS, '--save', 'round'],
    resumes: 'Resume with: align workshop --save round',
    answer: '31\r',
    answered: 'what have you seen',
    lines: { begin: '\r\r', keys: '31\r', taken: 'what have you seen' },
    again: `${RIGHT}20\r`,
    notes: 'agreed.yaml',
    notApplicable: 'nn',
    unsaved: 'NOT SAVED: the last votes are not all in round.',
    beside: /Votes saved in round: kathy\.mine-1\.yaml, sam\.yaml/,
    elsewhere: 'other',
    moved: 'other/kathy.yaml',
    resumesElsewhere: 'Resume with: align workshop --save other',
  },
];

/** A folder with a checklist, and a round that expects Kathy and Sam. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'align-test-'));
  writeFileSync(join(folder, 'levels.yaml'), LEVELS_YAML);
  mkdirSync(join(folder, 'round'));
  writeFileSync(join(folder, 'round', 'round.yaml'), ROUND);
  return folder;
}

interface Begun extends Session {
  readonly folder: string;
  /** Content of a file, by default Kathy's answers. */
  readonly read: (path?: string) => ReturnType<typeof parse>;
  readonly answer: () => Promise<void>;
  readonly shown: () => Promise<string>;
}

/** A session at its first criterion. */
async function begun({ args, ...kind }: Kind, setting: TerminalSetting = {}): Promise<Begun> {
  const folder = setting.folder ?? newFolder();
  const session = openTerminal([...args, '--express'], { folder, ...setting });
  await session.waitFor('What it takes');
  session.type('\r');
  await session.waitFor('0 of 10');
  return {
    ...session,
    folder,
    read: (path = 'round/kathy.yaml') => parse(readFileSync(join(folder, path), 'utf8')),
    answer: async () => {
      session.type(kind.answer);
      await session.waitFor(kind.answered);
    },
    shown: async () => (await session.lines()).join('\n'),
  };
}

const SAID = { 'exec-sponsorship': 3 };

const ENDS = [
  { by: 'Ctrl-C', end: (own: Session) => own.type(CTRL_C), code: 130 },
  { by: 'Ctrl-D', end: (own: Session) => own.type(CTRL_D), code: 130 },
  { by: 'SIGINT', end: (own: Session) => own.signal('SIGINT'), code: 130 },
  { by: 'SIGTERM', end: (own: Session) => own.signal('SIGTERM'), code: 143 },
  { by: 'SIGHUP', end: (own: Session) => own.signal('SIGHUP'), code: 129 },
] as const;

// Sessions mostly wait, so that several at once take little longer than one.
describe.concurrent.each(KINDS)('the end of $name', (kind) => {
  it.each([{ by: 'q', end: (own: Session) => own.type('q'), code: 130 }, ...ENDS])(
    'by $by leaves answers, screen and cursor as they should be, and its files free',
    async ({ end, code }) => {
      const session = await begun(kind);
      await session.answer();
      end(session);
      expect(await session.ending()).toEqual({ code, signal: 0 });
      const screen = (await session.screen()).join('\n');
      expect(screen).toContain('Stopped: 1 of 10 questions');
      expect(screen).toContain(kind.resumes);
      expect(screen).not.toContain('save and quit');
      expect(await session.isCursorVisible()).toBe(true);
      for (const turn of ['\u001b[?1049h', '\u001b[?1049l']) {
        expect(session.raw().split(turn)).toHaveLength(2);
      }
      expect(session.read()).toMatchObject({ status: 'in-progress', answers: SAID });
      const left = readdirSync(join(session.folder, 'round'));
      expect(left.filter((name) => /\.(lock|tmp)$/.test(name))).toEqual([]);
    },
  );

  it.each(ENDS)('by $by keeps a half-written note', async ({ end }) => {
    const session = await begun(kind);
    await session.answer();
    session.type('chalf a note');
    await session.waitFor('half a note');
    end(session);
    await session.ending();
    const { remarks } = session.read(join('round', kind.notes));
    expect(Object.values(remarks)).toEqual([{ note: 'half a note' }]);
  });

  it.each(ENDS)('by $by says where a half-written reason is', async ({ end }) => {
    const session = await begun(kind);
    session.type(kind.notApplicable);
    await session.waitFor('not apply?');
    session.type('no reps');
    await session.waitFor('no reps');
    end(session);
    await session.ending();
    const { remarks } = session.read(join('round', kind.notes));
    expect(remarks).toEqual({ 'exec-sponsorship': { note: 'no reps' } });
    expect(session.read().answers).toEqual({});
    expect(await session.shown()).toContain(
      'The reason why 1.1 does not apply was half written; it is now in the note there.',
    );
  });

  it('is where the next one begins', async () => {
    const first = await begun(kind);
    await first.answer();
    first.type(CTRL_C);
    await first.ending();
    const { folder } = first;
    const second = openTerminal([...kind.args, '--express'], { folder });
    await second.waitFor('1 of 10');
    second.type('q');
    expect((await second.ending()).code).toBe(130);
    expect((await second.lines()).join('\n')).toMatch(
      /Resuming round.*: 1 of 10 questions answered\./,
    );
  });

  it.each([
    { how: 'on the screen', env: {}, begin: '\r', keys: kind.answer, taken: kind.answered },
    { how: 'line by line', env: { TERM: 'dumb' }, ...kind.lines },
  ])('comes quietly when the terminal is gone, $how', async ({ env, begin, keys, taken }) => {
    const folder = newFolder();
    // The outer shell goes with its terminal; the inner one is left to tell the exit code.
    const inner = `trap '' HUP; "$0" "$@"; echo $? > code`;
    const outer = `trap '' HUP; /bin/sh -c '${inner.replaceAll("'", "'\\''")}' "$0" "$@"; :`;
    const program = [process.execPath, programPath(), ...kind.args, '--express'];
    const session = openWith('/bin/sh', ['-c', outer, ...program], { folder, env });
    await session.waitFor(/What it takes|guess|Person 3/);
    session.type(begin);
    await session.waitFor('0 of 10');
    session.type(keys);
    await session.waitFor(taken);
    session.signal('SIGKILL');
    const code = join(folder, 'code');
    const told = () => (existsSync(code) ? readFileSync(code, 'utf8').trim() : '');
    await vi.waitFor(() => expect(told()).toBe('129'), { timeout: 20_000 });
    expect(existsSync(join(folder, 'round', 'kathy.yaml.lock'))).toBe(false);
    const said = parse(readFileSync(join(folder, 'round', 'kathy.yaml'), 'utf8'));
    expect(said.answers).toEqual(SAID);
  });
});

describe.concurrent.each(KINDS)('a file of $name that cannot be written', (kind) => {
  /** The session after an answer that a read-only file does not take. */
  async function refused(setting: TerminalSetting = {}) {
    const session = await begun(kind, setting);
    const file = join(session.folder, 'round', 'kathy.yaml');
    chmodSync(file, 0o444);
    await session.answer();
    await session.waitFor('✗ NOT SAVED');
    return { ...session, file };
  }

  it('is told at once, tried again with every answer, and never called saved', async () => {
    const session = await refused();
    await session.waitFor('Not saved (w saves elsewhere): cannot write');
    expect((await session.screen()).join('\n')).not.toContain('✓ saved');
    expect(session.read().answers).toEqual({});
    session.type('q');
    await session.waitFor('the same key again leaves without saving');
    chmodSync(session.file, 0o644);
    session.type(kind.again);
    await session.waitFor('2 of 10');
    await session.waitFor('✓ saved');
    expect(session.read().answers).toEqual({ ...SAID, 'shared-target': 2 });
    session.type('q');
    expect((await session.ending()).code).toBe(130);
  });

  it('is printed in full where it is never written, so that it can be copied', async () => {
    // Wide enough for the checksum of the checklist, which a terminal breaks otherwise.
    const session = await refused({ columns: 120 });
    session.type(CTRL_C);
    expect((await session.ending()).code).toBe(130);
    const lines = await session.shown();
    expect(lines).toContain(kind.unsaved);
    const copied = parse(lines.slice(lines.indexOf('format: 1'), lines.indexOf('Resume with')));
    expect(copied).toMatchObject({ respondent: { id: 'kathy' }, answers: SAID });
  });

  it('gives way to another place', async () => {
    const session = await refused();
    session.type(`w${kind.elsewhere}\r`);
    await session.waitFor('✓ saved');
    session.type('q');
    await session.ending();
    expect(await session.shown()).toContain(kind.resumesElsewhere);
    expect(session.read(kind.moved).answers).toEqual(SAID);
  });

  it('stays as it was when the disk takes no more, and takes the rest later', async () => {
    const folder = newFolder();
    // No file may be longer than four blocks of 512 bytes.
    const limited = 'ulimit -f 4; exec "$0" "$@"';
    const program = [process.execPath, programPath(), ...kind.args, '--express'];
    const session = openWith('/bin/sh', ['-c', limited, ...program], { folder });
    await session.waitFor('What it takes');
    session.type('\r');
    await session.waitFor('0 of 10');
    session.type(kind.answer);
    await session.waitFor(kind.answered);
    const notes = join(folder, 'round', kind.notes);
    const before = readFileSync(notes, 'utf8');
    session.type(`c\u001b[200~${'seen '.repeat(500)}\u001b[201~\r`);
    await session.waitFor('✗ NOT SAVED');
    expect(readFileSync(notes, 'utf8')).toBe(before);
    session.type('q');
    await session.waitFor('the same key again leaves without saving');
    session.type(`c${'\u0015'}short\r`);
    await session.waitFor('✓ saved');
    expect(Object.values(parse(readFileSync(notes, 'utf8')).remarks)).toEqual([{ note: 'short' }]);
    session.type('q');
    await session.ending();
    expect((await session.lines()).join('\n')).not.toContain('NOT SAVED');
  });
});

describe.concurrent.each(KINDS)('others who write beside $name', (kind) => {
  it('keep what they wrote by hand, and it is said at once where answers go', async () => {
    const session = await begun(kind);
    await session.answer();
    const file = join(session.folder, 'round', 'kathy.yaml');
    const edited = readFileSync(file, 'utf8').replace('exec-sponsorship: 3', 'exec-sponsorship: 1');
    writeFileSync(file, edited);
    session.type(kind.again);
    await session.waitFor('kathy.mine-1.yaml');
    session.type('q');
    await session.ending();
    expect(await session.shown()).toMatch(kind.beside);
    expect(readFileSync(file, 'utf8')).toBe(edited);
    expect(session.read('round/kathy.mine-1.yaml').answers).toEqual({
      ...SAID,
      'shared-target': 2,
    });
  });

  it('are told that the files are in use, whichever kind they are', async () => {
    const session = await begun(kind);
    await session.answer();
    const { folder } = session;
    for (const { args } of KINDS) {
      const other = await runProgram([...args, '--express', '--plain'], { folder });
      expect(other.code).toBe(2);
      expect(other.stderr).toContain('kathy.yaml" is in use by another interview');
    }
    expect(session.read().answers).toEqual(SAID);
    session.type('q');
    expect((await session.ending()).code).toBe(130);
  });
});
