import { xml } from '../../../text/safe.ts';
import { hex } from '../../brand/brand.ts';
import type { Palette } from '../../brand/palette.ts';

/** Styles by their ids; a reader changes each in one place. */
export const STYLE = {
  title: 'Title',
  headings: ['Heading1', 'Heading2', 'Heading3'],
  topic: 'Topic',
  lead: 'Lead',
  cell: 'TableText',
  small: 'SmallPrint',
} as const;

/** Lists by the numbers of their kinds. */
export const BULLET_LIST = 1;
export const NUMBER_LIST = 2;

/** Deepest level of a list. */
export const DEEPEST_LEVEL = 8;

const SERIF = 'Georgia';
const SANS = 'Arial';

/** Returns the part with the styles of text. */
export function stylesXml({ ink, quiet, accent }: Palette): string {
  const heading = (level: number, size: number, [before, after]: readonly [number, number]) =>
    style(
      { id: `Heading${level}`, name: `heading ${level}`, next: 'Normal' },
      xml`<w:keepNext/><w:keepLines/>${spacing(before, after, 240)}<w:outlineLvl w:val="${level - 1}"/>`,
      level === 1 ? fonts(SERIF) + sizes(size) : xml`<w:b/><w:bCs/>${sizes(size)}`,
    );
  return xml`<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts(SANS)}${colour(ink)}${sizes(9)}<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${spacing(0, 80, 264)}</w:pPr></w:pPrDefault></w:docDefaults>${[
    xml`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`,
    xml`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>`,
    xml`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>`,
    style(
      { id: STYLE.title, name: 'Title', next: 'Normal' },
      xml`<w:keepNext/><w:keepLines/>${spacing(0, 60, 240)}<w:outlineLvl w:val="0"/>`,
      fonts(SERIF) + sizes(17.5),
    ),
    heading(1, 14.5, [0, 100]),
    heading(2, 9, [160, 50]),
    heading(3, 9, [120, 40]),
    style(
      { id: STYLE.topic, name: 'Topic', next: STYLE.headings[0] },
      xml`<w:keepNext/>${spacing(200, 20, 240)}`,
      xml`<w:b/><w:bCs/>${colour(accent)}${sizes(8)}`,
    ),
    style({ id: STYLE.lead, name: 'Lead', next: 'Normal' }, spacing(0, 100, 264), sizes(9.5)),
    style(
      { id: STYLE.cell, name: 'Table Text' },
      // A title after a number such as 10.2.
      xml`<w:tabs><w:tab w:val="left" w:pos="400"/></w:tabs>${spacing(0, 0, 252)}`,
      sizes(9),
    ),
    style(
      { id: STYLE.small, name: 'Small Print' },
      spacing(40, 60, 240),
      colour(quiet) + sizes(7.5),
    ),
  ].join('')}</w:styles>`;
}

/** Namespace of the elements of a document. */
export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

function style(
  { id, name, next }: { readonly id: string; readonly name: string; readonly next?: string },
  paragraph: string,
  run: string,
): string {
  const following = next === undefined ? '' : xml`<w:next w:val="${next}"/>`;
  return xml`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${following}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}

function fonts(name: string): string {
  return xml`<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="Microsoft YaHei" w:cs="Arial"/>`;
}

function colour(value: string): string {
  return xml`<w:color w:val="${hex(value)}"/>`;
}

function sizes(points: number): string {
  return xml`<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
}

function spacing(before: number, after: number, line: number): string {
  return xml`<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`;
}

/**
 * Returns the part with the kinds of lists: bullets, and numbers that begin anew for each list from
 * `NUMBER_LIST` on.
 */
export function numberingXml(numberedLists: number): string {
  const levels = (write: (level: number) => string) =>
    Array.from({ length: DEEPEST_LEVEL + 1 }, (_, level) => write(level)).join('');
  const level = (own: number, format: string, text: string) =>
    xml`<w:lvl w:ilvl="${own}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${340 * (own + 1)}" w:hanging="240"/></w:pPr></w:lvl>`;
  const bullets = levels((own) => level(own, 'bullet', own === 0 ? '•' : '–'));
  const numbers = levels((own) =>
    level(own, own === 0 ? 'decimal' : 'lowerLetter', `%${own + 1}.`),
  );
  const abstract = (id: number, body: string) =>
    xml`<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="hybridMultilevel"/>${body}</w:abstractNum>`;
  const restart = xml`<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`;
  const lists = Array.from(
    { length: numberedLists },
    (_, i) =>
      xml`<w:num w:numId="${NUMBER_LIST + i}"><w:abstractNumId w:val="1"/>${restart}</w:num>`,
  );
  return xml`<w:numbering xmlns:w="${WORD}">${abstract(0, bullets)}${abstract(1, numbers)}<w:num w:numId="${BULLET_LIST}"><w:abstractNumId w:val="0"/></w:num>${lists.join('')}</w:numbering>`;
}
