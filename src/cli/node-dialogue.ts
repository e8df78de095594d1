import type { Dialogue } from './io.ts';

/** What a process ends with that a signal has ended: 128 and the signal's number. */
const ENDED_BY = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
/** A stop that has not come by then is not coming: nobody controls this process as a job. */
const STOP_MILLISECONDS = 100;

/** The dialogue over this process's own keyboard and window. */
export function nodeDialogue(): Dialogue {
  // A terminal that has gone away fails again while it is being closed, which must not be news.
  process.stdin.on('error', () => {});
  process.stderr.on('error', () => {});
  return {
    input: process.stdin,
    onResize: (listener) => listen(process.stderr, 'resize', listener),
    onSignal: (listener) => {
      const stops = Object.entries(ENDED_BY).map(([signal, code]) =>
        listen(process, signal, () => listener(code)),
      );
      stops.push(listen(process.stdin, 'error', () => listener(ENDED_BY.SIGHUP)));
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
