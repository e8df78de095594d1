import { type IStylesOptions, LineRuleType } from 'docx';
import { type Branding, hex, light } from '../../brand/brand.ts';
import type { ChartColours } from '../../charts/svg.ts';

/** Width of the text on A4 with margins of 2 cm, in twentieths of a point. */
export const TEXT_WIDTH = 9638;

export const MARGIN = 1134;

/** Fonts that Word and other programs have, one for every script. */
const FONT = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial' } as const;

/** Returns the colours of a document, with those of the brand if there is one. */
export function coloursFor(brand: Branding | undefined): ChartColours {
  return { ...light, accent: brand?.accent?.onLight ?? light.accent };
}

/** Returns the styles of text by name; a reader changes each in one place. */
export function stylesFor({ ink, quiet, accent }: ChartColours): IStylesOptions {
  const heading = (size: number, before: number, after: number) => ({
    run: { font: FONT, size, bold: true, color: hex(accent) },
    paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: 21, color: hex(ink), language: { value: 'en-GB' } },
        paragraph: { spacing: { after: 120, line: 271, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font: FONT, size: 56, bold: true, color: hex(accent) },
        paragraph: { spacing: { before: 1200, after: 120 } },
      },
      heading1: heading(32, 360, 160),
      heading2: heading(25, 280, 100),
      heading3: heading(22, 200, 80),
      listParagraph: { paragraph: { spacing: { after: 80 } } },
    },
    paragraphStyles: [
      {
        ...{ id: SUBTITLE, name: 'Subtitle', basedOn: 'Normal', next: 'Normal', quickFormat: true },
        run: { size: 28, color: hex(quiet) },
        paragraph: { spacing: { after: 240 } },
      },
      {
        ...{ id: LEAD, name: 'Lead', basedOn: 'Normal', next: 'Normal', quickFormat: true },
        run: { size: 28, bold: true, color: hex(ink) },
        paragraph: { spacing: { before: 60, after: 160 }, keepLines: true },
      },
      {
        ...{ id: CELL, name: 'Table Text', basedOn: 'Normal', quickFormat: true },
        run: { size: 18 },
        paragraph: { spacing: { before: 20, after: 20, line: 240, lineRule: LineRuleType.AUTO } },
      },
      {
        ...{ id: SMALL, name: 'Small Print', basedOn: 'Normal', quickFormat: true },
        run: { size: 17, color: hex(quiet) },
        paragraph: { spacing: { before: 40, after: 120 } },
      },
      {
        ...{ id: 'TOC1', name: 'toc 1', basedOn: 'Normal', next: 'Normal' },
        paragraph: { spacing: { before: 60, after: 40 } },
      },
      {
        ...{ id: 'TOC2', name: 'toc 2', basedOn: 'Normal', next: 'Normal' },
        paragraph: { spacing: { after: 0 }, indent: { left: 284 } },
        run: { size: 19, color: hex(quiet) },
      },
    ],
  };
}

export const SUBTITLE = 'Subtitle';
export const LEAD = 'Lead';
export const CELL = 'TableText';
export const SMALL = 'SmallPrint';
