import {
  Document,
  Footer,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import type { GapReport } from '../../../analysis/gap-report.ts';
import { documentText } from '../../../text/safe.ts';
import { VERSION } from '../../../version.ts';
import { documentOf, partsOf } from '../../office/parts.ts';
import { spansOf, type TemplateBlock, templateBlocks } from '../../template/blocks.ts';
import { filled } from '../../template/fill.ts';
import type { Template } from '../../template/template.ts';
import { BULLETS, type DocxBlock, docxHeading, NUMBERS, numbering, words } from './blocks.ts';
import { coloursFor, MARGIN, SMALL, stylesFor, TEXT_WIDTH } from './look.ts';
import { docxTable } from './table.ts';

/** Writes a template as an editable Word document, filled in from a report if there is one. */
export async function templateDocx(
  template: Template,
  report: GapReport | null,
): Promise<Uint8Array> {
  const colours = coloursFor(undefined);
  const document = new Document({
    title: documentText(template.title),
    creator: 'align',
    styles: stylesFor(colours),
    numbering,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        footers: { default: footer(template) },
        children: templateBlocks(template.body).map((block, i, all) =>
          blockIn(
            block,
            report,
            all[i - 1]?.is === 'table' ? { before: 160, after: 120 } : undefined,
          ),
        ),
      },
    ],
  });
  const packed = await Packer.toArrayBuffer(document);
  return documentOf(partsOf(new Uint8Array(packed)), {
    title: template.title,
    subject: report?.subject ?? '',
    date: report?.date ?? NO_DATE,
    // Not the name of a report: a template that somebody has filled in is never overwritten.
    generator: `align ${VERSION}`,
  });
}

/** A document needs a date; it is that of the round, never that of the clock. */
const NO_DATE = '2000-01-01';

function footer({ title }: Template): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: SMALL,
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          ...words(title),
          new TextRun({ children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}

type Spacing = IParagraphOptions['spacing'];

function blockIn(block: TemplateBlock, report: GapReport | null, spacing: Spacing): DocxBlock {
  const runs = (text: string) => runsOf(text, report);
  const paragraph = (text: string, options: IParagraphOptions) =>
    new Paragraph({ ...options, ...(spacing && { spacing }), children: runs(text) });
  switch (block.is) {
    case 'heading':
      return docxHeading(block.level, filled(block.text, report, inOneLine));
    case 'paragraph':
      return paragraph(block.text, {});
    case 'quote':
      return paragraph(block.text, { indent: { left: 340 } });
    case 'bullet':
      return paragraph(block.text, { numbering: { reference: BULLETS, level: block.level } });
    case 'number':
      return paragraph(block.text, {
        numbering: { reference: NUMBERS, level: block.level, instance: block.list },
      });
    case 'table':
      return docxTable(
        block.head.map((head, i) => ({ head: plain(head), width: widthOf(block, i) })),
        block.rows.map((cells) => ({ cells: block.head.map((_, i) => runs(cells[i] ?? '')) })),
        coloursFor(undefined),
      );
  }
}

/** Width of a column by its longest text, so that short ones leave room to write. */
function widthOf({ head, rows }: Extract<TemplateBlock, { is: 'table' }>, column: number): number {
  const cells = [head, ...rows].map((row) => (row[column] ?? '').length);
  return Math.min(Math.max(...cells, 12), 36);
}

/** Emphasis is found before a stranger's text is filled in, which can have none. */
function runsOf(text: string, report: GapReport | null): TextRun[] {
  return spansOf(text).map(
    ({ text: own, isBold, isItalic }) =>
      new TextRun({
        ...{ text: documentText(filled(own, report, inOneLine)), bold: isBold },
        italics: isItalic,
      }),
  );
}

function plain(text: string): string {
  return spansOf(text)
    .map((span) => span.text)
    .join('');
}

function inOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
