import type { ReportDocument } from '../../blocks.ts';
import { lightPalette } from '../../brand/brand.ts';
import { wordSection } from './blocks.ts';
import { docxPackage } from './package.ts';

/** Writes a document as an editable Word document. */
export function docx(document: ReportDocument): Uint8Array {
  const { brand, foot, pageOf, sections, title, checklist, date, generator, origin } = document;
  return docxPackage(
    {
      palette: lightPalette(brand?.accent ?? null),
      paper: brand?.paper ?? 'a4',
      properties: {
        ...{ title, subject: checklist, date },
        generator: origin === null ? generator : `${generator}. ${origin}`,
      },
      ...{ foot, pageOf },
    },
    (pen) => sections.map((section, i) => wordSection(pen, section, i + 1)).join(''),
  );
}
