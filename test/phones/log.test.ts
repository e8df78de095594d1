import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withLeftVotes } from '../../src/asking/session/shared.ts';
import { emptyRecord, type Script } from '../../src/conversation/script.ts';
import { nodeFileSystem } from '../../src/io/file-system.ts';
import { VOTE_LOG } from '../../src/loading/round.ts';
import { openLog, readLog } from '../../src/storage/log.ts';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';
import { checklist, levels } from './having.ts';

const SCRIPT: Script = {
  checklist: checklist([levels('first'), levels('second')]),
  ...{ mode: 'full', isWorkshop: true },
};
const PEOPLE = [
  { id: 'ann', name: 'Ann', group: 'marketing' },
  { id: 'bob', name: 'Bob', group: 'sales' },
];

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'align-test-'));
}

function line(kind: string, by: string, value: unknown, criterion = 'first'): string {
  return JSON.stringify({ kind, event: { type: 'answered', criterion, by, value } });
}

/** Votes that a log adds to what the files hold. */
function left(lines: readonly string[], said = {}) {
  const folder = newFolder();
  writeFileSync(join(folder, VOTE_LOG), `${lines.join('\n')}\n`);
  const record = { people: PEOPLE, said, agreed: emptyRecord };
  return withLeftVotes({ folder }, '.', SCRIPT, record).state.said;
}

describe('the log of votes', () => {
  it('brings many lines to the disk at once, and takes no half line for a vote', () => {
    const path = join(newFolder(), VOTE_LOG);
    const log = openLog(nodeFileSystem, path);
    log.append('one');
    log.append('two');
    expect(readLog(nodeFileSystem, path)).toEqual([]);
    log.commit();
    log.append('three');
    log.commit();
    appendFileSync(path, 'fou');
    expect(readLog(nodeFileSystem, path)).toEqual(['one', 'two', 'three']);
    // What follows a half line is still a line of its own.
    const again = openLog(nodeFileSystem, path);
    again.append('five');
    again.commit();
    expect(readLog(nodeFileSystem, path)).toEqual(['one', 'two', 'three', 'fou', 'five']);
    log.clear();
    expect(readLog(nodeFileSystem, path)).toEqual([]);
  });

  it('keeps lines that could not be written for the next time', () => {
    const path = join(newFolder(), VOTE_LOG);
    let isFull = true;
    const fsyncSync = (descriptor: number) => {
      if (isFull) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      nodeFileSystem.fsyncSync(descriptor);
    };
    const log = openLog({ ...nodeFileSystem, fsyncSync }, path);
    log.append('one');
    expect(() => log.commit()).toThrow('full');
    expect(log.isWaiting()).toBe(true);
    isFull = false;
    log.commit();
    expect(new Set(readLog(nodeFileSystem, path))).toEqual(new Set(['one']));
  });

  it('adds its votes to the files, each in a ballot of its kind', () => {
    const said = left([
      line('first', 'ann', 3),
      line('first', 'bob', 1),
      line('first', 'bob', 0),
      line('second', 'ann', 2),
      line('first', 'ann', null, 'second'),
      'nonsense',
      line('first', 'nobody', 4),
      line('first', 'ann', 99),
    ]);
    expect(said.ann?.answers).toEqual({
      first: { value: 2, firstVote: 3 },
      second: { value: null },
    });
    expect(said.bob?.answers).toEqual({ first: { value: 0 } });
  });

  it('changes nothing if the files have its votes already', () => {
    const lines = [line('first', 'ann', 3), line('first', 'bob', 1), line('second', 'ann', 2)];
    const once = left(lines);
    expect(left(lines, once)).toEqual(once);
  });

  it.each([
    { command: ['audit', '--answers', 'round'] },
    { command: ['gate', 'round', '--min-score', '1'] },
    { command: ['report', 'round'] },
    { command: ['status', 'round'] },
    { command: ['plan', 'round'] },
    { command: ['compare', 'earlier', 'round'] },
    { command: ['reveal', 'round'] },
    { command: ['check', 'round'] },
  ])('is never passed over in silence: $command', async ({ command }) => {
    const own = workspace({
      'small.yaml': CHECKLIST,
      'earlier/ann.yaml': answers('ann', 'marketing', 'first: 1'),
      'round/ann.yaml': answers('ann', 'marketing', 'first: 1'),
      [`round/${VOTE_LOG}`]: `${line('first', 'ann', 2)}\n`,
    });
    const { code, stderr } = await own.run(...command, '--checklist', 'small.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('"round" has votes that are in none of its answers files');
    expect(stderr).toContain('align workshop "round"');
  });

  it('is taken in by the command that is named', async () => {
    const own = workspace(
      {
        'small.yaml': CHECKLIST,
        'round/ann.yaml': answers('ann', 'marketing', 'first: 1'),
        'round/bob.yaml': answers('bob', 'sales', ''),
        [`round/${VOTE_LOG}`]: `${line('first', 'bob', 2)}\n`,
      },
      { stdin: 'q\n' },
    );
    const args = ['--plain', '--checklist', 'small.yaml'];
    const { stderr } = await own.run('workshop', 'round', ...args);
    expect(stderr).toContain('1 vote was taken from the log');
    expect(own.read('round/bob.yaml')).toContain('first: 2');
    const { code } = await own.run('status', 'round', '--checklist', 'small.yaml');
    expect(code).toBe(0);
  });
});
