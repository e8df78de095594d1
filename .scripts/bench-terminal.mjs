/**
 * Measures an interview in a pseudo-terminal: the time to the first criterion, and the time after a
 * key.
 */
import { spawn } from '@lydell/node-pty';
import { cpuTimeSoFar } from './bench-time.mjs';

const KEYS = 200;
const QUIET_MILLISECONDS = 15;
/** Note of 5,000 characters, as long as one that records a whole discussion. */
const LONG_NOTE = 'what was said in the room '.repeat(190);
const DOWN = '\u001b[B';
const PASTES = 5;
const LONG_PASTE = `\u001b[200~${'pasted words '.repeat(7700)}\u001b[201~`;

/**
 * Returns sorted wall times in milliseconds. `first`: to the first criterion. `bare`: of `node -e
 * 0` in the same turns. `keys`: from each key to the last byte that it draws. `letters`: the same
 * at the end of a note of 5,000 characters. `pastes`: from pasting 100 KB into a note to its last byte
 * drawn.
 */
export async function measureTerminal(program, { folder, env, turns }) {
  const first = [];
  const bare = [];
  const keys = [];
  const letters = [];
  const pastes = [];
  for (let turn = 0; turn < turns; turn++) {
    bare.push(await timeBare(env));
    const session = openInterview(program, { folder, env, turn });
    first.push(await session.until('0 of 10'));
    if (turn === 0) {
      keys.push(...(await timeKeys(session, DOWN)));
      session.write(`c${LONG_NOTE}`);
      await session.until('Note');
      letters.push(...(await timeKeys(session, 'x')));
      session.write('\r');
      await session.until('note saved');
      for (let paste = 0; paste < PASTES; paste++) {
        session.write('c');
        await pause(QUIET_MILLISECONDS * 4);
        pastes.push(await timeKey(session, LONG_PASTE));
        session.write('\u001b');
        await pause(QUIET_MILLISECONDS * 4);
      }
    }
    await session.quit();
  }
  return [first, bare, keys, letters, pastes].map((times) => times.toSorted((a, b) => a - b));
}

/**
 * Returns the time from the command to the first question of an interview, in milliseconds: CPU time
 * on Linux, elsewhere wall time.
 */
export async function timeFirstQuestion(program, { folder, env, turn }) {
  const session = openInterview(program, { folder, env, turn });
  await session.until('0 of 10');
  await session.quit();
  return session.firstQuestion();
}

function openInterview(program, { folder, env, turn }) {
  const args = ['audit', '--express', '--subject', 'Bench', '--respondent', `P ${turn}`];
  const start = performance.now();
  const terminal = spawn(
    process.execPath,
    [program, ...args, '--role', 'CEO', '--group', 'leadership', '--save', `${turn}.yaml`],
    { cols: 80, rows: 24, cwd: folder, env: { ...env, TERM: 'xterm-256color' } },
  );
  let shown = '';
  let changed = start;
  let firstQuestion = null;
  terminal.onData((text) => {
    shown += text;
    changed = performance.now();
    if (shown.includes('What it takes') && !shown.includes('\u0000asked')) {
      firstQuestion = cpuTimeSoFar(terminal.pid) ?? changed - start;
      shown += '\u0000asked';
      terminal.write('\r');
    }
  });
  const ended = new Promise((done) => terminal.onExit(done));
  return {
    write: (key) => terminal.write(key),
    lastChange: () => changed,
    firstQuestion: () => firstQuestion,
    until: async (text) => {
      while (!shown.includes(text)) await pause(1);
      return changed - start;
    },
    quit: async () => {
      terminal.write('q');
      await Promise.race([ended, pause(2000)]);
      terminal.kill();
    },
  };
}

async function timeKeys(session, typed) {
  const times = [];
  for (let key = 0; key < KEYS; key++) {
    await pause(QUIET_MILLISECONDS);
    times.push(await timeKey(session, typed));
  }
  return times;
}

async function timeKey(session, typed) {
  const start = performance.now();
  session.write(typed);
  while (
    session.lastChange() < start ||
    performance.now() - session.lastChange() < QUIET_MILLISECONDS
  ) {
    await pause(1);
  }
  return session.lastChange() - start;
}

async function timeBare(env) {
  const start = performance.now();
  const terminal = spawn(process.execPath, ['-e', '0'], { cols: 80, rows: 24, env });
  await new Promise((done) => terminal.onExit(done));
  return performance.now() - start;
}

function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}
