import type { HelpSection } from '../../conversation/telling.ts';
import type { Progress, QuestionView } from '../../conversation/view.ts';
import type { SaveState } from '../../io/io.ts';
import { type Canvas, clip, type Frame, within } from '../../terminal/frame.ts';
import { helpKeys, legend } from '../../terminal/key-hints.ts';
import { oneSafeLine } from '../../text/safe.ts';
import { cut, hangingIndent, spread, widthOf, wrapLines } from '../../text/wrap.ts';
import { conversationWords as words } from '../../words/conversation.ts';

const BAR = 9;

/** Data for the header of a screen. */
export type HeaderView = Pick<
  QuestionView,
  'number' | 'title' | 'progress' | 'saving' | 'setting'
> & {
  /** Time on the timer, such as "1:05"; empty if it is off. */
  readonly clock?: string;
};

/** Returns the two header lines: who answers and save state, then criterion and progress. */
export function header(view: HeaderView, canvas: Canvas): readonly string[] {
  const { columns, paint } = canvas;
  const { number, title, progress, saving, setting, clock = '' } = view;
  const count = words.progress(progress);
  const place = number === null ? ` ${oneSafeLine(title)}` : ` ${number}  ${oneSafeLine(title)}`;
  const right = [clock, savedMark(saving)].filter((part) => part !== '').join('  ');
  const first = spread(` ${oneSafeLine(setting.heading)}`, right, columns);
  const room = columns - BAR - 1 - widthOf(count) - 1;
  return [
    first.slice(0, first.length - right.length) + paintMark(saving, right, paint),
    `${paint.bold(spread(place, '', room))} ${progressBar(progress, BAR, paint)} ${count}`,
  ];
}

/** The same in one line. */
export function shortHeader(view: HeaderView, { columns, paint }: Canvas): readonly string[] {
  const { number, title, progress, saving, setting, clock = '' } = view;
  const place = number ?? oneSafeLine(title);
  const right = [clock, words.progress(progress), savedMark(saving)]
    .filter((part) => part !== '')
    .join(' ');
  const left = ` ${place} · ${oneSafeLine(setting.heading)}`;
  if (columns <= widthOf(right) + 8) return [cut(`${left} ${right}`, columns)];
  const line = spread(left, right, columns);
  return [paint.bold(line.slice(0, line.length - right.length)) + paintMark(saving, right, paint)];
}

function progressBar(progress: Progress, width: number, paint: Canvas['paint']): string {
  const full = blocks(progress.share, width);
  return `${paint.cyan('█'.repeat(full))}${paint.dim('░'.repeat(width - full))}`;
}

// The first block comes with the first answer, and the last with the last.
function blocks(share: number, width: number): number {
  if (share === 0 || share === 1) return share * width;
  return Math.min(Math.max(Math.round(share * width), 1), Math.max(width - 1, 0));
}

/** Mark of the last save; empty before anything was saved. */
export function savedMark(saving: SaveState | null): string {
  if (saving === null) return '';
  return saving.isSaved ? words.saved : words.unsaved;
}

function paintMark(saving: SaveState | null, mark: string, paint: Canvas['paint']): string {
  return saving === null || saving.isSaved ? paint.green(mark) : paint.red.bold(mark);
}

/** Sections that scroll, under the header of a criterion; those without texts are left out. */
export function pageFrame(
  view: HeaderView,
  sections: readonly HelpSection[],
  scroll: number,
  window: Canvas,
): Frame {
  const canvas = within(window);
  const { lines, head, keys, room } = layOut(view, sections, canvas);
  const first = Math.min(scroll, Math.max(lines.length - room, 0));
  const shown = lines.slice(first, first + room);
  const rest = Array<string>(room - shown.length).fill('');
  const below = lines.length - first - shown.length;
  const end = first > 0 ? ` ${words.help.end}` : '';
  const more = canvas.paint.dim(below > 0 ? ` ${words.help.moreLines({ lines: below })}` : end);
  const whole = [...head, ...shown, ...rest, more, ...keys].slice(0, canvas.rows);
  return { lines: clip(whole, canvas), caret: null };
}

/** Returns the last scroll position of the sections in a window, in lines. */
export function lastScrollOf(
  view: HeaderView,
  sections: readonly HelpSection[],
  window: Canvas,
): number {
  const { lines, room } = layOut(view, sections, within(window));
  return Math.max(lines.length - room, 0);
}

function layOut(view: HeaderView, sections: readonly HelpSection[], canvas: Canvas) {
  const head = canvas.rows > 4 ? [...shortHeader(view, canvas), ''] : [];
  const keys = legend(helpKeys, canvas, 1);
  const room = Math.max(canvas.rows - head.length - keys.length - 1, 1);
  const lines = sections.flatMap((own) => sectionLines(own, canvas)).slice(0, -1);
  return { lines, head, keys, room };
}

function sectionLines(
  { title, texts }: HelpSection,
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
