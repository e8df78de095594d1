import { strToU8 } from 'fflate';
import library from 'pptxgenjs';
import { documentText, xml } from '../../../text/safe.ts';
import { deckWords } from '../../../words/document.ts';
import {
  type Headline,
  plainText,
  type ReportDocument,
  type Section,
  type Text,
} from '../../blocks.ts';
import { type Branding, dataUri, hex, lightPalette, type Palette } from '../../brand/brand.ts';
import { type DocumentParts, documentOf, partsOf, textOf } from '../../office/container.ts';
import { SANS, SERIF } from '../../office/scripts.ts';
import { slideFlows } from './blocks.ts';
import {
  addWords,
  type Flow,
  inches,
  PAGE,
  type Slide,
  type SlideStyle,
  single,
  slideRuns,
  TYPE,
  textHeight,
  typePoints,
} from './slide.ts';

type Presentation = library.default;

/** Layouts of slides: room for a title of two lines, and for a longer one. */
const LAYOUTS = deckWords.layouts;
const TITLE = { top: 66, short: 92, long: 230 } as const;
/** Width of the broadest fonts that programs take for that of titles, relative to other letters. */
const BROAD_SERIF = 1.13;
/** Sizes of titles; the largest that fits two lines is taken. */
const TITLE_SIZES = [35, 30, 26, 22, 18];

/**
 * Writes a document as slides, each section on one or more of them. What does not fit is on a
 * further slide below the same title, or in the notes where a section keeps to one slide.
 */
export async function pptx(document: ReportDocument): Promise<Uint8Array> {
  const { brand, sections, title, checklist, date, generator, origin } = document;
  const palette = lightPalette(brand?.accent ?? null);
  const file = newPresentation();
  file.layout = 'LAYOUT_WIDE';
  file.title = documentText(title);
  file.theme = { headFontFace: SERIF, bodyFontFace: SANS };
  for (const layout of ['short', 'long'] as const)
    defineLayout(file, palette, document.foot, layout);
  for (const [i, section] of sections.entries()) {
    addSection(file, palette, section, i === 0 ? brand : null);
  }
  const packed = await file.write({ outputType: 'uint8array' });
  if (!(packed instanceof Uint8Array)) throw new Error('slides that are no bytes');
  return documentOf(finished(valid(partsOf(packed))), {
    ...{ title, subject: checklist, date },
    generator: origin === null ? generator : `${generator}. ${origin}`,
  });
}

function newPresentation(): Presentation {
  if (!isClass(library)) throw new Error('the library for slides is not what it was');
  return new library();
}

/** True for the class. The types describe the CommonJS form, whose default is one level deeper. */
function isClass(value: unknown): value is new () => Presentation {
  return typeof value === 'function';
}

function defineLayout(
  file: Presentation,
  { paper, ink, line, quiet }: Palette,
  foot: string,
  layout: keyof typeof LAYOUTS,
): void {
  const small = { fontFace: SANS, fontSize: typePoints(14), color: hex(quiet), margin: 0 };
  const box = { name: 'title', type: 'title' as const, margin: 0 };
  const place = { x: inches(PAGE.left), w: inches(PAGE.width) };
  file.defineSlideMaster({
    title: LAYOUTS[layout],
    background: { color: hex(paper) },
    objects: [
      { line: { ...place, y: inches(670), h: 0, line: { color: hex(line), width: 0.75 } } },
      {
        text: {
          text: documentText(foot.replace(/\s+/g, ' ')),
          options: {
            ...small,
            ...place,
            w: inches(PAGE.width - 80),
            y: inches(680),
            h: inches(22),
          },
        },
      },
      {
        placeholder: {
          text: '',
          options: {
            ...{ ...box, ...place, y: inches(TITLE.top), h: inches(TITLE[layout]) },
            ...{
              fontFace: SERIF,
              fontSize: typePoints(35),
              color: hex(ink),
              align: 'left',
              valign: 'top',
            },
          },
        },
      },
    ],
    slideNumber: {
      ...{ ...small, align: 'right' },
      ...{ x: inches(PAGE.right - 70), y: inches(680), w: inches(70), h: inches(22) },
    },
  });
}

