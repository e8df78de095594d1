import type { Answer } from '../../answers/answers.ts';
import { isBox } from '../../checklist/criteria/face.ts';
import { isNumbered, type Level, type Scale } from '../../checklist/criteria/scale.ts';
import type { AnswerValue } from '../../checklist/criterion.ts';
import type { CriterionView, ReviewLine } from '../../conversation/solo/view.ts';
import type { Canvas } from '../../terminal/frame.ts';
import { oneSafeLine } from '../../text/safe.ts';
import { hangingIndent, padEnd, widthOf, wrapLines } from '../../text/wrap.ts';

/** Below this width labels stand in the text and not in a column of their own. */
const NARROW = 60;
const LABEL_WIDEST = 14;

/** The levels of a criterion, and which of them were answered. */
export interface LevelsView extends Pick<CriterionView, 'face' | 'scale' | 'answer' | 'earlier'> {
  /** The boxes that are ticked so far. */
  readonly ticked?: readonly string[] | undefined;
}

/** Every level on lines of its own; `folded` leaves out the descriptors of all but the active one. */
export function levelLines(
  view: LevelsView,
  active: number,
  folded: boolean,
  canvas: Canvas,
): readonly string[] {
  const labelWidth = labelWidthOf(view.face.rows, canvas);
  return view.face.rows.flatMap((level) => {
    const isActive = level.level === active;
    const box = view.scale.boxes ? `${boxMark(view, level)} ` : '';
    const mark = `${isActive ? ' ❯' : '  '}${answerMark(view, level)} ${level.level}  ${box}`;
    const description = folded && !isActive ? '' : oneSafeLine(level.description);
    const lines = labelWidth
      ? hangingIndent(`${mark}${padEnd(labelOf(level), labelWidth)}  `, description, canvas.columns)
      : hangingIndent(mark, inOne(level, description), canvas.columns);
    return isActive ? highlight(lines, canvas) : lines;
  });
}

/** All levels side by side, and the descriptor of the active one under them. */
export function levelStrip(
  view: LevelsView,
  active: number,
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
  const text = chosen ? `${chosen.level} ${inOne(chosen, oneSafeLine(chosen.description))}` : '';
  return [
    ...wrapLines(numbers.join(' ').trim(), columns - 1).map((line) => ` ${line}`),
    ...highlight(hangingIndent(' ❯ ', text, columns), canvas),
  ];
}

function highlight(lines: readonly string[], { paint }: Canvas): readonly string[] {
  return lines.map((line) => paint.bold(line.replace('❯', paint.cyan('❯'))));
}

function answerMark(view: LevelsView, { level }: Level): string {
  const { answer, earlier } = view;
  if (answeredLevel(answer, view) === level) return '●';
  return earlier && answeredLevel(earlier.answer, view) === level ? '○' : ' ';
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

/** An answer in words: "3 Working", "I don't know", "not applicable: no reps yet". */
export function answerText(answer: Answer | undefined, scale: Scale): string {
  if (!answer) return 'open';
  if ('notApplicable' in answer) return `not applicable: ${oneSafeLine(answer.notApplicable)}`;
  return answer.value === null ? "I don't know" : valueText(answer.value, scale);
}

/** Formats an answer: level number and label, as in "3 Working", or the answer in words. */
export function valueText(value: AnswerValue, { levels, levelOf }: Scale): string {
  const level = levelOf(value);
  if (level && !isNumbered(level)) return oneSafeLine(level.label);
  const label = level ? labelOf(level) : '';
  if (label !== '') return `${value} ${label}`;
  return levels.length === 0 ? oneSafeLine(String(value)) : `level ${value}`;
}

/** The same of a line in the review. */
export function ratedInWords({ level, said }: Pick<ReviewLine, 'level' | 'said'>): string {
  if (level === null) return oneSafeLine(said);
  return said === `Level ${level}` ? `level ${level}` : `${level} ${oneSafeLine(said)}`;
}

/**
 * Returns the label of a level; empty if the checklist gives none and it only repeats the number.
 */
export function labelOf({ level, label }: Level): string {
  return label === `Level ${level}` ? '' : oneSafeLine(label);
}

/** Returns the number of the row that was answered; `null` if it is not among those shown. */
export function answeredLevel(
  answer: Answer | undefined,
  { face, scale }: Pick<CriterionView, 'face' | 'scale'>,
): number | null {
  const value = answer && 'value' in answer ? answer.value : null;
  const level = value === null || scale.boxes ? null : scale.levelOf(value);
  return face.rows.find((row) => row.level === level?.level)?.level ?? null;
}

/** The boxes that were ticked. */
export function tickedIn(answer: Answer | undefined): readonly string[] {
  const value = answer && 'value' in answer ? answer.value : null;
  return typeof value === 'object' && value !== null ? value : [];
}
