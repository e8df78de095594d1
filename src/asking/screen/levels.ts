import type { Answer } from '../../answers/answers.ts';
import { isBox } from '../../checklist/criteria/face.ts';
import type { Level } from '../../checklist/criteria/scale.ts';
import type { Question } from '../../conversation/script.ts';
import { answeredLevel, labelOf } from '../../conversation/wording.ts';
import type { Canvas } from '../../terminal/frame.ts';
import { oneSafeLine } from '../../text/safe.ts';
import { hangingIndent, padEnd, widthOf, wrapLines } from '../../text/wrap.ts';

/** Below this width labels stand in the text and not in a column of their own. */
const NARROW = 60;
const LABEL_WIDEST = 14;

/** The levels of a criterion, and which of them were answered. */
export interface LevelsView extends Pick<Question, 'face' | 'scale'> {
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
  const strip = wrapLines(numbers.join(' ').trim(), columns - 1).map((line) => ` ${line}`);
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
  return columns >= NARROW && widest <= LABEL_WIDEST ? widest : 0;
}
