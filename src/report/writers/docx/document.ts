import {
  AlignmentType,
  Document,
  Footer,
  Header,
  ImageRun,
  PageBreak,
  PageNumber,
  Paragraph,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import { documentText } from '../../../text/safe.ts';
import type { Branding } from '../../brand/brand.ts';
import { whitePixel } from '../../office/raster/raster.ts';
import type { Report } from '../../report.ts';
import { type DocxBlock, docxParagraph, numbering, paragraphs, words } from './blocks.ts';
import { coloursFor, MARGIN, SMALL, SUBTITLE, stylesFor, TEXT_WIDTH } from './look.ts';

/** Returns a document with a title page, a table of contents and numbered pages. */
export function documentWith(
  blocks: readonly DocxBlock[],
  report: Report,
  brand: Branding | undefined,
): Document {
  return new Document({
    title: documentText(`Gap report: ${report.subject}`),
    creator: 'align',
    styles: stylesFor(coloursFor(brand)),
    numbering,
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: MARGIN + 200, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        headers: { default: header(report) },
        footers: { default: footer(brand), first: footer(brand) },
        children: [...cover(report, brand), ...blocks],
      },
    ],
  });
}

function cover(
  report: Report,
  brand: Branding | undefined,
): readonly (DocxBlock | TableOfContents)[] {
  const { subject, date, mode, checklist } = report;
  const kind = mode === 'express' ? 'express audit' : 'full audit';
  const people = [
    ...(brand?.preparedFor ? [`Prepared for ${brand.preparedFor}`] : []),
    ...(brand
      ? [`Prepared by ${brand.preparedBy ? `${brand.preparedBy}, ` : ''}${brand.firm}`]
      : []),
    ...(brand?.confidentiality ? [brand.confidentiality] : []),
  ];
  return [
    ...logo(brand),
    docxParagraph(`Gap report: ${subject}`.replace(/\s+/g, ' '), { heading: 'Title' }),
    docxParagraph(`${checklist.title}, ${kind}, ${date}`, { style: SUBTITLE }),
    ...people.map((line) => docxParagraph(line)),
    ...paragraphs(brand?.cover ?? ''),
    new TableOfContents('Contents', {
      hyperlink: true,
      headingStyleRange: '1-1',
      beginDirty: false,
    }),
    new Paragraph({ children: [new PageBreak()] }),
  ];
}

/** Largest height and width of a logo, in pixels. */
const LOGO_HEIGHT = 56;
const LOGO_WIDTH = 260;

function logo(brand: Branding | undefined): readonly Paragraph[] {
  if (!brand?.logo) return [];
  const { logo: found, firm } = brand;
  const scale = Math.min(LOGO_HEIGHT / found.height, LOGO_WIDTH / found.width);
  const common = {
    transformation: {
      width: Math.round(found.width * scale),
      height: Math.round(found.height * scale),
    },
    altText: {
      name: documentText(firm),
      title: documentText(firm),
      description: documentText(`Logo of ${firm}`),
    },
  };
  const run =
    found.kind === 'png'
      ? new ImageRun({ type: 'png', data: found.bytes, ...common })
      : new ImageRun({
          type: 'svg',
          data: new TextEncoder().encode(found.text),
          fallback: { type: 'png', data: whitePixel() },
          ...common,
        });
  return [new Paragraph({ children: [run] })];
}

/** Returns the header of every page, which names organisation and date. */
function header({ subject, date }: Report): Header {
  const text = `Gap report: ${subject}, ${date}`.replace(/\s+/g, ' ');
  return new Header({
    children: [docxParagraph(text, { style: SMALL, alignment: AlignmentType.RIGHT })],
  });
}

function footer(brand: Branding | undefined): Footer {
  const line = [brand?.firm, brand?.confidentiality]
    .filter((part) => part !== undefined)
    .join(' · ');
  return new Footer({
    children: [
      new Paragraph({
        style: SMALL,
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          ...words(line),
          new TextRun({
            children: ['\t', 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}
