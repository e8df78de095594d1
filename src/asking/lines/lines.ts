import type { Remarks } from '../../answers/answers.ts';
import type { NoteEvent } from '../../conversation/record.ts';
import { INTERRUPTED, type Io, type SaveState } from '../../io/io.ts';
import type { Lines } from '../../terminal/lines.ts';
import type { RunningScreen } from '../screen/run.ts';
import type { LineOutput } from './solo/show.ts';

/** Command typed in line mode. `rest` is the text after its first word. */
export interface Command {
  readonly name: CommandName;
  readonly rest: string;
}

export type CommandName =
  | 'number'
  | 'back'
  | 'skip'
  | 'note'
  | 'evidence'
  | 'not-applicable'
  | 'unknown'
  | 'go'
  | 'review'
  | 'finish'
  | 'quit'
  | 'help'
  | 'again'
  | 'elsewhere'
  | 'nothing'
  | 'other';

const words = new Map(
  Object.entries<CommandName>({
    b: 'back',
    back: 'back',
    s: 'skip',
    skip: 'skip',
    c: 'note',
    note: 'note',
    comment: 'note',
    e: 'evidence',
    evidence: 'evidence',
    n: 'not-applicable',
    na: 'not-applicable',
    'n/a': 'not-applicable',
    u: 'unknown',
    unknown: 'unknown',
    g: 'go',
    go: 'go',
    r: 'review',
    review: 'review',
    f: 'finish',
    finish: 'finish',
    q: 'quit',
    quit: 'quit',
    '?': 'help',
    help: 'help',
    a: 'again',
    again: 'again',
    w: 'elsewhere',
  }),
);

/** Phrases of several words; an apostrophe may be missing. */
const phrases = new Map(
  Object.entries<CommandName>({
    'not applicable': 'not-applicable',
    'dont know': 'unknown',
    'i dont know': 'unknown',
  }),
);

/** Parses a typed line into a command. */
export function commandOf(line: string): Command {
  const text = line.trim();
  if (text === '') return { name: 'nothing', rest: '' };
  if (/^\d+$/.test(text)) return { name: 'number', rest: text };
  const phrase = phrases.get(text.toLowerCase().replace(/['’]/g, ''));
  if (phrase) return { name: phrase, rest: '' };
  const [, first = '', rest = ''] = /^(\S+)\s*(.*)$/su.exec(text) ?? [];
  const name = words.get(first.toLowerCase());
  return name ? { name, rest } : { name: 'other', rest: text };
}

/**
 * Prints the current state and reads lines until one is an event. `null` at the end of the input.
 */
export type LineTurn<State, Event> = (state: State, saving: SaveState) => Promise<Event | null>;

/**
 * Runs a session line by line, without drawing over earlier output: for screen readers, pipes, and
 * terminals that cannot redraw. `end` is the event for the end of the input.
 */
export function runLines<State, Event>(
  io: Io,
  lines: Lines,
  { converse, end }: Conversation<State, Event>,
  stopped: Promise<number>,
): RunningScreen<State, Event> {
  let exitCode: number | null = null;
  const signalled = stopped.then((code) => {
    exitCode = code;
    return null;
  });
  const turn = converse({
    say: (text) => io.stderr.write(`${text}\n`),
    prompt: (text) => io.stderr.write(text),
    hear: () => (exitCode === null ? Promise.race([lines.next(), signalled]) : signalled),
  });
  return {
    ask: async (state, saving) => {
      const event = await turn(state, saving);
      if (event) return event;
      io.stderr.write('\n');
      exitCode ??= INTERRUPTED;
      return end;
    },
    close: () => Promise.resolve(exitCode),
    // The typed lines are still visible above.
    halfWritten: () => null,
  };
}

/** Line-by-line part of a session. */
export interface Conversation<State, Event> {
  readonly converse: (speaking: LineOutput) => LineTurn<State, Event>;
  /** Event for the end of the input. */
  readonly end: Event;
}

/** Criterion with its note and evidence so far. */
interface Remarked {
  readonly criterion: { readonly id: string };
  readonly remarks: Remarks;
}

/**
 * Text that deletes a note or evidence. Other text is appended, because a line cannot be edited.
 */
const AWAY = '-';

/**
 * Reads a note: from the same line, or else from the following lines. `null` if nothing was typed.
 */
export async function note(
  speaking: Pick<LineOutput, 'say' | 'hear'>,
  { criterion: { id: criterion }, remarks }: Remarked,
  text: string,
): Promise<NoteEvent | null> {
  if (text === AWAY) return { type: 'noted', criterion, note: '' };
  const lines = text === '' ? await paragraph(speaking, 'Note; an empty line ends it.') : [text];
  if (lines.length === 0) return null;
  const former = remarks.note === undefined ? [] : [remarks.note];
  return { type: 'noted', criterion, note: [...former, ...lines].join('\n') };
}

/** The same of evidence, a piece a line. */
export async function evidence(
  speaking: Pick<LineOutput, 'say' | 'hear'>,
  { criterion: { id: criterion }, remarks }: Remarked,
  text: string,
): Promise<NoteEvent | null> {
  if (text === AWAY) return { type: 'evidenced', criterion, evidence: [] };
  const invitation = 'Evidence, a piece a line; an empty line ends it.';
  const lines = text === '' ? await paragraph(speaking, invitation) : [text];
  if (lines.length === 0) return null;
  return { type: 'evidenced', criterion, evidence: [...(remarks.evidence ?? []), ...lines] };
}

/** Lines up to an empty one, so that nothing of a pasted text is taken for an answer. */
async function paragraph(
  context: Pick<LineOutput, 'say' | 'hear'>,
  invitation: string,
): Promise<readonly string[]> {
  context.say(invitation);
  const lines: string[] = [];
  for (;;) {
    const line = await context.hear();
    if (line === null || line.trim() === '') return lines;
    lines.push(line);
  }
}
