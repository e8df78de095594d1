import type { ChalkInstance } from 'chalk';
import type { AuditResult } from '../audit/audit.ts';
import type { Actions, Block, Callout, Dots, Inline, Mark, Text } from '../report/blocks.ts';
import { reportDocument } from '../report/outline.ts';
import { printOf } from '../report/print.ts';
import type { Report } from '../report/report.ts';
import { rulerLines } from '../report/writers/places.ts';
import { oneSafeLine, safeText } from '../text/safe.ts';
import { cut, hangingIndent, padEnd, widthOf, wrapLines } from '../text/wrap.ts';
import { screenWords as words } from '../words/report.ts';

/** Width and colours of a terminal. */
interface ScreenCanvas {
  readonly columns: number;
  readonly paint: ChalkInstance;
  /** True if somebody sees the screen; without that, sentences take the place of drawings. */
  readonly hasDrawings: boolean;
  /** Greatest number of disagreements and of actions; default 3. */
  readonly most?: number;
}

/** Result of an audit on one screen of a terminal. */
export interface ResultOnScreen {
  /** Score and band, such as "66%, Aligned"; `null` without a score. */
  readonly title: string | null;
  /** Score on the scale of bands; empty where there is no room. */
  readonly scale: readonly string[];
  /** Guess of the only respondent on the same scale, such as "75%"; `null` without one. */
  readonly guess: string | null;
  /** Cause, disagreements and first actions. */
  readonly findings: readonly string[];
}

/** Returns the result of an audit for a screen, never more than its published form holds. */
export function resultOnScreen({ shown }: AuditResult, canvas: ScreenCanvas): ResultOnScreen {
  const score = scoreOnScreen(shown, canvas);
  return {
    title: score?.title ?? null,
    scale: score?.lines ?? [],
    guess: guessOnScreen(shown),
    findings: findingsOnScreen(shown, canvas),
  };
}

/** Width from which there is room for drawings. */
const DRAWN = 78;

/** Rows of a list on a screen, unless the canvas has room for fewer. */
const MOST = 3;

/**
 * Returns the score on the scale of bands as lines, with a title such as "66%, Aligned"; `null`
 * without a score.
 */
function scoreOnScreen(
  report: Report,
  canvas: ScreenCanvas,
): { readonly title: string; readonly lines: readonly string[] } | null {
  const scale = find(blocksOf(report), 'scale');
  if (!scale) return null;
  const band = scale.bands.find(({ isReached }) => isReached)?.title ?? '';
  const isDrawn = canvas.hasDrawings && canvas.columns >= DRAWN;
  const lines = isDrawn ? rulerLines(scale).map((line) => `  ${safeText(line)}`) : [];
  const title = [scale.score.label, band].filter((part) => part !== '').join(', ');
  const range = isDrawn || !scale.range ? '' : `; ${scale.range.label}`;
  return { title: `${title}${scale.moved}${range}`, lines };
}

function guessOnScreen(report: Report): string | null {
  const [only, ...others] = report.gutFeelings;
  const estimate = others.length > 0 ? null : (only?.estimate ?? null);
  return estimate === null ? null : printOf(report).part(estimate);
}

/** Returns the result of a whole round on one screen: cause, disagreements and first actions. */
function findingsOnScreen(report: Report, canvas: ScreenCanvas): readonly string[] {
  const blocks = blocksOf(report);
  const callout = blocks.find((block): block is Callout => block.is === 'callout');
  const dots = find(blocks, 'dots');
  const actions = find(blocks, 'actions');
  return [
    ...(callout ? calloutLines(callout, canvas) : []),
    ...(dots ? dotLines(dots, canvas) : []),
    ...(actions ? actionLines(actions, canvas) : []),
  ];
}

function blocksOf(report: Report): readonly Block[] {
  const options = { edition: 'brief', brand: null, hasAppendix: false } as const;
  return reportDocument(report, options).sections[0]?.blocks ?? [];
}

function find<Kind extends Block['is']>(
  blocks: readonly Block[],
  is: Kind,
): Extract<Block, { readonly is: Kind }> | undefined {
  return blocks.find((block): block is Extract<Block, { readonly is: Kind }> => block.is === is);
}

function calloutLines(
  { title, text }: Callout,
  { columns, paint }: ScreenCanvas,
): readonly string[] {
  const lines = wrapLines(textOf(title), columns - 2).map((line) => paint.bold(` ${line}`));
  const more = text === null ? [] : wrapLines(textOf(text), columns - 2).map((line) => ` ${line}`);
  return [...lines, ...more, ''];
}

function dotLines(dots: Dots, canvas: ScreenCanvas): readonly string[] {
  const { columns, paint } = canvas;
  const shown = dots.rows.slice(0, canvas.most ?? MOST);
  if (shown.length === 0) return [];
  const title = ` ${words.disagreements({ number: shown.length })}`;
  const drawn = canvas.hasDrawings && columns >= DRAWN ? drawnDots(dots, shown) : null;
  if (drawn) {
    const [head = '', ...lines] = drawn;
    return [paint.bold(`${padEnd(title, AXIS)}${head}`), ...lines, ''];
  }
  return [
    paint.bold(title),
    ...shown.flatMap(({ rank, title, text }) =>
      hangingIndent(`   ${rank}  `, `${oneSafeLine(title)}: ${oneSafeLine(text)}`, columns - 1),
    ),
    '',
  ];
}

