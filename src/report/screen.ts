import type { ChalkInstance } from 'chalk';
import { oneSafeLine, safeText } from '../text/safe.ts';
import { cut, hangingIndent, padEnd, widthOf, wrapLines } from '../text/wrap.ts';
import { screenWords as words } from '../words/screen.ts';
import type { Actions, Block, Callout, Dots, Inline, Text } from './blocks.ts';
import { reportDocument } from './outline.ts';
import type { Report } from './report.ts';
import { rulerLines } from './writers/ruler.ts';

/** Width and colours of a terminal. */
export interface ScreenCanvas {
  readonly columns: number;
  readonly paint: ChalkInstance;
}

/** Rows of a list on a screen. */
const MOST = 3;

/**
 * Returns the score on the scale of bands as lines, with a title such as "66%, Aligned"; `null`
 * without a score.
 */
export function scoreOnScreen(
  report: Report,
  canvas: ScreenCanvas,
): { readonly title: string; readonly lines: readonly string[] } | null {
  const scale = find(blocksOf(report), 'scale');
  if (!scale) return null;
  const band = scale.bands.find(({ isReached }) => isReached)?.title ?? '';
  const isDrawn = canvas.columns >= 78;
  const lines = isDrawn ? rulerLines(scale).map((line) => `  ${safeText(line)}`) : [];
  return { title: [scale.score.label, band].filter((part) => part !== '').join(', '), lines };
}

/** Returns the result of a whole round on one screen: cause, disagreements and first actions. */
export function findingsOnScreen(report: Report, canvas: ScreenCanvas): readonly string[] {
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
  return [...lines, ...more.slice(0, 2), ''];
}

function dotLines({ rows }: Dots, { columns, paint }: ScreenCanvas): readonly string[] {
  const shown = rows.slice(0, MOST);
  if (shown.length === 0) return [];
  return [
    paint.bold(` ${words.disagreements({ number: shown.length })}`),
    ...shown.flatMap(({ rank, title, text }) =>
      hangingIndent(`   ${rank}  `, `${oneSafeLine(title)}: ${oneSafeLine(text)}`, columns - 1),
    ),
    '',
  ];
}

function actionLines(
  { heads, rows }: Actions,
  { columns, paint }: ScreenCanvas,
): readonly string[] {
  const shown = rows.slice(0, MOST);
  if (shown.length === 0) return [];
  const cells = shown.map((row) => ({
    ...{ rank: row.rank, title: oneSafeLine(row.title) },
    ...{ owner: textOf(row.owner), effort: row.effort, gain: row.gain },
  }));
  const widest = (texts: readonly string[], most: number) =>
    Math.min(Math.max(...texts.map(widthOf)), most);
  const head = words.actions({ number: shown.length });
  const title = widest([head, ...cells.map((own) => own.title)], Math.max(columns - 46, 20));
  const owner = widest([heads.owner, ...cells.map((own) => own.owner)], 24);
  const effort = widest([heads.effort, ...cells.map((own) => own.effort)], 8);
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
