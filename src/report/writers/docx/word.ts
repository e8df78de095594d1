import { xml, xmlText } from '../../../text/safe.ts';
import type { Inline, Mark, Quote, Text } from '../../blocks.ts';
import { hex, type Palette } from '../../brand/brand.ts';
import { officeAddress } from '../../office/container.ts';
import {
  escapedPiece,
  piecesOf,
  runsRightToLeft,
  type ScriptPiece,
  SIGN_FONT,
  SIGNS,
} from '../../office/scripts.ts';

// Elements stand in the order of the schema, which Word insists on. Lengths are in twips, a
// twentieth of a point, unless their name says otherwise.

/** Means of writing that all parts of a document share. */
export interface WordPen {
  readonly palette: Palette;
  /** Width of the text. */
  readonly room: number;
  /** Returns the id of the relationship to an address. */
  readonly linkTo: (address: string) => string;
}

/** Look of words. */
export interface RunLook {
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Colour as #rrggbb. */
  readonly colour?: string;
  /** Size in points. */
  readonly size?: number;
  /** Ground as #rrggbb. */
  readonly ground?: string;
  /** True for text of a stranger, which runs in the direction of its first letter. */
  readonly isOwn?: boolean;
}

/** Returns foreign text as runs; line breaks stay. */
export function wordRuns(text: string, look: RunLook = {}): string {
  if (text === '') return '';
  return piecesOf(text.replace(/\r\n?/g, '\n').replace(/\t/g, ' '), look.isOwn)
    .map((piece) => wordRun(piece, look))
    .join('');
}

function wordRun(piece: ScriptPiece, look: RunLook): string {
  const properties = runProperties(piece, look);
  const lines = escapedPiece(piece, xmlText).split('\n');
  return xml`<w:r>${properties}${lines.map((line) => xml`<w:t xml:space="preserve">${line}</w:t>`).join('<w:br/>')}</w:r>`;
}

function runProperties(
  { script, language, font }: ScriptPiece,
  { bold, italic, colour, size, ground }: RunLook,
): string {
  const isTurned = script === 'right-to-left';
  const own = [
    font === null ? '' : isTurned ? xml`<w:rFonts w:cs="${font}"/>` : eastAsianFont(font),
    bold ? '<w:b/><w:bCs/>' : '',
    italic ? '<w:i/><w:iCs/>' : '',
    colour === undefined ? '' : xml`<w:color w:val="${hex(colour)}"/>`,
    size === undefined ? '' : xml`<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`,
    ground === undefined ? '' : shading(ground),
    isTurned ? '<w:rtl/>' : '',
    language === null ? '' : xml`<w:lang w:${isTurned ? 'bidi' : 'eastAsia'}="${language}"/>`,
  ].join('');
  return own === '' ? '' : xml`<w:rPr>${own}</w:rPr>`;
}

function eastAsianFont(font: string): string {
  return xml`<w:rFonts w:hint="eastAsia" w:eastAsia="${font}"/>`;
}

function shading(colour: string): string {
  return xml`<w:shd w:val="clear" w:color="auto" w:fill="${hex(colour)}"/>`;
}

/** Returns the sign of a group in its colour, with its letter. */
export function wordMark({ palette }: WordPen, { shape, letter }: Mark): string {
  const fonts = ['ascii', 'hAnsi', 'eastAsia', 'cs']
    .map((own) => ` w:${own}="${SIGN_FONT}"`)
    .join('');
  const look = xml`<w:rFonts${fonts}/><w:color w:val="${hex(palette[shape])}"/>`;
  const sign = xml`<w:r><w:rPr>${look}</w:rPr><w:t>${SIGNS[shape]}</w:t></w:r>`;
  const own = letter === undefined ? '' : wordRuns(letter, { colour: palette[shape], bold: true });
  return `${sign}${own}`;
}

/** Returns a text of a document as runs. */
export function wordText(pen: WordPen, text: Text, look: RunLook = {}): string {
  if (typeof text === 'string') return wordRuns(text, look);
  return text
    .map((part) => (typeof part === 'string' ? wordRuns(part, look) : inlineRuns(pen, part, look)))
    .join('');
}

function inlineRuns(pen: WordPen, part: Inline, look: RunLook): string {
  switch (part.is) {
    case 'strong':
      return wordRuns(part.text, { ...look, bold: true });
    case 'name':
      return wordRuns(part.text, { ...look, isOwn: true, ...(part.isStrong && { bold: true }) });
    case 'quote':
      return quoteRuns(part.text, look);
    case 'link':
      return wordLink(pen, part.text, part.to);
    case 'code':
      return wordRuns(part.text, look);
    case 'mark':
      return wordMark(pen, part.mark);
  }
}

