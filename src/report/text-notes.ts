import type { ChalkInstance } from 'chalk';
import { bullet, oneSafeLine, wrap } from '../text/table.ts';
import type { NoteSection } from './notes.ts';

/** How a page of text looks. */
export interface Layout {
  readonly paint: ChalkInstance;
  readonly columns: number;
}

/** Sentences with their heading, wrapped; empty where there is nothing to say. */
export function textNotes(page: Layout, { heading, intro, entries }: NoteSection): string {
  if (intro === undefined && entries.length === 0) return '';
  const lines = entries.flatMap(({ line, details = [] }) => [
    bullet('- ', oneSafeLine(line), page.columns),
    ...details.map((detail) => bullet('    ', oneSafeLine(detail), page.columns)),
  ]);
  const body = [...(intro === undefined ? [] : [wrap(oneSafeLine(intro), page.columns)]), ...lines];
  return section(page, heading, body.join('\n'));
}

/** A heading and what stands under it, laid out already. */
export function section({ paint, columns }: Layout, heading: string, body: string): string {
  return `${paint.bold.underline(wrap(heading, columns))}\n${body}`;
}
