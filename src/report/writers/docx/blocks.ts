import {
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  type IRunOptions,
  LevelFormat,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { documentText } from '../../../text/safe.ts';
import type { ChartColours } from '../../charts/svg.ts';
import type { ListEntry, NoteSection } from '../../notes.ts';
import { paintChart } from '../../office/raster/raster.ts';
import type { Report, ReportIndex } from '../../report.ts';
import { SMALL } from './look.ts';

/** DocxBlock of a document. */
export type DocxBlock = Paragraph | Table;

/** Returns untrusted text with its line breaks. */
export function words(text: string, look: Omit<IRunOptions, 'text' | 'break'> = {}): TextRun[] {
  return documentText(text)
    .trim()
    .split('\n')
    .map((line, i) => new TextRun({ ...look, text: line, ...(i > 0 ? { break: 1 } : {}) }));
}

/** Returns a paragraph; the default style is that of the body. */
export function docxParagraph(text: string, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...options, children: words(text) });
}

/** Returns paragraphs that were separated by blank lines. */
export function paragraphs(text: string, options: IParagraphOptions = {}): readonly Paragraph[] {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => docxParagraph(paragraph, options));
}

/** Returns a paragraph in small print. */
export function small(text: string, options: IParagraphOptions = {}): Paragraph {
  return docxParagraph(text, { style: SMALL, ...options });
}

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

/** Returns a heading, which has one line. */
export function docxHeading(
  level: keyof typeof HEADINGS,
  text: string,
  options: IParagraphOptions = {},
): Paragraph {
  return docxParagraph(text.replace(/\s+/g, ' '), { heading: HEADINGS[level], ...options });
}

/** Name of the bullets. */
export const BULLETS = 'bullets';

/** Name of the numbers of ordered lists. */
export const NUMBERS = 'numbers';

export const numbering = {
  config: [
    {
      reference: NUMBERS,
      levels: [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER].map((format, level) => ({
        ...{ level, format, text: `%${level + 1}.` },
        style: {
          paragraph: { indent: { left: 340 * (level + 1), hanging: 340 }, spacing: { after: 60 } },
        },
      })),
    },
    {
      reference: BULLETS,
      levels: ['•', '–'].map((text, level) => ({
        ...{ level, text, format: LevelFormat.BULLET },
        style: {
          paragraph: {
            indent: { left: 340 * (level + 1), hanging: 227 },
            spacing: { after: 60 },
          },
        },
      })),
    },
  ],
};

/** Returns a line of a list. */
export function docxBullet(text: string, level = 0): Paragraph {
  return docxParagraph(text, { numbering: { reference: BULLETS, level } });
}

/** Returns a line of a list that begins with a name in bold. */
export function fact(name: string, text: string): Paragraph {
  return new Paragraph({
    numbering: { reference: BULLETS, level: 0 },
    children: [...words(name, { bold: true }), new TextRun(' '), ...words(text)],
  });
}

/** Returns sentences under their heading; empty if there are none. */
export function docxNotes({ heading: title, intro, entries }: NoteSection): readonly DocxBlock[] {
  if (intro === undefined && entries.length === 0) return [];
  return [
    docxHeading(1, title),
    ...(intro === undefined ? [] : [docxParagraph(intro)]),
    ...entries.flatMap(entry),
  ];
}

function entry({ line, details = [] }: ListEntry): readonly DocxBlock[] {
  return [docxBullet(line), ...details.map((detail) => docxBullet(detail, 1))];
}

/** Height in pixels that fits on a page beside a heading. */
const HIGHEST = 840;

/** Fonts for the letters in pictures. */
const PICTURE_FONTS = 'font-family="Calibri, Carlito, Arial, sans-serif"';

/**
 * Returns a chart as a picture with title and description. It is SVG, with a PNG for programs that
 * cannot show SVG.
 */
export function docxPicture(
  svg: string,
  { title, description }: { readonly title: string; readonly description: string },
  options: IParagraphOptions = {},
): Paragraph {
  const { png, ...size } = paintChart(svg);
  const scale = Math.min(1, HIGHEST / size.height);
  const width = Math.round(size.width * scale);
  const height = Math.round(size.height * scale);
  const name = documentText(title).replace(/\s+/g, ' ');
  return new Paragraph({
    keepLines: true,
    ...options,
    children: [
      new ImageRun({
        type: 'svg',
        data: new TextEncoder().encode(svg.replace(/font-family="[^"]*"/, PICTURE_FONTS)),
        fallback: { type: 'png', data: png },
        transformation: { width, height },
        altText: { name, title: name, description: documentText(`${title}. ${description}`) },
      }),
    ],
  });
}

/** Report, and the look of its document. */
export interface Pages {
  readonly report: Report;
  readonly find: ReportIndex;
  readonly colours: ChartColours;
}
