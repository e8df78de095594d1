import { plain } from '../../report/text-layout.ts';
import { labelOf } from './answer-words.ts';
import { clip } from './assemble.ts';
import { type Canvas, type Frame, within } from './canvas.ts';
import type { CriterionView } from './criterion-view.ts';
import { shortHeader } from './header.ts';
import { criterionKeys, helpKeys, legend } from './legend.ts';
import { hang, wrapLines } from './lines.ts';
import { answerLine } from './remark-lines.ts';

/**
 * What helps to answer, in place of the levels: why it matters, evidence to ask for, benchmarks, and
 * then all that a small window cuts short, so that nothing is out of reach.
 */
export function helpFrame(view: CriterionView, scroll: number, window: Canvas): Frame {
  const canvas = within(window);
  const { lines, head, keys, room } = layOut(view, canvas);
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

/** How far the help of a criterion can be scrolled in a window. */
export function lastScroll(view: CriterionView, window: Canvas): number {
  const { lines, room } = layOut(view, within(window));
  return Math.max(lines.length - room, 0);
}

function layOut(view: CriterionView, canvas: Canvas) {
  const head = canvas.rows > 4 ? [...shortHeader(view, canvas), ''] : [];
  const keys = legend(helpKeys, canvas, 1);
  const room = Math.max(canvas.rows - head.length - keys.length - 1, 1);
  return { lines: helpLines(view, canvas), head, keys, room };
}

function helpLines(view: CriterionView, canvas: Canvas): readonly string[] {
  const { point, criterion, levels } = view;
  const keys = criterionKeys(levels.map(({ level }) => level));
  return [
    ...section('Why it matters', [point.why ?? point.title], canvas),
    ...section('Evidence to ask for', criterion.evidence ?? [], canvas),
    ...section(
      'Benchmarks',
      (criterion.benchmarks ?? []).map(({ text, source, year }) => `${text} (${source}, ${year})`),
      canvas,
    ),
    ...section('The question', [criterion.question], canvas),
    ...section(
      'Its levels',
      levels.map((level) => `${level.level} ${labelOf(level)}: ${level.description}`),
      canvas,
    ),
    ...section('Your answer', remarks(view), canvas),
    ...section('Keys', [keys.map(({ key, does }) => `${key} ${does}`).join(' · ')], canvas),
  ].slice(0, -1);
}

function remarks(view: CriterionView): readonly string[] {
  const { note, evidence = [] } = view.remarks;
  return [
    answerLine(view),
    ...(note ? [`note: ${note}`] : []),
    ...evidence.map((shown) => `evidence: ${shown}`),
  ];
}

function section(title: string, texts: readonly string[], canvas: Canvas): readonly string[] {
  const { columns, paint } = canvas;
  if (texts.length === 0) return [];
  const [only] = texts;
  const body =
    texts.length === 1 && only !== undefined
      ? wrapLines(plain(only), columns - 1).map((line) => ` ${line}`)
      : texts.flatMap((text) => hang(' - ', plain(text), columns));
  return [paint.bold(` ${title}`), ...body, ''];
}
