import { strToU8 } from 'fflate';
import { type DocumentParts, documentOf, partsOf, propertiesOf, textOf } from '../office/parts.ts';
import type { Report } from '../report.ts';
import type { RenderOptions } from '../view.ts';
import { gapsSlide, nextStepsSlide, pathSlide } from './actions.ts';
import { changesSlide, methodSlide } from './closing.ts';
import { type Deck, newDeck } from './deck.ts';
import { coverSlide, verdictSlide } from './opening.ts';
import { differencesSlide, pointsSlide } from './points.ts';
import { rootCauseSlide } from './root-cause.ts';

/** Slides in order, at most ten. */
const ALL = [
  coverSlide,
  verdictSlide,
  pointsSlide,
  differencesSlide,
  rootCauseSlide,
  pathSlide,
  gapsSlide,
  changesSlide,
  nextStepsSlide,
  methodSlide,
] as const satisfies ((deck: Deck) => void)[];

const ON_DIFFERENCES = [coverSlide, verdictSlide, differencesSlide, pointsSlide, methodSlide];

/** Writes the gap report as slides for executives, with details in the speaker notes. */
export async function pptx(
  report: Report,
  { edition = 'full', brand }: RenderOptions,
): Promise<Uint8Array> {
  const deck = newDeck(report, brand);
  for (const addTo of edition !== 'differences' ? ALL : ON_DIFFERENCES) addTo(deck);
  const packed = await deck.file.write({ outputType: 'uint8array' });
  if (!(packed instanceof Uint8Array)) throw new Error('slides that are no bytes');
  return documentOf(withLines(numberedFromOne(partsOf(packed))), propertiesOf(report));
}

/** Renumbers the charts from 1, because the library counts them across presentations. */
function numberedFromOne(parts: DocumentParts): DocumentParts {
  const charts = Object.keys(parts).flatMap(
    (name) => /^ppt\/charts\/chart(\d+)/.exec(name)?.[1] ?? [],
  );
  const before = Math.min(...charts.map(Number)) - 1;
  const renumbered = (text: string) =>
    text.replace(CHART_NUMBER, (_, start, number) => `${start}${Number(number) - before}`);
  const entries = Object.entries(parts).map(([name, bytes]) => {
    const isAboutNames = name.endsWith('.rels') || name === '[Content_Types].xml';
    const content = isAboutNames ? strToU8(renumbered(textOf(parts, name))) : bytes;
    return [renumbered(name), content] as const;
  });
  return Object.fromEntries(entries);
}

const CHART_NUMBER = /(\/chart|\/Microsoft_Excel_Worksheet)(\d+)(?=\.xml|\.xlsx)/g;

/** Splits notes into paragraphs, because the library joins all notes of a slide into one. */
function withLines(parts: DocumentParts): DocumentParts {
  const names = Object.keys(parts).filter((name) => /^ppt\/notesSlides\/[^/]+\.xml$/.test(name));
  const changed = names.map((name) => [name, strToU8(inParagraphs(textOf(parts, name)))] as const);
  return { ...parts, ...Object.fromEntries(changed) };
}

function inParagraphs(xml: string): string {
  return xml.replace(
    /<a:p>(<a:r>(?:(?!<a:t>).)*<a:t>)([^<]*)(<\/a:t>.*?)<\/a:p>/s,
    (_, start, text, end) =>
      text
        .split(/\r?\n/)
        .map((line: string) => `<a:p>${start}${line}${end}</a:p>`)
        .join(''),
  );
}
