import {
  type Block,
  beforeRole,
  type DotsRow,
  plainText,
  type Table,
  type Text,
  type TreeNode,
} from './blocks.ts';
import type { SectionContent } from './sections/section.ts';

/** Section for the second page of a brief edition; the lowest rank goes first. */
interface Candidate {
  readonly rank: number;
  readonly content: SectionContent;
}

/**
 * Room on a page in millimetres: 251 on the smaller of A4 and Letter, and 3% because the estimate is 5
 * to 8% too high.
 */
const PAGE = 258;
/** Room that the note on the method takes on the second page. */
const METHOD = 10;

/** Heights in millimetres, measured in print. */
const HEIGHT = {
  line: 4.4,
  small: 3.8,
  cover: 11,
  kicker: 8,
  title: { 1: 7.6, 2: 6.3 },
  heading: 7,
  scale: 23,
  facts: 16,
  row: 1.6,
  /** Line of dots beside their words. */
  strip: 6,
  change: 7,
  bars: 5.9,
  other: 12,
};

/** Letters in a line of each kind of text. */
const LETTERS = {
  line: 112,
  half: 58,
  title: { 1: 60, 2: 72 },
  dots: 76,
  quote: 100,
  action: 78,
  owner: 18,
  bars: 30,
  tree: 32,
  because: 92,
  person: 26,
  /** Column with a width. */
  column: 14,
};

/** True if a section fits the first page below the cover. */
export function fitsFirstPage(content: SectionContent): boolean {
  return HEIGHT.cover + heightOf(content, 1) <= PAGE;
}

/** Returns the sections that fit the second page of a brief edition, in their own order. */
export function fitting<Own extends Candidate>(
  sections: readonly Own[],
  before: readonly Block[] = [],
): readonly Own[] {
  let room = PAGE - METHOD - blocksHeight(before);
  const fits = new Set<Own>();
  for (const section of sections.toSorted((a, b) => a.rank - b.rank)) {
    const height = heightOf(section.content, 2);
    if (height > room) continue;
    room -= height;
    fits.add(section);
  }
  return sections.filter((section) => fits.has(section));
}

function heightOf({ title, lead, blocks }: SectionContent, level: 1 | 2): number {
  const heading = HEIGHT.kicker + wordLines(title, LETTERS.title[level]) * HEIGHT.title[level];
  const above = lead === null ? 0 : linesOf(lead, LETTERS.line) * HEIGHT.line + 2;
  return heading + above + blocksHeight(blocks);
}

function blocksHeight(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block, i) => {
    const [before, after] = [blocks[i - 1], blocks[i + 1]];
    // Two callouts are side by side.
    if (block.is === 'callout' && before?.is === 'callout') return sum;
    const isHalf = block.is === 'callout' && after?.is === 'callout';
    return sum + Math.max(blockHeight(block, isHalf), isHalf ? blockHeight(after, true) : 0);
  }, 0);
}

function blockHeight(block: Block, isHalf: boolean): number {
  switch (block.is) {
    case 'heading':
      return HEIGHT.heading;
    case 'paragraph':
      return linesOf(block.text, LETTERS.line) * HEIGHT.line + 2;
    case 'note':
      return linesOf(block.text, LETTERS.line * 1.15) * HEIGHT.small + 2;
    case 'scale':
      return HEIGHT.scale;
    case 'facts':
      return HEIGHT.facts;
    case 'callout': {
      const text = `${plainText(block.title)} ${plainText(block.text ?? '')}`;
      const lines = linesOf(text, isHalf ? LETTERS.half : LETTERS.line - 6);
      return (lines + (block.label === null ? 0 : 1)) * HEIGHT.line + 6;
    }
    case 'change':
      return (block.rows.length + 1.5) * HEIGHT.change;
    case 'bars':
      return block.rows.reduce(
        (sum, { number, title }) =>
          sum + linesOf(`${number} ${title}`, LETTERS.bars) * HEIGHT.line + 1.5,
        HEIGHT.bars,
      );
    case 'dots':
      return block.rows.reduce((sum, row) => sum + dotsHeight(row), HEIGHT.line + 2);
    case 'actions':
      return block.rows.reduce((sum, { title, text, remark, owner }) => {
        const words = linesOf(`${title} ${text} ${remark ?? ''}`, LETTERS.action);
        const lines = Math.max(words, linesOf(owner, LETTERS.owner));
        return sum + lines * HEIGHT.line + HEIGHT.row;
      }, HEIGHT.line);
    case 'people':
      return peopleHeight(block.people);
    case 'tree':
      return block.roots.reduce((sum, root) => sum + nodeHeight(root), 0);
    case 'table':
      return tableHeight(block);
    default:
      return HEIGHT.other;
  }
}

function dotsHeight({ title, text, quotes }: DotsRow): number {
  const said = quotes.reduce(
    (sum, quote) => sum + linesOf(`${quote.who ?? ''}: ${quote.text}`, LETTERS.quote),
    0,
  );
  const words = linesOf(`${title}. ${text}`, LETTERS.dots) * HEIGHT.line;
  return Math.max(words, HEIGHT.strip) + HEIGHT.row + said * HEIGHT.small;
}

/** Returns the height of a table whose columns without a width share the line. */
function tableHeight({ columns, rows }: Table): number {
  const sized = columns.filter(({ width }) => width !== undefined).length;
  const wide = (LETTERS.line - sized * LETTERS.column) / Math.max(columns.length - sized, 1);
  return rows.reduce((sum, { cells }) => {
    const lines = cells.map((cell, i) =>
      linesOf(cell, columns[i]?.width === undefined ? wide : LETTERS.column),
    );
    return sum + Math.max(...lines) * HEIGHT.line + HEIGHT.row;
  }, HEIGHT.heading);
}

/** Returns the height of people in rows of three. */
function peopleHeight(
  people: readonly { readonly name: string; readonly role: string | null }[],
): number {
  const heights = people.map(({ name, role }) =>
    linesOf(role === null ? name : `${name}${beforeRole(role)}${role}`, LETTERS.person),
  );
  const rows = Array.from({ length: Math.ceil(people.length / 3) }, (_, i) =>
    Math.max(...heights.slice(i * 3, i * 3 + 3)),
  );
  return rows.reduce((sum, lines) => sum + lines * HEIGHT.line + 1, 0);
}

function nodeHeight({ number, title, because, children }: TreeNode): number {
  const lines = Math.max(
    linesOf(`${number} ${title}`, LETTERS.tree),
    linesOf(because, LETTERS.because),
  );
  const own = lines * HEIGHT.line + HEIGHT.row;
  return children.reduce((sum, child) => sum + nodeHeight(child), own);
}

function linesOf(text: Text, letters: number): number {
  return plainText(text)
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
}

/** Returns the lines of a title, in which a word that does not fit takes the next line. */
function wordLines(text: Text, letters: number): number {
  const { lines } = plainText(text)
    .split(/\s+/)
    .reduce(
      ({ lines, length }, word) =>
        length + 1 + word.length > letters
          ? { lines: lines + 1, length: word.length }
          : { lines, length: length + 1 + word.length },
      { lines: 1, length: -1 },
    );
  return lines;
}
