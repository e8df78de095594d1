import type { HeaderView, Progress, ProgressPosition } from '../../conversation/solo/view.ts';
import type { SaveState } from '../../io/io.ts';
import { type Canvas, clip, type Frame, within } from '../../terminal/frame.ts';
import { helpKeys, legend } from '../../terminal/key-hints.ts';
import { oneSafeLine } from '../../text/safe.ts';
import { cut, hangingIndent, spread, wrapLines } from '../../text/wrap.ts';

const BAR = 20;
const SHORT_BAR = 8;

/** Returns the two header lines: point and criterion by number, progress, and save state. */
export function header(view: HeaderView, { columns, paint }: Canvas): readonly string[] {
  const { point, progress, saving } = view;
  const where = `Point ${inWords(progress.point)} · ${oneSafeLine(point.title)}`;
  const mark = savedMark(saving);
  const first = spread(` ${where}`, mark, columns);
  const count = ` Criterion ${inWords(progress.criterion)} · `;
  return [
    paint.bold(first.slice(0, first.length - mark.length)) + paintMark(saving, paint),
    count + progressBar(progress, Math.min(BAR, columns - count.length - 6), paint),
  ];
}

/** The same in one line. */
export function shortHeader(view: HeaderView, { columns, paint }: Canvas): readonly string[] {
  const { point, progress, saving } = view;
  const mark = savedMark(saving);
  const place = ` ${inShort(progress.point)} · ${inShort(progress.criterion)} · `;
  const bar = `${'█'.repeat(SHORT_BAR)} 100% `;
  const room = columns - place.length - bar.length - mark.length - 3;
  if (room < 0) return [cut(`${place.trim()} ${mark}`, columns)];
  const title = room < 6 ? '' : `· ${oneSafeLine(point.title)}`;
  const rest = spread(title, mark, room + mark.length + 2);
  return [
    paint.bold(place) +
      progressBar(progress, SHORT_BAR, paint) +
      ' '.repeat(bar.length - SHORT_BAR - percentOf(progress).length - 1) +
      paint.bold(rest.slice(0, rest.length - mark.length)) +
      paintMark(saving, paint),
  ];
}

function inWords(place: ProgressPosition | null): string {
  return place ? `${place.number} of ${place.of}` : 'none';
}

function inShort(place: ProgressPosition | null): string {
  return place ? `${place.number}/${place.of}` : '-';
}

function progressBar(progress: Progress, width: number, paint: Canvas['paint']): string {
  const full = blocks(progress.share, Math.max(width, 0));
  const empty = Math.max(width, 0) - full;
  return `${paint.cyan('█'.repeat(full))}${paint.dim('░'.repeat(empty))} ${percentOf(progress)}`;
}

// The first block comes with the first answer, and the last with the last.
function blocks(share: number, width: number): number {
  if (share === 0 || share === 1) return share * width;
  return Math.min(Math.max(Math.round(share * width), 1), Math.max(width - 1, 0));
}

// Rounded down, so that it says 100 only when nothing is left.
function percentOf({ share }: Progress): string {
  return `${Math.floor(share * 100 + 1e-9)}%`;
}

function savedMark({ isSaved }: SaveState): string {
  return isSaved ? '✓ saved' : '✗ NOT SAVED';
}

function paintMark(saving: SaveState, paint: Canvas['paint']): string {
  const mark = savedMark(saving);
  return saving.isSaved ? paint.green(mark) : paint.red.bold(mark);
}

/** Heading with a paragraph, or with a list if there are several texts. */
export interface PageSection {
  readonly title: string;
  readonly texts: readonly string[];
}

/** Sections that scroll, under the header of a criterion; those without texts are left out. */
export function pageFrame(
  view: HeaderView,
  sections: readonly PageSection[],
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

/** Returns the last scroll position of the sections in a window, in lines. */
export function lastScrollOf(
  view: HeaderView,
  sections: readonly PageSection[],
  window: Canvas,
): number {
  const { lines, room } = layOut(view, sections, within(window));
  return Math.max(lines.length - room, 0);
}

function layOut(view: HeaderView, sections: readonly PageSection[], canvas: Canvas) {
  const head = canvas.rows > 4 ? [...shortHeader(view, canvas), ''] : [];
  const keys = legend(helpKeys, canvas, 1);
  const room = Math.max(canvas.rows - head.length - keys.length - 1, 1);
  const lines = sections.flatMap((own) => sectionLines(own, canvas)).slice(0, -1);
  return { lines, head, keys, room };
}

function sectionLines(
  { title, texts }: PageSection,
  { columns, paint }: Canvas,
): readonly string[] {
  if (texts.length === 0) return [];
  const [only] = texts;
  const body =
    texts.length === 1 && only !== undefined
      ? wrapLines(oneSafeLine(only), columns - 1).map((line) => ` ${line}`)
      : texts.flatMap((text) => hangingIndent(' - ', oneSafeLine(text), columns));
  return [paint.bold(` ${title}`), ...body, ''];
}

export interface HelpMode {
  readonly is: 'help';
  /** Lines above the window. */
  readonly scroll: number;
}
