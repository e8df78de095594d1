import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LEVELS_YAML } from './having-interview.ts';
import { openTerminal, type Session } from './terminal.ts';

const OF_LEVELS = ['--checklist', './levels.yaml', '--express'];
const WORKSHOP = ['workshop', ...OF_LEVELS, '--date', '2024-05-06', '--subject', 'Company'];
const DOWN = '\u001b[B';
const RIGHT = '\u001b[C';
const ESCAPE = '\u001b';
const CTRL_C = '\u0003';

/** A folder, in which the workshop is kept as "round". */
function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'align-test-'));
  writeFileSync(join(folder, 'levels.yaml'), LEVELS_YAML);
  const path = (name: string) => join(folder, 'round', `${name}.yaml`);
  return {
    folder,
    has: (name: string) => existsSync(path(name)),
    said: (name: string) => parse(readFileSync(path(name), 'utf8')),
  };
}

function open(folder: string, args: readonly string[] = []): Session {
  return openTerminal([...WORKSHOP, '--save', 'round', ...args], { folder });
}

async function name(session: Session, number: number, who: string, downs: number): Promise<void> {
  await session.waitFor(`Name of respondent ${number}?`);
  session.type(`${who}\r`);
  await session.waitFor(`Job title of ${who}`);
  session.type('\r');
  await session.waitFor(`For whom does ${who} speak`);
  session.type(`${DOWN.repeat(downs)}\r`);
}

/** Three people, at the first criterion. */
async function begin(folder: string): Promise<Session> {
  const session = open(folder);
  await name(session, 1, 'Kathy', 0);
  await name(session, 2, 'Sam', 1);
  await name(session, 3, 'Carla', 2);
  await session.waitFor('Name of respondent 4?');
  session.type('\r');
  await session.waitFor('Gut feeling of Kathy, Sam, Carla');
  session.type('4 1 -\r');
  await session.waitFor('Criterion 1 of 10');
  return session;
}

describe('a workshop in a terminal', { timeout: 30_000 }, () => {
  it('votes, votes again, agrees, goes back, stops, resumes and finishes', async () => {
    const own = newFolder();
    const session = await begin(own.folder);
    session.type('3 1');
    await session.waitFor('Kathy 3 · Sam 1 · ❯Carla _');
    session.type('\r');
    await session.waitFor('2 votes for 3 people; still missing: Carla');
    session.type(' 2\r');
    await session.waitFor('Kathy (3) and Sam (1): say why.');
    await session.waitFor('2.0 levels apart, conflict');
    session.type('v');
    await session.waitFor('Kathy 3→_');
    session.type('222\r');
    await session.waitFor('All agree: 2 Documented.');
    session.type('a');
    await session.waitFor('What did the room agree?');
    session.type('2 from May on\r');
    await session.waitFor('The room agreed: 2 Documented');
    session.type(RIGHT);
    await session.waitFor('Criterion 2 of 10');
    session.type('b');
    await session.waitFor('Kathy  · · ● · ·  2 Documented (first vote 3)');
    session.type('q');
    expect((await session.ending()).code).toBe(130);
    expect((await session.lines()).join('\n')).toContain('Go on with: align workshop --save round');
    expect(own.said('kathy').answers).toEqual({ 'exec-sponsorship': { value: 2, firstVote: 3 } });
    expect(own.said('agreed').agreed).toEqual({
      'exec-sponsorship': { value: 2, note: 'from May on' },
    });

    const again = open(own.folder);
    await again.waitFor('Criterion 2 of 10');
    for (let number = 2; number <= 10; number++) {
      await again.waitFor(`Criterion ${number} of 10`);
      again.type('310\r');
      await again.waitFor('say why');
      again.type(RIGHT);
    }
    await again.waitFor('10 of 10 voted on. Nothing is open');
    again.type('f');
    expect((await again.ending()).code).toBe(0);
    const lines = (await again.lines()).join('\n');
    expect(lines).toContain('as agreed in the room');
    expect(lines).toContain('Votes saved in round: kathy.yaml, sam.yaml, carla.yaml, agreed.yaml');
    expect(own.said('carla')).toMatchObject({ status: 'completed', mode: 'express' });
    expect(await again.isCursorVisible()).toBe(true);
  });

  it.each([
    { name: 'Ctrl-C', end: (session: Session) => session.type(CTRL_C), code: 130 },
    { name: 'SIGTERM', end: (session: Session) => session.signal('SIGTERM'), code: 143 },
    { name: 'SIGHUP', end: (session: Session) => session.signal('SIGHUP'), code: 129 },
  ])('ends with $name as an interview does, and gives the files free', async ({ end, code }) => {
    const own = newFolder();
    const session = await begin(own.folder);
    session.type('312\r');
    await session.waitFor('say why');
    session.type('chalf a note');
    await session.waitFor('half a note');
    end(session);
    expect(await session.ending()).toEqual({ code, signal: 0 });
    expect(own.said('sam').answers).toEqual({ 'exec-sponsorship': 1 });
    expect(own.said('agreed').remarks).toEqual({ 'exec-sponsorship': { note: 'half a note' } });
    expect(existsSync(join(own.folder, 'round', 'sam.yaml.lock'))).toBe(false);
  });

  it('has everything in the files that was shown as saved when it is killed', async () => {
    const own = newFolder();
    const session = await begin(own.folder);
    for (const [at, votes] of ['310', '-4n'].entries()) {
      await session.waitFor(`Criterion ${at + 1} of 10`);
      session.type(`${votes}\r`);
      if (votes.includes('n')) {
        await session.waitFor('Why does this not apply, Carla?');
        session.type('no reps\r');
      }
      await session.waitFor(/say why|One level/);
      session.type(RIGHT);
    }
    await session.waitFor('Criterion 3 of 10');
    session.type('12');
    await session.waitFor('Sam 2');
    session.signal('SIGKILL');
    await session.ending();
    expect(own.said('kathy').answers).toEqual({ 'exec-sponsorship': 3, 'shared-target': null });
    expect(own.said('sam').answers).toEqual({ 'exec-sponsorship': 1, 'shared-target': 4 });
    expect(own.said('carla').answers).toEqual({
      'exec-sponsorship': 0,
      'shared-target': { notApplicable: 'no reps' },
    });
    const again = open(own.folder);
    await again.waitFor('Criterion 3 of 10');
    again.type('q');
    await again.ending();
    expect((await again.lines()).join('\n')).toContain(
      'ended unexpectedly; all saved answers are here',
    );
  });

  it('folds in a window that is made small', async () => {
    const own = newFolder();
    const session = await begin(own.folder);
    session.resize({ columns: 40, rows: 12 });
    await session.settle();
    session.type('3');
    await session.waitFor('Votes: 3');
    await session.settle();
    const lines = await session.screen();
    expect(lines.some((line) => line.includes('❯Sam _'))).toBe(true);
    expect(lines[0]).toContain('✓ saved');
    session.type(ESCAPE);
    await session.waitFor(/Votes:$/m);
    session.type('q');
    expect((await session.ending()).code).toBe(130);
  });
});
