import { dirname } from 'node:path';
import type { Interview, Script } from '../../../conversation/script.ts';
import { progress } from '../../../conversation/solo/view.ts';
import type { Io } from '../../../io/io.ts';
import { safeLines, safeText } from '../../../text/safe.ts';
import type { InterviewOptions } from '../script.ts';

/**
 * Writes the report on the answers of a session; as text, unless the options say otherwise.
 * @throws UserError and InputError as an audit of these files does
 */
export async function reportOn(
  io: Io,
  answers: readonly string[],
  checklistId: string,
  { checklist, express, report, destination }: InterviewOptions,
): Promise<void> {
  // Loaded at the end, so that the first question need not wait for them.
  const [{ runAudit }, { deliverReport, openDelivery }] = await Promise.all([
    import('../../../audit/audit.ts'),
    import('../../../output/report.ts'),
  ]);
  const { format, output } = destination;
  const isOpen = format === undefined && output === undefined;
  const delivery = await openDelivery(
    io,
    isOpen ? { ...destination, format: ['text'] } : destination,
  );
  const named = checklist === undefined || checklist === '?' ? checklistId : checklist;
  const result = await runAudit(io, { ...report, answers: { answers, checklist: named, express } });
  await deliverReport(io, result, delivery);
}

/** Prints the closing text. Does nothing if the terminal is closed. */
export function printClosing({ stderr }: Io, text: string): void {
  try {
    stderr.write(`${text}\n`);
  } catch {
    return;
  }
}

/** Outcome of an interview, for the closing text. */
export interface InterviewClosing {
  readonly script: Script;
  readonly interview: Interview;
  readonly isSaved: boolean;
  /** Message on where unfinished input was kept; `null` if there was none. */
  readonly halfWritten: string | null;
  /** Text that could not be saved; `null` if everything is saved. */
  readonly unsaved: string | null;
  /** The file of the answers, and the one that it was at the beginning. */
  readonly path: string;
  readonly begunIn: string;
  /** Spent on this interview, and on the answers in all. */
  readonly seconds: number;
  readonly secondsInAll: number;
}

/**
 * Returns the closing text: what was saved and where, the time taken, and the command to resume.
 */
export function interviewClosing(ending: InterviewClosing, options: InterviewOptions): string {
  const { script, interview, unsaved, halfWritten, path, begunIn, seconds, secondsInAll } = ending;
  const { answered, of } = progress(script, interview);
  const isFinished = interview.status === 'finished';
  const inAll = secondsInAll > seconds ? `, ${duration(secondsInAll)} in all` : '';
  const rest = of - answered;
  return [
    `${isFinished ? 'Finished' : 'Stopped'}: ${answered} of ${of} criteria answered in ${duration(seconds)}${inAll}.`,
    ...(halfWritten === null ? [] : [safeLines(halfWritten)]),
    ...(unsaved === null ? [savedIn(path, begunIn)] : notSaved(path, unsaved)),
    ...(isFinished && options.sealed
      ? [`Sealed; see where all differ with: ${revealCommand(path, options)}`]
      : []),
    ...(isFinished && rest === 0 && isWhole(script)
      ? []
      : [
          `Go on with: ${goOnCommand('audit', path, isFinished ? { ...options, only: undefined } : options)}`,
        ]),
  ].join('\n');
}

function savedIn(path: string, begunIn: string): string {
  const saved = `Answers saved in ${safeText(path)}`;
  return path === begunIn ? saved : `${saved}; ${safeText(begunIn)} does not have the last ones`;
}

/** Returns the unsaved answers as text to copy, so that nothing is lost. */
function notSaved(path: string, text: string): readonly string[] {
  return [
    `NOT SAVED: the last answers are not in ${safeText(path)}. What belongs there, to be copied:`,
    '',
    safeLines(text),
  ];
}

function isWhole({ onlyPoint }: Script): boolean {
  return onlyPoint === undefined;
}

/** "6 min 52 s". */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  return minutes === 0 ? `${whole} s` : `${minutes} min ${whole % 60} s`;
}

/** Returns the command that resumes an interview or a workshop. */
export function goOnCommand(
  command: 'audit' | 'workshop',
  path: string,
  {
    checklist,
    only,
    plain,
    previous,
    sealed,
  }: Pick<InterviewOptions, 'checklist' | 'plain' | 'previous' | 'sealed'> & {
    readonly only?: string | undefined;
  },
): string {
  return [
    `align ${command} --save`,
    shellWord(path),
    ...checklistFile(checklist),
    ...(only === undefined ? [] : ['--only', shellWord(only)]),
    ...(previous === undefined ? [] : ['--previous', shellWord(previous)]),
    ...(plain ? ['--plain'] : []),
    ...(sealed ? ['--sealed'] : []),
  ].join(' ');
}

function revealCommand(path: string, { checklist }: InterviewOptions): string {
  return ['align reveal', shellWord(dirname(path)), ...checklistFile(checklist)].join(' ');
}

/** Returns the option that names a checklist; empty for a built-in one. */
function checklistFile(checklist: string | undefined): readonly string[] {
  const isFile = checklist !== undefined && /[\\/.]/.test(checklist);
  return isFile ? ['--checklist', shellWord(checklist)] : [];
}

/** Quotes a word for a shell if it holds anything but letters, digits and safe punctuation. */
function shellWord(text: string): string {
  const safe = safeText(text);
  return /^[\w./:@%+=,\\-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", "'\\''")}'`;
}