/** Columns before the lowest level, between two levels, and of all levels together. */
const AXIS = 45;
const STEP = 5;
const AXIS_WIDEST = 28;

/**
 * Returns the axis of levels, a line with marks for each row, and what the marks mean; `null` if the
 * levels have no room.
 */
function drawnDots({ series, levels }: Dots, rows: Dots['rows']): readonly string[] | null {
  const step = Math.min(STEP, Math.floor(AXIS_WIDEST / (levels.length - 1)));
  if (levels.length < 2 || step < 2) return null;
  const letters = lettersOf(series.map(({ title }) => title));
  const isSame = (a: Mark, b: Mark) => a.shape === b.shape && a.letter === b.letter;
  const columns = levels.map((_, at) => at * step);
  const silent = new Set<string>();
  const lines = rows.map(({ rank, title, marks }) => {
    const own = series.map(({ mark }) => marks.filter((other) => isSame(mark, other.mark)));
    const placed = own.flatMap((all, at) =>
      all.map((mark) => ({ letter: letters[at] ?? '', at: mark.at * (columns.at(-1) ?? 0) })),
    );
    const without = letters.filter((_, at) => own[at]?.length === 0);
    for (const letter of without) silent.add(letter);
    const left = `   ${rank}  ${oneSafeLine(title)}`;
    const axis = axisLine(columns, placed);
    const aside = without.length === 0 ? '' : `   ${without.join('')} ?`;
    return `${padEnd(cut(left, AXIS - 2), AXIS)}${axis}${aside}`;
  });
  const numbers = levels
    .map(({ number }) => padEnd(number, step))
    .join('')
    .trimEnd();
  const titles = series.map(({ title }, at) => ({
    letter: letters[at] ?? '',
    title: oneSafeLine(title),
  }));
  return [numbers, ...lines, `   ${words.marks({ titles, hasSilent: silent.size > 0 })}`];
}

/** A line of levels: dots where nobody is, letters on the levels, a stroke between the outer ones. */
function axisLine(
  columns: readonly number[],
  marks: readonly { readonly letter: string; readonly at: number }[],
): string {
  const byColumn = new Map<number, string>();
  for (const { letter, at } of marks) {
    const before = byColumn.get(Math.round(at)) ?? '';
    byColumn.set(Math.round(at), before.includes(letter) ? before : before + letter);
  }
  const taken = [...byColumn.keys()];
  const [low, high] = [Math.min(...taken), Math.max(...taken)];
  let line = '';
  for (let column = 0; column <= (columns.at(-1) ?? 0); column++) {
    // Letters that stand together push what follows to the right.
    if (byColumn.has(column)) line += byColumn.get(column);
    else if (widthOf(line) > column) continue;
    else if (column > low && column < high) line += '─';
    else line += columns.includes(column) ? '·' : ' ';
  }
  return line;
}

/** A letter for each title: its first one that no other has; else a number. */
function lettersOf(titles: readonly string[]): readonly string[] {
  const taken: string[] = [];
  for (const [at, title] of titles.entries()) {
    const own = Array.from(oneSafeLine(title).toUpperCase()).filter(
      (letter) => /\p{Letter}/u.test(letter) && widthOf(letter) === 1,
    );
    taken.push(own.find((letter) => !taken.includes(letter)) ?? String(at + 1));
  }
  return taken;
}

function actionLines(
  { heads, rows }: Actions,
  { columns, paint, most = MOST }: ScreenCanvas,
): readonly string[] {
  const shown = rows.slice(0, most);
  if (shown.length === 0) return [];
  const cells = shown.map((row) => ({
    ...{ rank: row.rank, title: oneSafeLine(row.title) },
    ...{ owner: textOf(row.owner), effort: row.effort, gain: row.gain },
  }));
  const widest = (texts: readonly string[], most: number) =>
    Math.min(Math.max(...texts.map(widthOf)), most);
  const head = words.actions({ number: shown.length });
  const owner = widest([heads.owner, ...cells.map((own) => own.owner)], 24);
  const effort = widest([heads.effort, ...cells.map((own) => own.effort)], 8);
  const gain = widest([heads.gain, ...cells.map((own) => own.gain)], 8);
  const room = columns - 1 - 6 - (2 + owner) - (2 + effort) - (2 + gain);
  const title = widest([head, ...cells.map((own) => own.title)], Math.max(room, 20));
  const line = (left: string, own: string, size: string, gain: string) =>
    cut(
      `${left}  ${padEnd(cut(own, owner), owner)}  ${padEnd(size, effort)}  ${gain}`,
      columns - 1,
    );
  return [
    paint.bold(line(` ${padEnd(head, title + 5)}`, heads.owner, heads.effort, heads.gain)),
    ...cells.map((own) =>
      line(
        `   ${own.rank}  ${padEnd(cut(own.title, title), title)}`,
        own.owner,
        own.effort,
        own.gain,
      ),
    ),
    '',
  ];
}

function textOf(text: Text): string {
  if (typeof text === 'string') return oneSafeLine(text);
  return oneSafeLine(text.map((part) => (typeof part === 'string' ? part : spanOf(part))).join(''));
}

function spanOf(part: Inline): string {
  return part.is === 'mark' ? '' : part.text;
}
