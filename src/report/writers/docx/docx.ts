import { Packer } from 'docx';
import { strToU8 } from 'fflate';
import { docxAppendix, docxMethod } from '../../office/docx/sections/appendix.ts';
import { docxComparison } from '../../office/docx/sections/comparison.ts';
import { docxPerceptions } from '../../office/docx/sections/perceptions.ts';
import { docxGaps, docxPoints, docxRatings } from '../../office/docx/sections/points.ts';
import { docxResult } from '../../office/docx/sections/result.ts';
import { docxRootCauses } from '../../office/docx/sections/root-causes.ts';
import { documentOf, partsOf, propertiesOf, textOf } from '../../office/parts.ts';
import { anonymityInWords, sourcesInWords } from '../../phrases.ts';
import { type Report, reportIndex } from '../../report.ts';
import {
  agreedInWords,
  discussionsInWords,
  gutFeelingsInWords,
  unknownInWords,
} from '../../sections/discussions.ts';
import { closerLooksInWords } from '../../sections/gaps.ts';
import { leftOut } from '../../sections/left-out.ts';
import { pathInWords, promisesInWords } from '../../sections/path.ts';
import { openAnswersInWords, textsInWords } from '../../sections/remarks.ts';
import { verdictInWords } from '../../sections/verdict.ts';
import type { RenderOptions } from '../../view.ts';
import { type DocxBlock, docxNotes, type Pages, small } from './blocks.ts';
import { documentWith } from './document.ts';
import { coloursFor } from './look.ts';

/** Writes the gap report as an editable Word document. */
export async function docx(
  report: Report,
  { edition = 'full', brand }: RenderOptions,
): Promise<Uint8Array> {
  const pages = { report, find: reportIndex(report), colours: coloursFor(brand) };
  const blocks = edition !== 'differences' ? everything(pages) : onDifferences(pages);
  const packed = await Packer.toArrayBuffer(documentWith(blocks, report, brand));
  const parts = partsOf(new Uint8Array(packed));
  const body = strToU8(withoutBlankPages(numberedFromOne(textOf(parts, BODY))));
  return documentOf({ ...parts, [BODY]: body }, propertiesOf(report));
}

const BODY = 'word/document.xml';

/**
 * Removes blank page numbers from the table of contents, as Word fills them in when it updates.
 * Until then the entries are links, and Word asks no question.
 */
function withoutBlankPages(xml: string): string {
  return xml.replace(BLANK_PAGE, '');
}

const BLANK_PAGE =
  /<w:r><w:tab\/><\/w:r><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"\/><w:instrText xml:space="preserve">PAGEREF (?:(?!<\/w:r>).)*<\/w:r>/g;

/** Renumbers headings and pictures from 1, because the library counts them across documents. */
function numberedFromOne(xml: string): string {
  return [HEADING_NUMBERS, PICTURE_NUMBERS].reduce((text, numbers) => {
    const before = Number([...text.matchAll(numbers)][0]?.[2] ?? 1) - 1;
    return text.replace(numbers, (_, start, number) => `${start}${Number(number) - before}`);
  }, xml);
}

// Only the library writes these quotes and brackets; no text can contain them.
const HEADING_NUMBERS =
  /(w:anchor="_Toc|<w:instrText xml:space="preserve">PAGEREF _Toc|<w:bookmarkStart w:name="_Toc|(?<=<w:bookmarkStart w:name="_Toc\d+)" w:id="|<w:bookmarkEnd w:id=")(\d+)/g;
const PICTURE_NUMBERS = /(<wp:docPr id=")(\d+)/g;

function onDifferences(pages: Pages): readonly DocxBlock[] {
  const { report } = pages;
  return [
    ...docxResult(pages),
    ...openAnswersInWords(report).flatMap(docxNotes),
    ...docxNotes(discussionsInWords(report)),
    ...docxNotes(agreedInWords(report)),
    ...docxRatings(pages),
    ...docxNotes(gutFeelingsInWords(report)),
    ...docxPerceptions(pages),
    ...docxNotes(unknownInWords(report)),
    ...docxNotes(anonymityInWords(report)),
    ...docxMethod(pages),
  ];
}

function everything(pages: Pages): readonly DocxBlock[] {
  const { report } = pages;
  return [
    ...docxResult(pages),
    ...docxNotes(verdictInWords(report)),
    ...openAnswersInWords(report).flatMap(docxNotes),
    ...docxComparison(pages),
    ...docxRootCauses(pages),
    ...docxNotes(closerLooksInWords(report)),
    ...docxNotes(discussionsInWords(report)),
    ...docxNotes(agreedInWords(report)),
    ...docxNotes(pathInWords(report)),
    ...docxNotes(promisesInWords(report)),
    ...docxRatings(pages),
    ...docxNotes(gutFeelingsInWords(report)),
    ...docxPoints(pages),
    ...docxGaps(pages),
    ...docxPerceptions(pages),
    ...docxNotes(unknownInWords(report)),
    ...docxNotes(textsInWords(report)),
    ...leftOut(report).flatMap(docxNotes),
    ...docxMethod(pages),
    ...docxAppendix(pages),
    small([...sourcesInWords(report), report.generator].join(' ')),
  ];
}