function addSection(
  file: Presentation,
  palette: Palette,
  { blocks, notes = [], more }: Section,
  brand: Branding | null,
): void {
  const headline = blocks.find((block): block is Headline => block.is === 'headline');
  const flowsIn = (type: (typeof TYPE)[keyof typeof TYPE]): readonly Flow[] => {
    const style = { ...palette, ...type };
    const lead = headline?.lead ?? null;
    return [...(lead === null ? [] : [leadFlow(style, lead)]), ...slideFlows(style, blocks)];
  };
  let isFirst = true;
  const open = () => {
    const opened = openSlide(file, palette, headline);
    if (isFirst && brand) addLogo(opened.slide, brand);
    opened.slide.addNotes(notesText([plainText(headline?.title ?? ''), ...(isFirst ? notes : [])]));
    isFirst = false;
    return opened;
  };
  const opened = open();
  const room = PAGE.bottom - opened.top;
  const usual = flowsIn(TYPE.usual);
  if (more === undefined) {
    addFlows(usual, opened, open);
    return;
  }
  const all = heightOf(usual.map(whole)) > room ? flowsIn(TYPE.tight) : usual;
  let y = opened.top;
  for (const { flow, rows } of fitted(all.map(whole), room)) {
    const top = y === opened.top ? y : y + (flow.gap ?? 0);
    if (rows > 0) flow.draw(opened.slide, top, 0, rows);
    y = top + heightOf([{ flow: { ...flow, gap: 0 }, rows }]);
    const left = flow.rows.length - rows;
    if (left > 0) addMore(opened.slide, palette, y - MORE, more({ rows: left }));
  }
}

/** Adds parts to slides; what does not fit continues on another. */
function addFlows(
  all: readonly Flow[],
  opened: ReturnType<typeof openSlide>,
  open: () => ReturnType<typeof openSlide>,
): void {
  let { slide, top } = opened;
  let y = top;
  for (const [i, flow] of all.entries()) {
    let from = 0;
    while (from < flow.rows.length) {
      const gap = y === top ? 0 : (flow.gap ?? 0);
      const kept = flow.isWithNext ? leastOf(all[i + 1]) : 0;
      let to = from;
      let end = y + gap + flow.head;
      while (to < flow.rows.length && end + (flow.rows[to] ?? 0) + kept <= PAGE.bottom) {
        end += flow.rows[to] ?? 0;
        to += 1;
      }
      if (to === from && y > top) {
        ({ slide, top } = open());
        y = top;
        continue;
      }
      if (to === from) {
        end += flow.rows[from] ?? 0;
        to = from + 1;
      }
      flow.draw(slide, y + gap, from, to);
      [y, from] = [end, to];
    }
  }
}

/** Part of a slide, cut after some rows. */
interface CutFlow {
  readonly flow: Flow;
  readonly rows: number;
}

function whole(flow: Flow): CutFlow {
  return { flow, rows: flow.rows.length };
}

/** Height of the line on rows that did not fit. */
const MORE = 30;

/**
 * Returns parts that fit into a height. The tallest list loses its last rows; if all are down to one
 * row, the last part goes.
 */
function fitted(all: readonly CutFlow[], room: number): readonly CutFlow[] {
  let shown = all;
  while (shown.length > 0 && heightOf(shown) > room) {
    const lists = shown.filter(({ rows }) => rows > 1);
    const tallest = lists.toSorted((a, b) => heightOf([b]) - heightOf([a])).at(0);
    shown = tallest
      ? shown.map((own) => (own === tallest ? { ...own, rows: own.rows - 1 } : own))
      : shown.slice(0, shown.at(-2)?.flow.isWithNext ? -2 : -1);
  }
  return shown;
}

function addMore(slide: Slide, palette: Palette, y: number, text: string): void {
  const look = { size: TYPE.usual.small, colour: palette.quiet };
  const place = { x: PAGE.left, y: y + 8, width: PAGE.width, height: MORE - 8 };
  addWords(slide, slideRuns(palette, text, look), place);
}

function heightOf(flows: readonly CutFlow[]): number {
  return flows.reduce(
    (sum, { flow: { gap = 0, head, rows: all }, rows }, i) =>
      sum +
      (i === 0 ? 0 : gap) +
      head +
      all.slice(0, rows).reduce((own, row) => own + row, 0) +
      (rows < all.length ? MORE : 0),
    0,
  );
}

/** Returns the least height of a part: its head and first row. */
function leastOf(flow: Flow | undefined): number {
  return flow ? (flow.gap ?? 0) + flow.head + (flow.rows[0] ?? 0) : 0;
}

function leadFlow(style: SlideStyle, lead: Text): Flow {
  const look = { size: style.body, colour: style.ink };
  const height = textHeight(plainText(lead), look, PAGE.width) + 4;
  return single(height, (slide, y) => {
    addWords(slide, slideRuns(style, lead, look), { x: PAGE.left, y, width: PAGE.width, height });
  });
}

/** Opens a slide with topic and title; returns it with the place below its title. */
function openSlide(
  file: Presentation,
  palette: Palette,
  headline: Headline | undefined,
): { slide: Slide; top: number } {
  const { number = null, topic = '', title = '' } = headline ?? {};
  const text = plainText(title);
  const width = PAGE.width - 20;
  const measured = (size: number) => textHeight(text, { size }, width / BROAD_SERIF);
  const size = TITLE_SIZES.find((own) => measured(own) < own * 2.5) ?? TITLE_SIZES.at(-1) ?? 18;
  const height = measured(size);
  const layout = height <= TITLE.short ? 'short' : 'long';
  const slide = file.addSlide({ masterName: LAYOUTS[layout] });
  const look = { size, colour: palette.ink, font: SERIF };
  slide.addText([...slideRuns(palette, title, look)], {
    placeholder: 'title',
    objectName: 'Title',
  });
  const kicker = number === null ? topic : `${number}\u2002${topic}`;
  const small = { size: TYPE.usual.small, isBold: true, colour: palette.accent };
  addWords(slide, slideRuns(palette, kicker, small), {
    ...{ x: PAGE.left, y: TITLE.top - 25, width: PAGE.width - 200, height: 22 },
  });
  return { slide, top: TITLE.top + height + 22 };
}

