import type { ChalkInstance } from 'chalk';
import { oneSafeLine } from '../text/safe.ts';
import { bullet, wrap } from '../text/wrap.ts';
import type { NoteSection } from './notes.ts';

/** Look of a page of text. */
export interface Layout {
  readonly paint: ChalkInstance;
  readonly columns: number;
}

/** Returns a section with sentences, wrapped; empty if there are none. */
export function textNotes(page: Layout, { heading, intro, entries }: NoteSection): string {
  if (intro === undefined && entries.length === 0) return '';
  const lines = entries.flatMap(({ line, details = [] }) => [
    bullet('- ', oneSafeLine(line), page.columns),
    ...details.map((detail) => bullet('    ', oneSafeLine(detail), page.columns)),
  ]);
  const body = [...(intro === undefined ? [] : [wrap(oneSafeLine(intro), page.columns)]), ...lines];
  return section(page, heading, body.join('\n'));
}

/** Returns a heading with its finished content. */
export function section({ paint, columns }: Layout, heading: string, body: string): string {
  return `${paint.bold.underline(wrap(heading, columns))}\n${body}`;
}
