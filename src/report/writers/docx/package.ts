import { strToU8 } from 'fflate';
import { xml, xmlText } from '../../../text/safe.ts';
import { hex, type Logo, type Palette } from '../../brand/brand.ts';
import { type DocumentParts, documentOf, type Properties } from '../../office/container.ts';
import { type Drawing, pngOf, svgOf } from '../../office/picture.ts';
import { SANS, SERIF } from '../../office/scripts.ts';
import { TAB, type WordPen, wordParagraph, wordRuns } from './word.ts';

/** Paper with its margins, in twips. */
interface Paper {
  readonly width: number;
  readonly height: number;
}

const PAPERS = {
  a4: { width: 11_906, height: 16_838 },
  letter: { width: 12_240, height: 15_840 },
} as const satisfies Record<string, Paper>;

const MARGIN = { top: 680, side: 907, bottom: 850, foot: 400 };

/** Pen that also draws pictures; what it used ends up in the parts of the document. */
export interface DocxPen extends WordPen {
  /** Returns the run of a drawing; without a description, screen readers pass over it. */
  readonly draw: (drawing: Drawing, description: string | null) => string;
  /** Returns the run of a logo with a size in pixels. */
  readonly drawLogo: (logo: Logo, size: PictureSize, description: string | null) => string;
}

interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export interface DocxPackage {
  readonly palette: Palette;
  readonly paper: keyof typeof PAPERS;
  readonly properties: Properties;
  /** Foot of each page, and the word between the number of a page and the number of pages. */
  readonly foot: string;
  readonly pageOf: string;
  /** Number of numbered lists; default: none. */
  readonly numberedLists?: number;
}

/** Writes a Word document whose body a function writes with the pen that it gets. */
export function docxPackage(
  { palette, paper, properties, foot, pageOf, numberedLists = 0 }: DocxPackage,
  bodyWith: (pen: DocxPen) => string,
): Uint8Array {
  const size = PAPERS[paper];
  const room = size.width - 2 * MARGIN.side;
  const links = new Map<string, string>();
  const media = mediaStore();
  const pen: DocxPen = {
    ...{ palette, room },
    linkTo: (address) => {
      const id = links.get(address) ?? `link${links.size + 1}`;
      links.set(address, id);
      return id;
    },
    draw: (drawing, description) =>
      media.add(svgOf(drawing), () => pngOf(drawing), drawing, description),
    drawLogo: (logo, place, description) =>
      logo.kind === 'png'
        ? media.addPng(logo.bytes, place, description)
        : media.addSvg(logo.text, place, description),
  };
  const body = bodyWith(pen);
  const page = xml`<w:sectPr><w:footerReference w:type="default" r:id="foot"/><w:pgSz w:w="${size.width}" w:h="${size.height}"/><w:pgMar w:top="${MARGIN.top}" w:right="${MARGIN.side}" w:bottom="${MARGIN.bottom}" w:left="${MARGIN.side}" w:header="${MARGIN.foot}" w:footer="${MARGIN.foot}" w:gutter="0"/></w:sectPr>`;
  const own: Readonly<Record<string, string>> = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': relations([['document', 'word/document.xml', OFFICE]]),
    'word/document.xml': xml`<w:document ${NAMESPACES}><w:body>${body}${page}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations([
      ['styles', 'styles.xml', OFFICE],
      ['numbering', 'numbering.xml', OFFICE],
      ['settings', 'settings.xml', OFFICE],
      ['foot', 'footer1.xml', OFFICE, 'footer'],
      ...media.relations(),
      ...[...links].map(([address, id]) => [id, address, OFFICE, 'hyperlink'] as const),
    ]),
    'word/styles.xml': stylesXml(palette),
    'word/numbering.xml': numberingXml(numberedLists),
    'word/settings.xml': SETTINGS,
    'word/footer1.xml': footer(foot, pageOf, room),
  };
  const texts = Object.entries(own).map(
    ([name, xml]) => [name, strToU8(`${DECLARATION}${xml}`)] as const,
  );
  return documentOf({ ...Object.fromEntries(texts), ...media.parts() }, properties);
}

/** Namespace of the elements of a document. */
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PICTURE = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';

const NAMESPACES = [
  `xmlns:w="${WORD}"`,
  `xmlns:r="${OFFICE}"`,
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  `xmlns:a="${DRAWING}"`,
  `xmlns:pic="${PICTURE}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
].join(' ');

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const CONTENT_TYPES = xml`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/>${[
  ['document', 'document.main'],
  ['styles', 'styles'],
  ['numbering', 'numbering'],
  ['settings', 'settings'],
  ['footer1', 'footer'],
]
  .map(
    ([part = '', type = '']) =>
      xml`<Override PartName="/word/${part}.xml" ContentType="${WORD_TYPE}.${type}+xml"/>`,
  )
  .join('')}</Types>`;

