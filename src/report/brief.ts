import {
  type Block,
  beforeRole,
  type Callout,
  type Contents,
  type Cover,
  type DotsRow,
  type PeopleList,
  plainText,
  type Quote,
  type Table,
  type Text,
  type TreeNode,
} from './blocks.ts';
import type { SectionContent } from './sections/section.ts';
import { type LetterLook, textWidth, wrapText } from './writers/places.ts';

// Room on a page of paper. Lengths are in millimetres; the rules of pages in print give them.

/** Section for the second page of a brief edition; the lowest rank goes first. */
interface Candidate {
  readonly rank: number;
  readonly content: SectionContent;
}

/** Area of a page within its margins. */
interface Paper {
  readonly width: number;
  readonly height: number;
}

/** A4 and Letter: what has to fit one page fits both. */
const PAPERS: readonly Paper[] = [
  { width: 178, height: 271 },
  { width: 183.9, height: 253.4 },
];

/** Size of letters, 9 points. */
const REM = 3.175;
/** Heights of lines of text, small print, tables and quotes. */
const LINE = { text: 1.38 * REM, small: 1.3 * 0.84 * REM, table: 1.35 * 0.9 * REM, quote: 3.72 };
/** Heights of lines of titles, and sizes of their letters. */
const TITLE = { 1: { line: 7.29, size: 6.17 }, 2: { line: 6.04, size: 5.12 } } as const;
/** Heights of what is around the text. */
const AROUND = {
  section: 5,
  kicker: 4.2,
  title: { 1: 1.3, 2: 2.3 },
  paragraph: 1.9,
  heading: 7.6,
  row: 1.8,
  cell: 2.2,
};
/** Width of text in the broadest font of pages, relative to the estimate. */
const MEASURED = 0.95;
const SMALL: LetterLook = { size: 0.84 * REM };
const QUIET: LetterLook = { size: 0.9 * REM };

/** True if the first page has room for a section below the cover. */
export function fitsFirstPage(cover: Cover, content: SectionContent): boolean {
  return PAPERS.every(
    ({ width, height }) => coverHeight(cover, width) + sectionHeight(content, 1, width) <= height,
  );
}

/**
 * Returns the sections that fit the second page of a brief edition, in their own order, together with
 * other blocks.
 */
export function fitting<Own extends Candidate>(
  sections: readonly Own[],
  others: readonly Block[],
): readonly Own[] {
  const left = PAPERS.map(({ width, height }) => ({
    width,
    // The first section starts at the top.
    room: height + AROUND.section - blocksHeight(others, width),
  }));
  const fits = new Set<Own>();
  for (const section of sections.toSorted((a, b) => a.rank - b.rank)) {
    const needs = left.map(
      ({ width }) => AROUND.section + sectionHeight(section.content, 2, width),
    );
    if (left.some(({ room }, i) => (needs[i] ?? 0) > room)) continue;
    for (const [i, paper] of left.entries()) paper.room -= needs[i] ?? 0;
    fits.add(section);
  }
  return sections.filter((section) => fits.has(section));
}

function sectionHeight(
  { title, lead, blocks }: SectionContent,
  level: 1 | 2,
  width: number,
): number {
  const { line, size } = TITLE[level];
  const heading = AROUND.kicker + linesOf(title, { size }, width) * line + AROUND.title[level];
  const look = { size: (level === 1 ? 1.05 : 1) * REM };
  const above =
    lead === null ? 0 : linesOf(lead, look, width) * 1.38 * look.size + AROUND.paragraph;
  return heading + above + blocksHeight(blocks, width);
}

function coverHeight({ logo, start, end, words }: Cover, width: number): number {
  const most = (lines: readonly Text[]) =>
    Math.max(...lines.map((line) => textWidth(plainText(line), SMALL)));
  const right = Math.min(most(end), width - 22 * REM);
  const left = width - right - 2 * REM;
  const lines = Math.max(
    start.reduce((sum, line) => sum + linesOf(line, { size: 0.95 * REM }, left), 0),
    end.reduce((sum, line) => sum + linesOf(line, SMALL, right), 0),
  );
  const own = words.reduce(
    (sum, text) => sum + linesOf(text, QUIET, width) * LINE.text + AROUND.paragraph,
    0,
  );
  return lines * 3.9 + (logo ? 5 : 0) + 4.4 + own;
}

function blocksHeight(blocks: readonly Block[], width: number): number {
  return blocks.reduce((sum, block, i) => {
    const [before, after] = [blocks[i - 1], blocks[i + 1]];
    if (block.is !== 'callout') return sum + blockHeight(block, width);
    // Two callouts are side by side.
    if (before?.is === 'callout') return sum;
    if (after?.is !== 'callout') return sum + calloutHeight(block, width);
    const wide = (1.7 / 2.7) * (width - REM);
    const heights = [calloutHeight(block, wide), calloutHeight(after, width - REM - wide)];
    return sum + Math.max(...heights);
  }, 0);
}

