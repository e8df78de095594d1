import { documentText } from '../../text/safe.ts';
import { type Branding, hex, light } from '../brand/brand.ts';
import type { ChartColours } from '../charts/svg.ts';
import type { NoteSection } from '../notes.ts';
import { type Report, type ReportIndex, reportIndex } from '../report.ts';
import { fitted, linesOf, newPresentation, type Presentation, type Slide } from './fit.ts';

/** Presentation in progress, with its report. */
export interface Deck {
  readonly file: Presentation;
  readonly report: Report;
  readonly find: ReportIndex;
  readonly brand: Branding | undefined;
  readonly colours: ChartColours;
}

/** Places on a slide, in inches. */
export const page = { width: 13.333, left: 0.6, top: 1.65, bottom: 6.85, room: 12.133 } as const;

export const FONT = 'Calibri';

const MASTER = 'align';
const COVER = 'align-cover';

/** Returns a presentation without slides. */
export function newDeck(report: Report, brand: Branding | undefined): Deck {
  const file = newPresentation();
  const colours = { ...light, accent: brand?.accent?.onLight ?? light.accent };
  const deck = { file, report, brand, colours, find: reportIndex(report) };
  file.layout = 'LAYOUT_WIDE';
  file.title = documentText(`Gap report: ${report.subject}`);
  file.theme = { headFontFace: FONT, bodyFontFace: FONT };
  file.defineSlideMaster({
    title: MASTER,
    background: { color: hex(colours.paper) },
    objects: [
      { rect: { x: 0, y: 0, w: 0.18, h: 7.5, fill: { color: hex(colours.accent) } } },
      {
        text: {
          text: footerOf(deck),
          options: { ...small(deck), x: page.left, y: 7.02, w: 10.5, h: 0.3 },
        },
      },
      titlePlaceholder({ x: page.left, y: 0.4, w: page.room, h: 1.05 }, TITLE, colours.accent),
    ],
    slideNumber: { ...small(deck), x: 12.2, y: 7.02, w: 0.6, h: 0.3, align: 'right' },
  });
  file.defineSlideMaster({
    title: COVER,
    background: { color: hex(colours.accent) },
    objects: [titlePlaceholder({ x: 0.9, y: 2.65, w: 11.5, h: 1.5 }, 44, colours.paper)],
  });
  return deck;
}

const TITLE = 26;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Returns the place of a slide's title, which outlines and screen readers use. */
function titlePlaceholder(place: Place, fontSize: number, colour: string) {
  const box = { name: 'title', type: 'title' as const, ...place, margin: 0 };
  const look = { fontFace: FONT, fontSize, bold: true, color: hex(colour) };
  const aligned = { align: 'left' as const, valign: 'middle' as const };
  return { placeholder: { text: '', options: { ...box, ...look, ...aligned } } };
}

function footerOf({ report, brand }: Pick<Deck, 'report' | 'brand'>): string {
  const parts = [
    ...(brand ? [brand.firm] : []),
    `Gap report: ${report.subject}, ${report.date}`,
    ...(brand?.confidentiality ? [brand.confidentiality] : []),
  ];
  return fitted(parts.join(' · '), { width: 10.4, size: SMALL, lines: 1 });
}

const SMALL = 10;

function small({ colours }: Pick<Deck, 'colours'>) {
  return { fontFace: FONT, fontSize: SMALL, color: hex(colours.quiet), margin: 0 };
}

/** Adds a slide with its message as title, and speaker notes. */
export function addSlide(deck: Deck, title: string, notes: readonly NoteSection[]): Slide {
  const slide = deck.file.addSlide({ masterName: MASTER });
  const text = fitted(title, { width: page.room, size: TITLE, lines: 2, bold: true });
  slide.addText(text, { placeholder: 'title', objectName: 'Title' });
  slide.addNotes(notesText([{ heading: title, entries: [] }, ...notes]));
  return slide;
}

/** Adds the first slide, which has its own look. */
export function addCover(deck: Deck, title: string): Slide {
  const slide = deck.file.addSlide({ masterName: COVER });
  const text = fitted(title, { width: 11.5, size: 44, lines: 2, bold: true });
  slide.addText(text, { placeholder: 'title', objectName: 'Title' });
  return slide;
}

/** Returns sentences as speaker notes. */
function notesText(notes: readonly NoteSection[]): string {
  const lines = notes.flatMap(({ heading, intro, entries }) => {
    const body = [
      ...(intro === undefined ? [] : [intro]),
      ...entries.flatMap(({ line, details = [] }) => [
        `• ${line}`,
        ...details.map((detail) => `    – ${detail}`),
      ]),
    ];
    return body.length === 0 && notes.length > 1 && heading === '' ? [] : [heading, ...body, ''];
  });
  return documentText(lines.join('\n').trim());
}

export interface TextLook {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly lines: number;
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly align?: 'left' | 'center' | 'right';
}

/** Adds text in a box as high as its lines. Returns the position below the box, in inches. */
export function addText(
  { colours }: Pick<Deck, 'colours'>,
  slide: Slide,
  text: string,
  look: TextLook,
): number {
  const { x, y, width, size, bold = false, colour = colours.ink, align = 'left' } = look;
  const shown = fitted(text, look);
  const height = linesOf(shown, look) * lineInches(size) + 0.06;
  slide.addText(shown, {
    ...{ x, y, w: width, h: height, margin: 0, valign: 'top', align },
    ...{ fontFace: FONT, fontSize: size, bold, color: hex(colour) },
  });
  return y + height;
}

/** Returns the height of a line in inches, for a font size in points. */
export function lineInches(size: number): number {
  return (size * 1.22) / 72;
}
