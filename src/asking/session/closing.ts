import { basename } from 'node:path';
import type { Conversation, Script } from '../../conversation/script.ts';
import { progress } from '../../conversation/view.ts';
import type { Io } from '../../io/io.ts';
import { safeLines, safeText } from '../../text/safe.ts';
import { wrapLines } from '../../text/wrap.ts';
import { sessionWords as words } from '../../words/session.ts';
import type { InterviewOptions } from './options.ts';
import type { RoundStore } from './round-store.ts';
import type { Prepared } from './setting.ts';

/** Prints the closing text. Does nothing if the terminal is closed. */
export function printClosing({ stderr }: Io, text: string): void {
  try {
    stderr.write(`${text}\n`);
  } catch {
    return;
  }
}

/** Outcome of a conversation. */
export interface Ending {
  readonly prepared: Prepared;
  readonly state: Conversation;
  readonly isSaved: boolean;
  /** True if progress was printed in lines. */
  readonly isPlain: boolean;
  /** Message on where unfinished input was kept; `null` if there was none. */
  readonly halfWritten: string | null;
  readonly store: Pick<RoundStore, 'path' | 'paths' | 'sources' | 'agreedPath' | 'unsaved'>;
  /** The file or folder that it was at the beginning. */
  readonly begunIn: string;
  /** Spent on this session, and on the answers in all. */
  readonly seconds: number;
  readonly secondsInAll: number;
}

/**
 * Returns the closing text: what was saved and where, the time taken, and the command to resume.
 */
export function closingText(
  ending: Ending,
  options: InterviewOptions,
  stderr: Io['stderr'],
): string {
  const { prepared, state, halfWritten } = ending;
  const { script } = prepared;
  const { answered, of } = progress(script, state);
  const isFinished = state.status === 'finished';
  const isWhole = isFinished && answered === of && script.only === undefined;
  const resumed = isFinished ? withoutOnly(options) : options;
  return [
    ...sentence(headLine(ending, { answered, of }), stderr),
    ...(halfWritten === null ? [] : [safeLines(halfWritten)]),
    ...savedLines(ending, stderr),
    ...(isWhole
      ? []
      : [words.resumeWith({ command: resumeCommand(ending, script.mode, resumed) })]),
  ].join('\n');
}

/** A sentence that a terminal breaks between words. */
export function sentence(text: string, { isTerminal, columns }: Io['stderr']): readonly string[] {
  return isTerminal ? wrapLines(text, columns) : [text];
}

function headLine(
  { prepared, state, seconds, secondsInAll }: Ending,
  counted: { readonly answered: number; readonly of: number },
): string {
  const isFinished = state.status === 'finished';
  const time = duration(seconds);
  if (prepared.script.isWorkshop) return words.votedOn({ isFinished, ...counted, time });
  const inAll = secondsInAll > seconds ? duration(secondsInAll) : null;
  return words.done({ isFinished, ...counted, time, inAll });
}

function savedLines(
  { prepared, store, begunIn, isSaved }: Ending,
  stderr: Io['stderr'],
): readonly string[] {
  const path = safeText(store.path);
  const unsaved = store.unsaved();
  if (!isSaved || unsaved.length > 0)
    return notSaved(path, unsaved, prepared.files.folder !== null);
  if (prepared.files.folder === null) {
    const isMoved = store.path !== begunIn;
    return [
      isMoved
        ? words.answersSavedElsewhere({ path, former: safeText(begunIn) })
        : words.answersSaved({ path }),
    ];
  }
  const agreed = store.agreedPath();
  const files = [...store.paths(), ...(agreed === null ? [] : [agreed])].map((own) =>
    safeText(basename(own)),
  );
  return sentence(words.votesSaved({ folder: path, files }), stderr);
}

/** Returns the unsaved answers as text to copy, so that nothing is lost. */
function notSaved(
  path: string,
  unsaved: ReturnType<RoundStore['unsaved']>,
  isFolder: boolean,
): readonly string[] {
  if (!isFolder) {
    return [words.notSaved({ path }), ...unsaved.flatMap(({ text }) => ['', safeLines(text)])];
  }
  return [
    words.notAllSaved({ folder: path }),
    ...unsaved.flatMap((own) => [
      '',
      words.fileHead({ file: safeText(basename(own.path)) }),
      safeLines(own.text),
    ]),
  ];
}

/** "6 min 52 s". */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  return minutes === 0
    ? words.seconds({ seconds: whole })
    : words.minutes({ minutes, seconds: whole % 60 });
}

/** Returns the options of a session that goes through all criteria. */
export function withoutOnly({ only: _only, ...options }: InterviewOptions): InterviewOptions {
  return options;
}

/** Returns the command that resumes a session in a mode. */
export function resumeCommand(
  { prepared: { script }, store }: Pick<Ending, 'prepared' | 'store'>,
  mode: Script['mode'],
  options: InterviewOptions,
): string {
  const { checklist, only, plain, previous, sealed, hideNames, phones, host, port } = options;
  return [
    `align ${script.isWorkshop ? 'workshop' : 'audit'} --save`,
    shellWord(store.path),
    ...checklistOption(checklist),
    ...(mode === 'express' ? ['--express'] : []),
    ...(only === undefined ? [] : ['--only', shellWord(only)]),
    ...(previous === undefined ? [] : ['--previous', shellWord(previous)]),
    ...(plain ? ['--plain'] : []),
    ...(sealed ? ['--sealed'] : []),
    ...(hideNames ? ['--hide-names'] : []),
    ...(phones ? ['--phones'] : []),
    ...(host === undefined ? [] : ['--host', shellWord(host)]),
    ...(port === undefined ? [] : ['--port', String(port)]),
  ].join(' ');
}

/** Returns the option that names a checklist; empty for a built-in one. */
export function checklistOption(checklist: string | undefined): readonly string[] {
  const isFile = checklist !== undefined && /[\\/.]/.test(checklist);
  return isFile ? ['--checklist', shellWord(checklist)] : [];
}

/** Quotes a word for a shell if it holds anything but letters, digits and safe punctuation. */
export function shellWord(text: string): string {
  const safe = safeText(text);
  return /^[\w./:@%+=,\\-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", "'\\''")}'`;
}