const SETTINGS = xml`<w:settings xmlns:w="${WORD}"><w:defaultTabStop w:val="567"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

/** Id, target, namespace and, if it is not the id, the kind of a relationship. */
type Relation = readonly [id: string, target: string, namespace: string, kind?: string];

function relations(all: readonly Relation[]): string {
  const written = all.map(([id, target, namespace, kind = id]) => {
    const type = kind === 'document' ? 'officeDocument' : kind;
    const mode = kind === 'hyperlink' ? ' TargetMode="External"' : '';
    return xml`<Relationship Id="${id}" Type="${namespace}/${type}" Target="${xmlText(target)}"${mode}/>`;
  });
  return xml`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${written.join('')}</Relationships>`;
}

function footer(foot: string, pageOf: string, room: number): string {
  const field = (name: string) =>
    xml`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const line = wordRuns(foot.replace(/\s+/g, ' '), { isOwn: true });
  const numbers = `${field('PAGE')}${wordRuns(` ${pageOf} `)}${field('NUMPAGES')}`;
  const look = { style: STYLE.small, tabs: [{ at: room, align: 'end' }] } as const;
  return xml`<w:ftr ${NAMESPACES}>${wordParagraph(`${line}${TAB}${numbers}`, look)}</w:ftr>`;
}

interface Media {
  readonly add: (
    svg: string,
    png: () => Uint8Array,
    size: PictureSize,
    description: string | null,
  ) => string;
  /** Adds a picture of which there is no PNG. */
  readonly addSvg: (svg: string, size: PictureSize, description: string | null) => string;
  readonly addPng: (png: Uint8Array, size: PictureSize, description: string | null) => string;
  readonly relations: () => readonly Relation[];
  readonly parts: () => DocumentParts;
}

/** Returns a store of pictures that holds equal ones once. */
function mediaStore(): Media {
  const parts = new Map<string, Uint8Array>();
  const known = new Map<string, number>();
  let shown = 0;
  const insert = (blip: string, size: PictureSize, description: string | null) => {
    shown += 1;
    return drawing(blip, size, { number: shown, description });
  };
  const inBoth = (svg: string, png: () => Uint8Array) => {
    const number = known.get(svg) ?? known.size + 1;
    if (!known.has(svg)) {
      known.set(svg, number);
      parts.set(`image${number}.png`, png());
      parts.set(`image${number}.svg`, strToU8(svg));
    }
    const extension = xml`<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="svg${number}"/></a:ext></a:extLst>`;
    return { number, blip: xml`<a:blip r:embed="png${number}">${extension}</a:blip>` };
  };
  return {
    add: (svg, png, size, description) =>
      xml`<w:r>${insert(inBoth(svg, png).blip, size, description)}</w:r>`,
    addSvg: (svg, size, description) => {
      const { number, blip } = inBoth(svg, () => pngOf({ width: 0.5, height: 0.5, shapes: [] }));
      const ofWord = insert(blip, size, description);
      const ofOthers = insert(xml`<a:blip r:embed="svg${number}"/>`, size, description);
      // LibreOffice looks at the PNG alone, and takes the fall-back; Word takes what it has known since 2013.
      return xml`<w:r><mc:AlternateContent><mc:Choice Requires="w15">${ofWord}</mc:Choice><mc:Fallback>${ofOthers}</mc:Fallback></mc:AlternateContent></w:r>`;
    },
    addPng: (png, size, description) => {
      parts.set('logo.png', png);
      return xml`<w:r>${insert(xml`<a:blip r:embed="pngLogo"/>`, size, description)}</w:r>`;
    },
    relations: () =>
      [...parts.keys()].map((name) => {
        const [stem = '', extension = ''] = name.split('.');
        const id = stem === 'logo' ? 'pngLogo' : `${extension}${stem.replace('image', '')}`;
        return [id, `media/${name}`, OFFICE, 'image'];
      }),
    parts: () =>
      Object.fromEntries([...parts].map(([name, bytes]) => [`word/media/${name}`, bytes])),
  };
}

/** English Metric Units in a pixel. */
const EMU = 9525;

function drawing(
  blip: string,
  size: PictureSize,
  { number, description }: { readonly number: number; readonly description: string | null },
): string {
  const [width, height] = [Math.round(size.width * EMU), Math.round(size.height * EMU)] as const;
  const decorative = xml`<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>`;
  const name = `id="${number}" name="Picture ${number}" descr="${xmlText(description ?? '')}"`;
  const shape = xml`<a:xfrm><a:off x="0" y="0"/><a:ext cx="${width}" cy="${height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;
  const picture = xml`<pic:pic><pic:nvPicPr><pic:cNvPr id="${number}" name="Picture ${number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>${blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>${shape}</pic:spPr></pic:pic>`;
  return xml`<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width}" cy="${height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr ${name}${description === null ? `>${decorative}</wp:docPr>` : '/>'}<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="${PICTURE}">${picture}</a:graphicData></a:graphic></wp:inline></w:drawing>`;
}

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

/** Returns the part with the styles of text. */
function stylesXml({ ink, quiet, accent }: Palette): string {
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
function numberingXml(numberedLists: number): string {
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
