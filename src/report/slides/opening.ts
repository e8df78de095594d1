import { documentText } from '../../text/safe.ts';
import { reportWords } from '../../words/report.ts';
import { hex } from '../brand/brand.ts';
import { dialOf } from '../charted.ts';
import { entriesOf } from '../notes.ts';
import {
  bandLimits,
  capsInWords,
  coverageInWords,
  intervalInWords,
  resultInWords,
} from '../phrases.ts';
import { scoreHead } from '../report.ts';
import { standingRows } from '../sections/standings.ts';
import { verdictInWords } from '../sections/verdict.ts';
import { addCover, addSlide, addText, type Deck, page } from './deck.ts';
import type { Slide } from './fit.ts';
import { addGrid } from './grid.ts';

/** Adds the score with band and possible range, and the verdict of the policy. */
export function verdictSlide(deck: Deck): void {
  const { report, find, colours } = deck;
  const { result } = report;
  const advice = find.band(result.band)?.advice ?? '';
  const verdict = verdictInWords(report);
  const facts = [...capsInWords(report), intervalInWords(report), coverageInWords(report)];
  const firstOfAll = result.failedMusts.flatMap(({ must }) =>
    must.advice ? [`${reportWords.precondition}: ${must.advice}`] : [],
  );
  const standings = standingRows(report).map(
    ({ who, score, band }) =>
      `${who}: ${score}${score === 'none' ? '' : '%'}${band ? `, ${band}` : ''}.`,
  );
  const slide = addSlide(deck, `The result: ${resultInWords(report, result)}`, [
    { heading: '', intro: advice, entries: entriesOf([...firstOfAll, ...facts]) },
    verdict,
    { heading: 'Each group and respondent alone', entries: entriesOf(standings) },
  ]);
  const score = dialOf(report).scoreText;
  const common = { x: page.left, width: 4.2 };
  const band = find.band(result.band)?.title ?? 'No score';
  let y = addText(deck, slide, score, { ...common, y: 1.75, lines: 1, size: 54, bold: true });
  y = addText(deck, slide, band, { ...common, y, lines: 2, size: 26, colour: colours.accent });
  addScale(deck, slide);
  addGroups(deck, slide);
  let right = 1.75;
  for (const line of [advice, verdict.intro ?? '', ...firstOfAll, ...facts].filter(Boolean)) {
    if (right > 2.9) break;
    right = 0.1 + addText(deck, slide, line, { x: 5.2, y: right, width: 7.5, lines: 2, size: 15 });
  }
}

/** Adds the score of each group, if there are at least two. */
function addGroups(deck: Deck, slide: Slide): void {
  const groups = standingRows(deck.report).filter(({ isGroup }) => isGroup);
  if (groups.length < 2) return;
  addGrid(deck, slide, {
    columns: [
      { head: 'Each group alone', width: 3.6 },
      { head: scoreHead(deck.report), width: 1.3, isNumber: true },
      { head: 'Band', width: 2.6 },
    ],
    rows: groups.map(({ who, score, band }) => [who, score, band]),
    ...{ x: 5.2, y: 3.4, bottom: SCALE.y - 0.35, lines: 1, size: 14 },
  });
}

const SCALE = { x: page.left, y: 5.45, width: page.room, height: 0.42 };

/** Adds the bands on a line from 0 to 100, with the score and its possible range. */
function addScale(deck: Deck, slide: Slide): void {
  const { report, colours } = deck;
  const { bands } = report.checklist.definition;
  const limits = bandLimits(report.checklist.definition);
  const { score, low, high, band: reached } = report.result;
  const at = (fraction: number) => SCALE.x + fraction * SCALE.width;
  for (const [i, { id, title, from }] of bands.entries()) {
    const start = at(limits[i] ?? 0);
    const width = at(limits[i + 1] ?? 1) - start;
    const isReached = id === reached;
    slide.addShape('rect', {
      ...{ x: start, y: SCALE.y, w: width, h: SCALE.height },
      fill: { color: hex(isReached ? colours.accent : colours.shade) },
      line: { color: hex(colours.paper), width: 1.5 },
    });
    const look = { x: start, width, lines: 2, size: 12, align: 'center' as const };
    addText(deck, slide, title, {
      ...{ ...look, y: SCALE.y + SCALE.height + 0.06, bold: isReached },
      colour: isReached ? colours.ink : colours.quiet,
    });
    addText(deck, slide, `from ${from}`, {
      ...{ ...look, y: SCALE.y + SCALE.height + 0.5, lines: 1, size: 11, colour: colours.quiet },
    });
  }
  if (low !== null && high !== null && low < high) {
    slide.addShape('rect', {
      ...{ x: at(low), y: SCALE.y - 0.16, w: at(high) - at(low), h: 0.07 },
      fill: { color: hex(colours.ink) },
    });
  }
  if (score === null) return;
  slide.addShape('triangle', {
    ...{ x: at(score) - 0.14, y: SCALE.y - 0.42, w: 0.28, h: 0.22, flipV: true },
    fill: { color: hex(colours.ink) },
  });
}

/** Adds the cover: organisation, checklist, date, author and client. */
export function coverSlide(deck: Deck): void {
  const { report, brand, colours } = deck;
  const { subject, date, mode, checklist } = report;
  const slide = addCover(deck, subject);
  const common = { x: 0.9, width: 11.5, colour: colours.paper };
  const kind = mode === 'express' ? 'express audit' : 'full audit';
  addLogo(deck, slide);
  addText(deck, slide, 'Gap report', { ...common, y: 2.15, lines: 1, size: 22 });
  const kindAndDate = `${checklist.title}, ${kind}, ${date}`;
  let y = addText(deck, slide, kindAndDate, { ...common, y: 4.3, lines: 2, size: 20 });
  const by = brand && (brand.preparedBy ? `${brand.preparedBy}, ${brand.firm}` : brand.firm);
  const people = [
    ...(brand?.preparedFor ? [`Prepared for ${brand.preparedFor}`] : []),
    ...(by ? [`Prepared by ${by}`] : []),
    ...(brand?.confidentiality ? [brand.confidentiality] : []),
  ];
  y += 0.5;
  for (const line of people) y = addText(deck, slide, line, { ...common, y, lines: 1, size: 14 });
  const cover = brand?.cover ? [brand.cover] : [];
  slide.addNotes(documentText([`Gap report: ${subject}, ${date}`, ...people, ...cover].join('\n')));
}

/** Adds the logo on white, as every logo works there. */
function addLogo({ brand, colours }: Deck, slide: ReturnType<typeof addCover>): void {
  if (!brand?.logo) return;
  const { logo, firm } = brand;
  const scale = Math.min(0.7 / logo.height, 3 / logo.width);
  const size = { w: logo.width * scale, h: logo.height * scale };
  const bytes = logo.kind === 'png' ? logo.bytes : new TextEncoder().encode(logo.text);
  const type = logo.kind === 'png' ? 'image/png' : 'image/svg+xml';
  slide.addShape('rect', {
    ...{ x: page.left, y: 0.5, w: size.w + 0.5, h: size.h + 0.4 },
    fill: { color: colours.paper.replace('#', '') },
  });
  slide.addImage({
    ...{ ...size, x: page.left + 0.25, y: 0.7, altText: documentText(`Logo of ${firm}`) },
    data: `${type};base64,${base64(bytes)}`,
  });
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
