import type { Block, Section, Text } from '../blocks.ts';
import type { Context } from '../context.ts';
import type { Edition } from '../editions.ts';

/** Section without its number, which depends on the other sections of the report. */
export interface SectionContent extends Pick<Section, 'page' | 'fold'> {
  readonly topic: string;
  readonly title: Text;
  readonly lead: Text | null;
  readonly blocks: readonly Block[];
}

/** Returns a section of a report in an edition; `null` if it has nothing to say. */
export type SectionOf = (context: Context, edition: Edition) => SectionContent | null;

/** Sets double quotation marks inside a note as single ones; writers set the note in double ones. */
export function noteText(note: string): string {
  return note
    .trim()
    .replace(/["“”„«»]([^"“”„«»]*)["“”„«»]/g, '‘$1’')
    .replace(/["“”]/g, '’');
}

/** Length of a note, in characters, up to which it is told in full outside the appendix. */
const LONG_NOTE = 240;

/** Returns a note or, of a long one, its first sentence. */
export function shortNote(note: string): string {
  const text = noteText(note);
  return text.length <= LONG_NOTE ? text : firstSentence(text);
}

/** Returns the first sentence of a text. */
export function firstSentence(text: string): string {
  return /^[\s\S]*?[.!?。！？؟](?=\s|$)/.exec(text)?.[0] ?? text;
}