/** Returns a note in double quotation marks. */
export function quoteRuns(text: string, look: RunLook = {}): string {
  return `${wordRuns('“', look)}${wordRuns(text, { ...look, isOwn: true })}${wordRuns('”', look)}`;
}

/** Returns a person's note with sign and name. */
export function wordQuote(pen: WordPen, { mark, who, text }: Quote): string {
  const sign = mark ? `${wordMark(pen, mark)}${wordRuns(' ')}` : '';
  const name = who === null ? '' : `${wordRuns(who, { isOwn: true })}${wordRuns(': ')}`;
  return `${sign}${name}${quoteRuns(text)}`;
}

function wordLink(pen: WordPen, text: string, to: string): string {
  const address = officeAddress(to);
  if (address === null) return wordRuns(text, { isOwn: true });
  const shown = wordRuns(text, { colour: pen.palette.accent, isOwn: true });
  return xml`<w:hyperlink r:id="${pen.linkTo(address)}" w:history="1">${shown}</w:hyperlink>`;
}

/** Look of a paragraph. */
export interface ParagraphLook {
  /** Id of a style; default: that of the body. */
  readonly style?: string;
  /** True if it stays on the page of the next one. */
  readonly isWithNext?: boolean;
  readonly isWhole?: boolean;
  readonly startsPage?: boolean;
  readonly align?: 'start' | 'center' | 'end';
  readonly indent?: { readonly start?: number; readonly end?: number; readonly hanging?: number };
  readonly before?: number;
  readonly after?: number;
  /** Exact height of its lines. */
  readonly line?: number;
  readonly ground?: string;
  /** Colour of a bar at its start. */
  readonly bar?: string;
  readonly tabs?: readonly TabStop[];
  readonly list?: { readonly id: number; readonly level: number };
  /** Text that decides the direction: from right to left if its first letter runs so. */
  readonly directedBy?: string;
}

export interface TabStop {
  readonly at: number;
  readonly align: 'start' | 'center' | 'end';
}