function blockHeight(block: Exclude<Block, Callout>, width: number): number {
  switch (block.is) {
    case 'cover':
      return coverHeight(block, width);
    case 'heading':
      return AROUND.heading;
    case 'paragraph':
      return linesOf(block.text, { size: REM }, width) * LINE.text + AROUND.paragraph;
    case 'note':
      return linesOf(block.text, SMALL, width) * LINE.small + (block.isApart ? 4.5 : 2);
    case 'scale':
      return 22;
    case 'facts': {
      const remarks = block.facts.map(({ remark }) =>
        linesOf(remark, SMALL, width / 4 - 1.5 * REM),
      );
      return 12.3 + Math.max(...remarks) * LINE.small;
    }
    case 'change':
      return block.rows.length * 7 + 12;
    case 'bars': {
      const beside = Math.min(0.72 / block.columns.length, 0.3) * block.columns.length;
      const wide = (1 - beside) * width - 6.5;
      return block.rows.reduce(
        (sum, { title }) => sum + linesOf(title, QUIET, wide) * LINE.table + AROUND.cell,
        6,
      );
    }
    case 'dots':
      return block.rows.reduce((sum, row) => sum + dotsHeight(row, width), 6);
    case 'actions':
      return block.rows.reduce((sum, { title, gate, text, remark, owner }) => {
        const wide = width - 18.8 * REM;
        const words = linesOf(
          `${gate === null ? '' : `${gate}..... `}${text}`,
          { size: REM },
          wide,
          title,
        );
        const lines = Math.max(words, linesOf(owner, { size: REM }, 9 * REM));
        const small = remark === null ? 0 : linesOf(remark, SMALL, wide) * LINE.small;
        return sum + lines * LINE.text + small + AROUND.row;
      }, 4.2);
    case 'people':
      return peopleHeight(block, width);
    case 'tree':
      return block.roots.reduce((sum, root) => sum + nodeHeight(root, width), 0);
    case 'table':
      return tableHeight(block, width);
    case 'contents':
      return contentsHeight(block, width);
    default:
      return 12;
  }
}

function calloutHeight({ label, title, text }: Callout, width: number): number {
  const lines = linesOf(text ?? '', { size: REM }, width - 2 * REM, title);
  return lines * LINE.text + (label === null ? 0 : 4.2) + 6;
}

function dotsHeight({ title, text, quotes }: DotsRow, width: number): number {
  const words = linesOf(text, { size: REM }, width - 17.6 * REM, title) * LINE.text;
  const said = quotes.length === 0 ? 0 : quoteLines(quotes, width - 2 * REM) * LINE.quote + 1.1;
  return Math.max(words, 6.4) + AROUND.row + said;
}

/** Returns the lines of quotes, each of which is a block in the flow. */
function quoteLines(quotes: readonly Quote[], width: number): number {
  let [lines, used] = [0, width];
  for (const { who, text } of quotes) {
    const words = `● ${who ?? ''}: “${text}”`;
    const own = textWidth(words, QUIET) + REM;
    if (used + own <= width) {
      used += own;
      continue;
    }
    lines += linesOf(words, QUIET, width);
    used = own;
  }
  return lines;
}

/** Returns the height of a table; columns share the line as their longest cells do. */
function tableHeight({ columns, rows }: Table, width: number): number {
  const wishes = columns.map((_, i) =>
    Math.max(6, ...rows.map(({ cells }) => textWidth(plainText(cells[i] ?? ''), QUIET))),
  );
  const sum = wishes.reduce((total, wish) => total + wish, 0);
  const widths = wishes.map((wish) => MEASURED * (Math.max((wish / sum) * width, 8) - 2));
  return rows.reduce((total, { cells }) => {
    const lines = cells.map((cell, i) => linesOf(cell, QUIET, widths[i] ?? width));
    return total + Math.max(...lines) * LINE.table + AROUND.cell;
  }, 6);
}

/** Returns the height of people in rows of three. */
function peopleHeight({ people }: PeopleList, width: number): number {
  const column = (width - 3.2 * REM) / 3;
  const heights = people.map(({ name, role, remark, figure, felt }) => {
    const room = column - 2.5 * REM - textWidth(figure ?? '', { size: REM, isBold: true });
    const beside = room - (felt === null ? 0 : textWidth(` ${felt}`, SMALL));
    const isLong = role !== null && beforeRole(role) === '\n';
    const words = [name, ...(role === null || isLong ? [] : [role]), remark ?? ''].join(', ');
    const below = isLong ? linesOf(role ?? '', { size: REM }, column - 1.5 * REM) : 0;
    return linesOf(words, { size: REM }, beside) + below;
  });
  const rows = Array.from({ length: Math.ceil(people.length / 3) }, (_, i) =>
    Math.max(...heights.slice(i * 3, i * 3 + 3)),
  );
  return rows.reduce((sum, lines) => sum + lines * LINE.text + 1.7, 0);
}

function nodeHeight({ title, because, children }: TreeNode, width: number, depth = 0): number {
  const column = (depth === 0 ? 17.6 : Math.max(18.6 - 1.6 * depth, 12.2)) * REM;
  const indent = (depth === 0 ? 1.6 : 1.6 * depth) * REM;
  const lines = Math.max(
    linesOf(title, { size: REM, isBold: depth === 0 }, column - 1.6 * REM) * LINE.text,
    linesOf(because, SMALL, width - indent - column - 4 * REM) * LINE.small,
  );
  const own = lines + (depth === 0 ? 2.6 : 1.5);
  return children.reduce((sum, child) => sum + nodeHeight(child, width, depth + 1), own);
}

function contentsHeight({ entries }: Contents, width: number): number {
  const words = entries.map(({ number, topic }) => `${number}\u00a0${topic}`);
  return linesOf(words.join('\u2003'), SMALL, width) * 5.3 + 3.2;
}

/** Returns the lines of a text, after a bold beginning. */
function linesOf(text: Text, look: LetterLook, width: number, start: Text = ''): number {
  const bold = plainText(start);
  const all = `${bold === '' ? '' : `${bold} `}${plainText(text)}`;
  const size = MEASURED * look.size * (1 + (0.06 * bold.length) / Math.max(all.length, 1));
  return wrapText(all, { ...look, size }, Math.max(width, REM)).length;
}
