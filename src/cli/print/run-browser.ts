import { type ChildProcess, spawn } from 'node:child_process';
import { safeText } from '../../safe-text.ts';
import { Interrupted } from '../interrupted.ts';
import type { Io } from '../io.ts';

/** What is kept of a browser's messages: the last of them say why it gave up. */
const KEPT_CHARACTERS = 4000;

interface Run {
  readonly args: readonly string[];
  /** After that it is killed. */
  readonly milliseconds: number;
}

/**
 * Runs a browser to its end and returns what it ended with, in words; whether it has done its work
 * is for others to see.
 * @throws Interrupted where somebody stops the program meanwhile
 */
export function runBrowser(
  { dialogue }: Pick<Io, 'dialogue'>,
  browser: string,
  { args, milliseconds }: Run,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(browser, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      // A group of its own, so that it can be killed with all that it has started.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    let said = '';
    let stopped: number | null = null;
    let reason: string | null = null;
    const timer = setTimeout(() => {
      reason = `it took longer than ${Math.ceil(milliseconds / 1000)} seconds`;
      kill(child);
    }, milliseconds);
    const unwatch = dialogue().onSignal((exitCode) => {
      stopped = exitCode;
      kill(child);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-KEPT_CHARACTERS);
    });
    const end = (outcome: string) => {
      clearTimeout(timer);
      unwatch();
      // What it has started may still hold on to the profile.
      kill(child);
      if (stopped === null) resolve(reason ?? outcome);
      else reject(new Interrupted(stopped));
    };
    child.once('error', ({ message }) => end(safeText(message)));
    child.once('exit', (code, signal) => end(lastWords(said) ?? `it ended with ${code ?? signal}`));
  });
}

function kill(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** The last line that a program wrote, without the place in its source. */
function lastWords(said: string): string | null {
  const line = said
    .trim()
    .split('\n')
    .at(-1)
    ?.replace(/^\[[^\]]*\]\s*/, '')
    .trim();
  return line ? safeText(line).slice(0, 300) : null;
}
