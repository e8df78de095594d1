import { WEAK_BELOW } from '../../analysis/root-causes.ts';
import { largestFirst, scoreDigits } from '../../numbers.ts';
import { hex } from '../brand/brand.ts';
import { chainsOf } from '../charted.ts';
import type { Chain } from '../charts/chain.ts';
import { displayIn, scoreHead } from '../report.ts';
import { closerLooksInWords } from '../sections/gaps.ts';
import { rootCausesInWords } from '../sections/root-causes.ts';
import { addSlide, addText, type Deck, page } from './deck.ts';
import type { Slide } from './fit.ts';
import { addGrid } from './grid.ts';

/** Adds the root causes, drawn with shapes that can be moved. */
export function rootCauseSlide(deck: Deck): void {
  const { report } = deck;
  const words = rootCausesInWords(report);
  const slide = addSlide(deck, words.intro ?? words.heading, [words, closerLooksInWords(report)]);
  const [chain] = chainsOf(report);
  if (chain) addChain(deck, slide, chain);
  else addLowest(deck, slide);
  const x = 7.6;
  const width = page.left + page.room - x;
  let y = page.top + 0.05;
  for (const { line, details = [] } of words.entries) {
    if (y > page.bottom - 1) break;
    y = addText(deck, slide, line, { x, y: y + 0.05, width, lines: 3, size: 16, bold: true });
    for (const detail of details) {
      if (y > page.bottom - 0.8) break;
      y = addText(deck, slide, detail, {
        x: x + 0.15,
        y: y + 0.06,
        width: width - 0.15,
        lines: 3,
        size: 13,
      });
    }
    y += 0.1;
  }
}

/** Adds the points with the lowest scores, for a report without weak points. */
function addLowest(deck: Deck, slide: Slide): void {
  const { report, find } = deck;
  const scored = report.points.flatMap(({ point, score }) =>
    score === null ? [] : { point, score },
  );
  if (scored.length === 0) return;
  const lowest = scored.toSorted((a, b) => largestFirst(b.score, a.score)).slice(0, MOST);
  addGrid(deck, slide, {
    columns: [
      { head: 'The lowest points', width: 5.2 },
      { head: scoreHead(report), width: 1.3, isNumber: true },
    ],
    rows: lowest.map(({ point, score }) => [
      find.point(point).title,
      scoreDigits(displayIn(report), score, [WEAK_BELOW]),
    ]),
    ...{ x: page.left, y: page.top, lines: 2, size: 15 },
  });
}

const INDENT = 0.42;
const DEEPEST = 4;
const WIDTH = 6.5;
/** Number of boxes that are readable from the back of a room. */
const MOST = 7;

interface Box {
  readonly x: number;
  readonly y: number;
}

function addChain(deck: Deck, slide: Slide, chain: Chain): void {
  const boxes = chain.boxes.slice(0, MOST);
  const step = Math.min((page.bottom - page.top) / Math.max(boxes.length, 1), 1.05);
  const height = step * 0.74;
  const places: Box[] = [];
  const depths: number[] = [];
  for (const i of boxes.keys()) {
    const causes = chain.arrows.filter(({ to }) => to === i).map(({ from }) => depths[from] ?? 0);
    const depth = Math.min(Math.max(-1, ...causes) + 1, DEEPEST);
    depths.push(depth);
    places.push({ x: page.left + depth * INDENT, y: page.top + i * step });
  }
  for (const { from, to } of chain.arrows)
    addArrow(deck, slide, [places[from], places[to]], height);
  for (const [i, box] of boxes.entries()) {
    const { x, y } = places[i] ?? { x: page.left, y: page.top };
    addBox(deck, slide, { ...box, x, y, height });
  }
  const left = chain.boxes.length - boxes.length;
  if (left === 0) return;
  const look = { x: page.left, y: page.bottom - 0.1, width: WIDTH, lines: 1, size: 11 };
  addText(deck, slide, `and ${left} more, in the notes`, { ...look, colour: deck.colours.quiet });
}

function addBox(
  deck: Deck,
  slide: Slide,
  {
    x,
    y,
    height,
    title,
    figure,
    isRoot,
  }: Chain['boxes'][number] & Box & { readonly height: number },
): void {
  const { colours } = deck;
  const width = page.left + WIDTH - x;
  slide.addShape('rect', {
    ...{ x, y, w: width, h: height },
    fill: { color: hex(isRoot ? colours.accent : colours.paper) },
    line: { color: hex(isRoot ? colours.accent : colours.quiet), width: 1.25 },
  });
  const colour = isRoot ? colours.paper : colours.ink;
  const look = { y: y + height / 2 - 0.14, lines: 1, size: 14, colour, bold: isRoot };
  addText(deck, slide, title, { ...look, x: x + 0.15, width: width - 1.35 });
  addText(deck, slide, figure, { ...look, x: x + width - 1.15, width: 1, align: 'right' });
}

/** Adds an arrow down from the cause, then to the right into the effect. */
function addArrow(
  { colours }: Deck,
  slide: Slide,
  [from, to]: readonly [Box | undefined, Box | undefined],
  height: number,
): void {
  if (!from || !to) return;
  const x = from.x + INDENT / 2;
  const top = from.y + height;
  const bottom = to.y + height / 2;
  const line = { color: hex(colours.quiet), width: 1.75 };
  slide.addShape('line', { x, y: top, w: 0, h: bottom - top, line });
  slide.addShape('line', {
    x,
    y: bottom,
    w: to.x - x,
    h: 0,
    line: { ...line, endArrowType: 'triangle' },
  });
}
