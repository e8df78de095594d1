import type { Answer } from '../../answers/answers.ts';
import { isBox } from '../../checklist/criteria/face.ts';
import type { Level } from '../../checklist/criteria/scale.ts';
import type { Question } from '../../conversation/script.ts';
import type { HelpSection } from '../../conversation/telling.ts';
import type { Progress, QuestionView } from '../../conversation/view.ts';
import { answeredLevel, labelOf } from '../../conversation/wording.ts';
import type { SaveState } from '../../io/io.ts';
import {
  assemble,
  blankLines,
  type Canvas,
  clip,
  type Frame,
  type FrameParts,
  helpKeys,
  legend,
  paragraph,
  squeeze,
  within,
} from '../../terminal/frame.ts';
import { oneSafeLine } from '../../text/safe.ts';
import { cut, hangingIndent, padEnd, spread, widthOf } from '../../text/wrap.ts';
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
  const rest = blankLines(room - shown.length);
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
  const room = Math.max(canvas.rows - head.length - 2, 1);
  const lines = sections.flatMap((own) => sectionLines(own, canvas)).slice(0, -1);
  const keys = legend(lines.length > room ? helpKeys : helpKeys.slice(0, 1), canvas, 1);
  return { lines, head, keys, room };
}

function sectionLines({ title, texts }: HelpSection, canvas: Canvas): readonly string[] {
  const { columns, paint } = canvas;
  if (texts.length === 0) return [];
  const [only] = texts;
  const body =
    texts.length === 1 && only !== undefined
      ? paragraph(oneSafeLine(only), canvas)
      : texts.flatMap((text) => hangingIndent(' - ', oneSafeLine(text), columns));
  return [paint.bold(` ${title}`), ...body, ''];
}

/** Up to this width labels stand in the text and not in a column of their own. */
const NARROW = 60;
const LABEL_WIDEST = 14;

/** The levels of a criterion, and which of them were answered. */
interface LevelsView extends Pick<Question, 'face' | 'scale'> {
  readonly answer: Answer | undefined;
  /** Answer of the earlier round. */
  readonly former: Answer | undefined;
  /** The boxes that are ticked so far. */
  readonly ticked?: readonly string[] | undefined;
}

/** Every level on lines of its own; `folded` leaves out the descriptors of all but the active one. */
export function levelLines(
  view: LevelsView,
  active: number | null,
  folded: boolean,
  canvas: Canvas,
): readonly string[] {
  const labelWidth = labelWidthOf(view.face.rows, canvas);
  return view.face.rows.flatMap((level) => {
    const isActive = level.level === active;
    const box = view.scale.boxes ? `${boxMark(view, level)} ` : '';
    const mark = `${isActive ? '❯' : ' '}${answerMark(view, level)} ${level.level}  ${box}`;
    const description = folded && !isActive ? '' : oneSafeLine(level.description);
    const lines = labelWidth
      ? hangingIndent(
          `${mark}${padEnd(labelOf(level), labelWidth)}   `,
          description,
          canvas.columns,
        )
      : hangingIndent(mark, inOne(level, description), canvas.columns);
    return isActive ? highlight(lines, canvas) : lines;
  });
}

/** All levels side by side, and the descriptor of the active or answered one under them. */
export function levelStrip(
  view: LevelsView,
  active: number | null,
  hasLabels: boolean,
  canvas: Canvas,
): readonly string[] {
  const { columns } = canvas;
  const numbers = view.face.rows.map((level) => {
    const mark = `${level.level === active ? '❯' : ' '}${answerMark(view, level).trim()}`;
    const label = hasLabels ? `\u00a0${labelOf(level).replaceAll(' ', '\u00a0')}`.trimEnd() : '';
    const box = view.scale.boxes ? boxMark(view, level) : '';
    return `${mark}${level.level}${box}${label}`;
  });
  const chosen = view.face.rows.find(({ level }) => level === active);
  const strip = paragraph(numbers.join(' ').trim(), canvas);
  if (!chosen) return strip;
  const text = `${chosen.level} ${inOne(chosen, oneSafeLine(chosen.description))}`;
  return [...strip, ...highlight(hangingIndent(' ❯ ', text, columns), canvas)];
}

