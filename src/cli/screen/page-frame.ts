import { plain } from '../../report/text-layout.ts';
import { clip } from './assemble.ts';
import { type Canvas, type Frame, within } from './canvas.ts';
import { type HeaderView, shortHeader } from './header.ts';
import { helpKeys, legend } from './legend.ts';
import { hang, wrapLines } from './lines.ts';

/** A heading and what stands under it: a paragraph, or a list where there are several. */
export interface Section {
  readonly title: string;
  readonly texts: readonly string[];
}

/** Sections that scroll, under the header of a criterion; those without texts are left out. */
export function pageFrame(
  view: HeaderView,
  sections: readonly Section[],
  scroll: number,
  window: Canvas,
): Frame {
  const canvas = within(window);
  const { lines, head, keys, room } = layOut(view, sections, canvas);
  const first = Math.min(scroll, Math.max(lines.length - room, 0));
  const shown = lines.slice(first, first + room);
  const rest = Array<string>(room - shown.length).fill('');
  const below = lines.length - first - shown.length;
  const more = canvas.paint.dim(
    below > 0 ? ` ↓ ${below} more ${below === 1 ? 'line' : 'lines'}` : first > 0 ? ' the end' : '',
  );
  const whole = [...head, ...shown, ...rest, more, ...keys].slice(0, canvas.rows);
  return { lines: clip(whole, canvas), caret: null };
}

/** How far the sections can be scrolled in a window. */
export function lastScrollOf(
  view: HeaderView,
  sections: readonly Section[],
  window: Canvas,
): number {
  const { lines, room } = layOut(view, sections, within(window));
  return Math.max(lines.length - room, 0);
}

function layOut(view: HeaderView, sections: readonly Section[], canvas: Canvas) {
  const head = canvas.rows > 4 ? [...shortHeader(view, canvas), ''] : [];
  const keys = legend(helpKeys, canvas, 1);
  const room = Math.max(canvas.rows - head.length - keys.length - 1, 1);
  const lines = sections.flatMap((own) => sectionLines(own, canvas)).slice(0, -1);
  return { lines, head, keys, room };
}

function sectionLines({ title, texts }: Section, { columns, paint }: Canvas): readonly string[] {
  if (texts.length === 0) return [];
  const [only] = texts;
  const body =
    texts.length === 1 && only !== undefined
      ? wrapLines(plain(only), columns - 1).map((line) => ` ${line}`)
      : texts.flatMap((text) => hang(' - ', plain(text), columns));
  return [paint.bold(` ${title}`), ...body, ''];
}
