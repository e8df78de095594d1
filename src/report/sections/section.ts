import { answersWords } from '../../words/document-method.ts';
import type { Block, Inline, Section, Text } from '../blocks.ts';
import type { Context } from '../context.ts';
import type { Edition } from '../view.ts';

/** Title and lead of a slide. */
export interface SlideHead {
  readonly title: string;
  readonly lead: string | null;
}

/** Section without its number, which depends on the other sections of the report. */
export interface SectionContent extends Pick<Section, 'page' | 'fold'> {
  readonly topic: string;
  readonly title: Text;
  readonly lead: Text | null;
  /** Title and lead of its slide, where they differ. */
  readonly onSlide?: SlideHead | null;
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

/** Returns a note as a span that writers set in double quotes. */
export function quoteOf(note: string): Inline {
  return { is: 'quote', text: noteText(note) };
}

/** Evidence that is an address, for a link. */
const ADDRESS = /^(https?:\/\/|mailto:)[^\s<>"]+$/i;

/** Returns a note with what its author has seen; empty without both. */
export function noteAndEvidence(
  note: string | null,
  evidence: readonly string[],
): readonly (string | Inline)[] {
  const quote = note?.trim() ? [quoteOf(note)] : [];
  if (evidence.length === 0) return quote;
  const items = evidence.flatMap((item, i): readonly (string | Inline)[] => {
    const text = item.trim();
    const span: Inline = ADDRESS.test(text) ? { is: 'link', text, to: text } : { is: 'name', text };
    return i === 0 ? [span] : ['; ', span];
  });
  const seen = answersWords.seen;
  return [...quote, quote.length === 0 ? seen : ` ${seen}`, ...items, '.'];
}