function highlight(lines: readonly string[], { paint }: Canvas): readonly string[] {
  const [first = '', ...rest] = lines;
  const at = first.indexOf('❯');
  const marked = at < 0 ? first : first.slice(0, at) + paint.cyan('❯') + first.slice(at + 1);
  return [marked, ...rest].map((line) => paint.bold(line));
}

function answerMark(view: LevelsView, { level }: Level): string {
  if (answeredLevel(view.answer, view) === level) return '●';
  return answeredLevel(view.former, view) === level ? '○' : ' ';
}

function boxMark({ ticked = [] }: LevelsView, row: Level): string {
  return isBox(row, ticked) ? '[x]' : '[\u00a0]';
}

function inOne(level: Level, description: string): string {
  return [labelOf(level), description].filter((part) => part !== '').join(': ');
}

function labelWidthOf(levels: readonly Level[], { columns }: Canvas): number {
  const widest = Math.max(...levels.map((level) => widthOf(labelOf(level))));
  return columns > NARROW && widest <= LABEL_WIDEST ? widest : 0;
}

const STEP_WIDEST = 10;
const STEP_NARROWEST = 3;

/** Drawing of a scale of levels behind a column of names. */
export interface Ruler {
  readonly left: number;
  readonly step: number;
}

/** Place of the levels behind the names; `null` if there is no room or no order. */
export function rulerOf(view: QuestionView, columns: number, left: number): Ruler | null {
  const { rows } = view.face;
  if (rows.length < 2 || view.scale.boxes) return null;
  const step = Math.min(Math.floor((columns - left - 2) / (rows.length - 1)), STEP_WIDEST);
  return step < STEP_NARROWEST ? null : { left, step };
}

/** The numbers of the levels above a scale. */
export function scaleHead({ face: { rows } }: QuestionView, { left, step }: Ruler): string {
  const numbers = rows.map(({ level }) => padEnd(String(level), step)).join('');
  return `${' '.repeat(left)}${numbers.trimEnd()}`;
}

/** A line with marks at some levels, by the number of the level. */
export function scaleLine(
  { face: { rows } }: QuestionView,
  { step }: Ruler,
  marks: ReadonlyMap<number, string>,
): string {
  return rows
    .map(({ level }, at) => {
      const mark = cut(marks.get(level) ?? '·', step);
      return at === rows.length - 1 ? mark : mark + '─'.repeat(step - widthOf(mark));
    })
    .join('');
}

/**
 * Screens of a workshop are read from the back of a room, so they stay small in any window. The last
 * column of the width is left free.
 */
export const PROJECTOR = { columns: 61, rows: 24, texts: 20 } as const;

/** The part of a window that a workshop uses: all of its rows with blank ones, else those of text. */
export function onProjector({ columns, rows, paint }: Canvas, hasBlanks: boolean): Canvas {
  return {
    columns: Math.min(columns, PROJECTOR.columns),
    rows: Math.min(rows, hasBlanks ? PROJECTOR.rows : PROJECTOR.texts),
    paint,
  };
}

/** True if a room can read so many lines. */
export function isReadableInRoom(lines: readonly string[]): boolean {
  return lines.filter((line) => line !== '').length <= PROJECTOR.texts;
}

/** Draws the first of the layouts that a room can read in this window, else what fits of the last. */
export function roomiest<L>(
  layouts: readonly L[],
  parts: (layout: L) => FrameParts,
  kept: number,
  canvas: Canvas,
): Frame {
  for (const layout of layouts) {
    const lines = assemble(parts(layout), canvas);
    if (lines && isReadableInRoom(lines)) return { lines: clip(lines, canvas), caret: null };
  }
  const { top, bottom } = layouts.slice(-1).map(parts)[0] ?? { top: [], bottom: [] };
  const small = { top, bottom: canvas.rows > 3 ? bottom.slice(-1) : [] };
  return { lines: clip(squeeze(small, kept, canvas), canvas), caret: null };
}
