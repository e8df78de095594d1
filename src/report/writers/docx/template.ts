import type { GapReport } from '../../../analysis/gap-report.ts';
import { VERSION } from '../../../version.ts';
import { documentWords } from '../../../words/document.ts';
import { lightPalette } from '../../brand/palette.ts';
import { spansOf, type TemplateBlock, templateBlocks } from '../../template/blocks.ts';
import { filled } from '../../template/fill.ts';
import type { Template } from '../../template/template.ts';
import { hairline, headParagraph } from './charts.ts';
import { type DocxPen, docxPackage } from './package.ts';
import { BULLET_LIST, NUMBER_LIST, STYLE } from './styles.ts';
import { type ParagraphLook, wordParagraph, wordRuns, wordTable } from './word.ts';

/** Writes a template as an editable Word document, filled in from a report if there is one. */
export function templateDocx(template: Template, report: GapReport | null): Uint8Array {
  const blocks = templateBlocks(template.body);
  const lists = blocks.map((block) => (block.is === 'number' ? block.list : 0));
  return docxPackage(
    {
      ...{ palette: lightPalette(null), paper: 'a4' },
      properties: {
        title: template.title,
        subject: report?.subject ?? '',
        date: report?.date ?? NO_DATE,
        // Not the name of a report: a template that somebody has filled in is never overwritten.
        generator: `align ${VERSION}`,
      },
      ...{ foot: template.title, pageOf: documentWords.pageOf },
      numberedLists: Math.max(0, ...lists) + 1,
    },
    (pen) => blocks.map((block) => templateBlock(pen, block, report)).join(''),
  );
}

/** A document needs a date; it is that of the round, never that of the clock. */
const NO_DATE = '2000-01-01';

function templateBlock(pen: DocxPen, block: TemplateBlock, report: GapReport | null): string {
  const paragraph = (text: string, look: ParagraphLook) =>
    wordParagraph(spanRuns(text, report), look);
  switch (block.is) {
    case 'heading': {
      const style = STYLE.headings[block.level - 1] ?? STYLE.headings[2];
      return wordParagraph(wordRuns(filled(block.text, report, inOneLine)), { style, before: 200 });
    }
    case 'paragraph':
      return paragraph(block.text, {});
    case 'quote':
      return paragraph(block.text, { indent: { start: 340 } });
    case 'bullet':
      return paragraph(block.text, { after: 40, list: { id: BULLET_LIST, level: block.level } });
    case 'number':
      return paragraph(block.text, {
        after: 40,
        list: { id: NUMBER_LIST + block.list, level: block.level },
      });
    case 'table':
      return formTable(pen, block, report);
  }
}

/** Returns a table to fill in, with lines around all cells. */
function formTable(
  { palette, room }: DocxPen,
  block: Extract<TemplateBlock, { is: 'table' }>,
  report: GapReport | null,
): string {
  const widths = block.head.map((_, i) => widthOf(block, i));
  const all = widths.reduce((sum, width) => sum + width, 0);
  const line = hairline(palette);
  const padding = { top: 60, left: 90, bottom: 60, right: 90 };
  const edges = { top: line, bottom: line, left: line, right: line };
  return wordTable({
    widths: widths.map((width) => (width / all) * room),
    padding,
    rows: [
      {
        isHead: true,
        cells: block.head.map((head) => ({
          body: headParagraph(wordRuns(plain(head), { bold: true })),
          ...{ edges, ground: palette.shade },
        })),
      },
      ...block.rows.map((cells) => ({
        cells: block.head.map((_, i) => ({
          body: wordParagraph(spanRuns(cells[i] ?? '', report), { style: STYLE.cell }),
          edges,
        })),
      })),
    ],
  });
}

/** Width of a column by its longest text, so that short ones leave room to write. */
function widthOf({ head, rows }: Extract<TemplateBlock, { is: 'table' }>, column: number): number {
  const cells = [head, ...rows].map((row) => (row[column] ?? '').length);
  return Math.min(Math.max(...cells, 12), 36);
}

/** Emphasis is found before a stranger's text is filled in, which can have none. */
function spanRuns(text: string, report: GapReport | null): string {
  return spansOf(text)
    .map(({ text: own, isBold, isItalic }) =>
      wordRuns(filled(own, report, inOneLine), { bold: isBold, italic: isItalic }),
    )
    .join('');
}

function plain(text: string): string {
  return spansOf(text)
    .map((span) => span.text)
    .join('');
}

function inOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