/** Returns a paragraph of runs. */
export function wordParagraph(runs: string, look: ParagraphLook = {}): string {
  const properties = paragraphProperties(look);
  return xml`<w:p>${properties === '' ? '' : xml`<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

function paragraphProperties(look: ParagraphLook): string {
  const { style, indent = {}, before, after, line, ground, bar, tabs, list, align } = look;
  const spacing = [
    before === undefined ? '' : ` w:before="${before}"`,
    after === undefined ? '' : ` w:after="${after}"`,
    line === undefined ? '' : ` w:line="${line}" w:lineRule="exact"`,
  ].join('');
  const sides = [
    indent.start === undefined ? '' : ` w:left="${indent.start}"`,
    indent.end === undefined ? '' : ` w:right="${indent.end}"`,
    indent.hanging === undefined ? '' : ` w:hanging="${indent.hanging}"`,
  ].join('');
  return [
    style === undefined ? '' : xml`<w:pStyle w:val="${style}"/>`,
    look.isWithNext ? '<w:keepNext/>' : '',
    look.isWhole ? '<w:keepLines/>' : '',
    look.startsPage ? '<w:pageBreakBefore/>' : '',
    list
      ? xml`<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.id}"/></w:numPr>`
      : '',
    bar === undefined
      ? ''
      : xml`<w:pBdr><w:left w:val="single" w:sz="24" w:space="6" w:color="${hex(bar)}"/></w:pBdr>`,
    ground === undefined ? '' : shading(ground),
    tabs === undefined ? '' : tabStops(tabs),
    look.directedBy !== undefined && runsRightToLeft(look.directedBy) ? '<w:bidi/>' : '',
    spacing === '' ? '' : xml`<w:spacing${spacing}/>`,
    sides === '' ? '' : xml`<w:ind${sides}/>`,
    align === undefined || align === 'start' ? '' : xml`<w:jc w:val="${JUSTIFIED[align]}"/>`,
  ].join('');
}

// LibreOffice and older versions of Word do not know "end".
const JUSTIFIED = { start: 'left', center: 'center', end: 'right' } as const;

function tabStops(tabs: readonly TabStop[]): string {
  const stops = tabs.map(
    ({ at, align }) => xml`<w:tab w:val="${JUSTIFIED[align]}" w:pos="${Math.round(at)}"/>`,
  );
  return xml`<w:tabs>${stops.join('')}</w:tabs>`;
}

/** Run that goes to the next tab stop. */
export const TAB = '<w:r><w:tab/></w:r>';

export interface Edge {
  /** Width in eighths of a point. */
  readonly size: number;
  readonly colour: string;
  readonly isDashed?: boolean;
}

type Side = 'top' | 'left' | 'bottom' | 'right';

export interface WordCell {
  /** Paragraphs; at least one. */
  readonly body: string;
  /** Number of columns that it covers; default: one. */
  readonly span?: number;
  readonly ground?: string;
  readonly edges?: Partial<Readonly<Record<Side, Edge>>>;
  readonly padding?: Partial<Readonly<Record<Side, number>>>;
  readonly vertical?: 'center' | 'bottom';
}

export interface WordRow {
  readonly cells: readonly WordCell[];
  /** True if the row is repeated on each page. */
  readonly isHead?: boolean;
  /** Least height. */
  readonly height?: number;
}

export interface WordTable {
  /** Widths of the columns. */
  readonly widths: readonly number[];
  readonly rows: readonly WordRow[];
  /** Name for people who do not see it. */
  readonly caption?: string | null;
  readonly padding?: Readonly<Record<Side, number>>;
}

const PADDING = { top: 30, left: 0, bottom: 30, right: 100 } as const;

/** Largest number of columns in a table of Word. */
const MOST_COLUMNS_IN_WORD = 63;

/**
 * Returns a table with a small space below, without which Word would join it with the next one. No
 * row breaks over pages. Padding, widths and edges are those of each cell.
 */
export function wordTable({ widths, rows, caption = null, padding = PADDING }: WordTable): string {
  const whole = widths.map(Math.round);
  if (whole.length > MOST_COLUMNS_IN_WORD) throw new Error('more columns than Word takes');
  const grid = whole.map((width) => xml`<w:gridCol w:w="${width}"/>`).join('');
  const width = whole.reduce((sum, own) => sum + own, 0);
  const name = caption === null ? '' : xml`<w:tblCaption w:val="${xmlText(caption)}"/>`;
  const properties = xml`<w:tblW w:w="${width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>${sidesOf(padding)}</w:tblCellMar><w:tblLook w:val="0000"/>${name}`;
  return xml`<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows
    .map((row) => wordRow(row, whole))
    .join('')}</w:tbl>${SPACE}`;
}

/** Space below a table. */
const SPACE = wordParagraph('', { before: 0, after: 0, line: 100 });

/** Leaves out the space below a last table, which could get a page of its own before a new one. */
export function withoutSpace(body: string): string {
  return body.endsWith(SPACE) ? body.slice(0, -SPACE.length) : body;
}

function sidesOf(padding: Partial<Readonly<Record<Side, number>>>): string {
  return (['top', 'left', 'bottom', 'right'] as const)
    .flatMap((side) =>
      padding[side] === undefined ? [] : xml`<w:${side} w:w="${padding[side]}" w:type="dxa"/>`,
    )
    .join('');
}

function wordRow({ cells, isHead = false, height }: WordRow, widths: readonly number[]): string {
  const rise = height === undefined ? '' : xml`<w:trHeight w:val="${height}" w:hRule="atLeast"/>`;
  let column = 0;
  const written = cells.map((cell) => {
    const end = column + (cell.span ?? 1);
    const width = widths.slice(column, end).reduce((sum, own) => sum + own, 0);
    column = end;
    return wordCell(cell, width);
  });
  return xml`<w:tr><w:trPr><w:cantSplit/>${rise}${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${written.join('')}</w:tr>`;
}

function wordCell({ body, span = 1, ground, edges, padding, vertical }: WordCell, width: number) {
  const properties = [
    xml`<w:tcW w:w="${width}" w:type="dxa"/>`,
    span > 1 ? xml`<w:gridSpan w:val="${span}"/>` : '',
    edges ? xml`<w:tcBorders>${edgesOf(edges)}</w:tcBorders>` : '',
    ground === undefined ? '' : shading(ground),
    padding ? xml`<w:tcMar>${sidesOf(padding)}</w:tcMar>` : '',
    vertical === undefined ? '' : xml`<w:vAlign w:val="${vertical}"/>`,
  ].join('');
  return xml`<w:tc><w:tcPr>${properties}</w:tcPr>${body}</w:tc>`;
}

function edgesOf(edges: Partial<Readonly<Record<Side, Edge>>>): string {
  return (['top', 'left', 'bottom', 'right'] as const)
    .flatMap((side) => {
      const edge = edges[side];
      if (!edge) return [];
      const look = edge.isDashed ? 'dashed' : 'single';
      return xml`<w:${side} w:val="${look}" w:sz="${edge.size}" w:space="0" w:color="${hex(edge.colour)}"/>`;
    })
    .join('');
}
