import { isatty } from 'node:tty';
import type { Dialogue } from './io.ts';

const STDIN = 0;

/** What a process ends with that a signal has ended: 128 and the signal's number. */
const ENDED_BY = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
/** A stop that has not come by then is not coming: nobody controls this process as a job. */
const STOP_MILLISECONDS = 100;

/** The dialogue over this process's own keyboard and window. */
export function nodeDialogue(): Dialogue {
  if (process.stdin.isTTY) outliveTerminal();
  return {
    input: process.stdin,
    onResize: (listener) => listen(process.stderr, 'resize', listener),
    onSignal: (listener) => {
      const stops = Object.entries(ENDED_BY).map(([signal, code]) =>
        listen(process, signal, () => listener(code)),
      );
      if (process.stdin.isTTY) {
        // Before readline hears of it, which takes it for Ctrl-D.
        const hungUp = () => listener(ENDED_BY.SIGHUP);
        process.stdin.prependListener('end', hungUp).prependListener('error', hungUp);
        stops.push(() => process.stdin.off('end', hungUp).off('error', hungUp));
      }
      return () => {
        for (const stop of stops) stop();
      };
    },
    suspend,
    onContinue: (listener) =>
      listen(process, 'SIGCONT', () => {
        restoreRawMode();
        listener();
      }),
  };
}

/** Sees to it that a terminal that goes away takes neither answers nor the exit code with it. */
function outliveTerminal(): void {
  const { stdin, stderr } = process;
  stdin.on('error', () => {});
  stderr.on('error', () => {});
  const setRawMode = stdin.setRawMode.bind(stdin);
  // Readline would throw where nobody can catch it: a terminal that is gone has no modes.
  stdin.setRawMode = (isRaw) => {
    try {
      return setRawMode(isRaw);
    } catch {
      return stdin;
    }
  };
  process.once('exit', () => {
    if (isatty(STDIN)) return;
    // Node aborts when it cannot put the terminal back; so this ends as a hang-up ends it.
    process.removeAllListeners('SIGHUP');
    process.kill(process.pid, 'SIGHUP');
  });
}

function suspend(resume: () => void): void {
  let isStopped = true;
  const goOn = () => {
    if (!isStopped) return;
    isStopped = false;
    process.off('SIGCONT', goOn);
    clearTimeout(timer);
    process.stdin.setRawMode?.(true);
    resume();
  };
  process.on('SIGCONT', goOn);
  process.stdin.setRawMode?.(false);
  const timer = setTimeout(goOn, STOP_MILLISECONDS);
  // To the whole group, as the terminal itself would: whoever started this process stops with it.
  process.kill(0, 'SIGTSTP');
}

/** The shell may have changed the terminal's mode; it is set only where Node sees a difference. */
function restoreRawMode(): void {
  if (!process.stdin.isRaw) return;
  process.stdin.setRawMode(false);
  process.stdin.setRawMode(true);
}

interface Emitter {
  on(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
}

function listen(emitter: Emitter, event: string, listener: () => void): () => void {
  emitter.on(event, listener);
  return () => {
    emitter.off(event, listener);
  };
}