/** Largest size of a logo, in pixels. */
const LOGO = { width: 170, height: 40 };

function addLogo(slide: Slide, { logo, firm }: Branding): void {
  if (!logo) return;
  const scale = Math.min(LOGO.width / logo.width, LOGO.height / logo.height);
  const [width, height] = [logo.width * scale, logo.height * scale];
  slide.addImage({
    ...{ x: inches(PAGE.right - width), y: inches(18), w: inches(width), h: inches(height) },
    ...{
      altText: documentText(firm),
      data: dataUri(logo),
    },
  });
}

function notesText(notes: readonly Text[]): string {
  return documentText(notes.map(plainText).join('\n'));
}

const TYPES = '[Content_Types].xml';
const NOTES_RELATIONS = 'ppt/notesMasters/_rels/notesMaster1.xml.rels';
const [THEME, NOTES_THEME] = ['ppt/theme/theme1.xml', 'ppt/theme/theme2.xml'] as const;

/**
 * Makes the parts follow the schema, without which PowerPoint offers a repair. The library declares
 * parts that it does not write, lists the notes last, and lets both masters share a theme.
 */
function valid(parts: DocumentParts): DocumentParts {
  const types = textOf(parts, TYPES)
    .replace(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (own, name) => (name in parts ? own : ''))
    .replace(
      /<Override PartName="\/ppt\/theme\/theme1.xml"[^>]*\/>/,
      (own) => own + own.replace('theme1', 'theme2'),
    );
  const presentation = textOf(parts, 'ppt/presentation.xml').replace(
    /(<p:sldIdLst>.*?<\/p:sldIdLst>)(<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>)/s,
    '$2$1',
  );
  const slides = Object.keys(parts)
    .filter((name) => /^ppt\/(?:slides|slideLayouts)\/[^/]+\.xml$/.test(name))
    .map((name) => [name, strToU8(validSlide(textOf(parts, name)))]);
  return {
    ...parts,
    ...Object.fromEntries(slides),
    [TYPES]: strToU8(types),
    'ppt/presentation.xml': strToU8(presentation),
    [NOTES_RELATIONS]: strToU8(textOf(parts, NOTES_RELATIONS).replace('theme1', 'theme2')),
    [NOTES_THEME]: strToU8(textOf(parts, THEME)),
  };
}

/** Properties of a paragraph. */
const PROPERTIES = /<a:pPr\b(?:[^>]*\/>|.*?<\/a:pPr>)/gs;

/** Leaves each paragraph its properties once, before its words, and each shape a number of its own. */
function validSlide(slide: string): string {
  let shapes = 0;
  return slide
    .replace(/<a:p>.*?<\/a:p>/gs, (paragraph) => {
      const [properties = ''] = paragraph.match(PROPERTIES) ?? [];
      return paragraph.replace(PROPERTIES, '').replace('<a:p>', () => `<a:p>${properties}`);
    })
    .replace(/<p:cNvPr id="\d+"/g, () => {
      shapes += 1;
      return `<p:cNvPr id="${shapes}"`;
    });
}

/** Names of shapes with words for people who do not see them. */
const DESCRIBED = /(<p:cNvPr id="\d+") name="(?=[^"]{30})([^"]*)"/g;

/** Splits notes into paragraphs, which the library joins, and makes long names of shapes descriptions. */
function finished(parts: DocumentParts): DocumentParts {
  const changed = Object.keys(parts).flatMap((name): (readonly [string, Uint8Array])[] => {
    if (/^ppt\/notesSlides\/[^/]+\.xml$/.test(name)) {
      return [[name, strToU8(inParagraphs(textOf(parts, name)))]];
    }
    if (!/^ppt\/slides\/[^/]+\.xml$/.test(name)) return [];
    const described = textOf(parts, name).replace(
      DESCRIBED,
      (_, start, words) => `${start} name="Picture" descr="${words}"`,
    );
    return [[name, strToU8(described)]];
  });
  return { ...parts, ...Object.fromEntries(changed) };
}

function inParagraphs(slide: string): string {
  return slide.replace(
    /<a:p>(<a:r>(?:(?!<a:t>).)*<a:t>)([^<]*)(<\/a:t>.*?)<\/a:p>/s,
    (_, start, text, end) =>
      text
        .split(/\r?\n/)
        .map((line: string) => xml`<a:p>${start}${line}${end}</a:p>`)
        .join(''),
  );
}
