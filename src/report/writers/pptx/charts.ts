import { documentText } from '../../../text/safe.ts';
import type { BandScale, Matrix } from '../../blocks.ts';
import { hex } from '../../brand/brand.ts';
import { earlierLabel, HALF_SCORE, scoreAnchor } from '../places.ts';
import {
  addArea,
  addLine,
  addWords,
  type Flow,
  inches,
  PAGE,
  type Slide,
  type SlideLook,
  type SlideStyle,
  single,
  slideRuns,
  textHeight,
} from './slide.ts';

const ALIGNED = { start: 'left', middle: 'center', end: 'right' } as const;

/** Adds a label whose start, middle or end is at a place. */
export function addLabel(
  slide: Slide,
  style: SlideStyle,
  text: string,
  { x, y, anchor, ...look }: SlideLook & { x: number; y: number; anchor: keyof typeof ALIGNED },
): void {
  const width = 520;
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  const runs = slideRuns(style, text, { colour: style.ink, ...look });
  addWords(slide, runs, { x: left, y, width, height: look.size * 1.4 }, { align: ALIGNED[anchor] });
}

/** Adds a circle line around the colour of the paper. */
export function addRing(
  slide: Slide,
  { ink, paper }: SlideStyle,
  x: number,
  y: number,
  radius = 7,
): void {
  slide.addShape('ellipse', {
    ...{ x: inches(x - radius), y: inches(y - radius) },
    ...{ w: inches(2 * radius), h: inches(2 * radius) },
    ...{ fill: { color: hex(paper) }, line: { color: hex(ink), width: 1.5 } },
  });
}

/** Height of the bar of bands below the top of its part, and of a further line of labels above it. */
const BAR_TOP = 42;
const LABEL_LINE = 20;

/** Returns the bar of bands with the score, the earlier score and the possible range. */
export function scaleFlow(style: SlideStyle, block: BandScale): Flow {
  const { bands, score, before, range } = block;
  const titles = bands.map(({ title, from }, i) => {
    const width = ((bands[i + 1]?.from.at ?? 1) - from.at) * PAGE.width;
    return textHeight(title, { size: style.small, isBold: true }, Math.max(width + 16, 40));
  });
  const below = Math.max(...titles);
  // The label of the range would cover the ring.
  const above = before && range ? LABEL_LINE : 0;
  const draw = (slide: Slide, top: number) => {
    const bar = top + above + BAR_TOP;
    addBands(slide, style, block, { bar, below });
    if (range) addRange(slide, style, range, { bar, above });
    if (before) addEarlier(slide, style, { score, before, hasWay: !range }, { top, bar });
    addScore(slide, style, score, { top, bar });
  };
  return single(66 + above + below + 26, draw, 18);
}

/** Returns the place of a share of the page, 0 to 1. */
function across(at: number): number {
  return PAGE.left + at * PAGE.width;
}

/** Adds the bands with their limits; `below` is the height of their titles. */
function addBands(
  slide: Slide,
  style: SlideStyle,
  { bands, end, description }: BandScale,
  { bar, below }: { readonly bar: number; readonly below: number },
): void {
  const { edge, shade, accent, ink, quiet } = style;
  const limit = { y: bar + 28 + below, size: style.small, colour: quiet };
  for (const [i, { title, from, isReached }] of bands.entries()) {
    const width = across(bands[i + 1]?.from.at ?? 1) - across(from.at);
    addArea(
      slide,
      { x: across(from.at), y: bar, width, height: 22 },
      {
        fill: isReached ? accent : shade,
        line: edge,
        ...(i === 0 ? { name: description } : {}),
      },
    );
    const look = { size: style.small, isBold: isReached, colour: ink };
    const box = { x: across(from.at) - 8, y: bar + 26, width: width + 16, height: below };
    addWords(slide, slideRuns(style, title, look), box, { align: 'center' });
    const anchor = i === 0 ? 'start' : 'middle';
    addLabel(slide, style, from.label, { ...limit, x: across(from.at), anchor });
  }
  addLabel(slide, style, end, { ...limit, x: across(1), anchor: 'end' });
}

/** Tops of the labels of scores, and of the bar. */
interface ScaleTops {
  readonly top: number;
  readonly bar: number;
}

function addRange(
  slide: Slide,
  style: SlideStyle,
  range: NonNullable<BandScale['range']>,
  { bar, above }: { readonly bar: number; readonly above: number },
): void {
  const { ink } = style;
  const [low, high] = [across(range.low), across(range.high)];
  addLine(slide, { x: low, y: bar - 8, width: high - low }, { colour: ink, thickness: 2 });
  for (const at of [low, high])
    addArea(slide, { x: at - 1, y: bar - 14, width: 2, height: 12 }, { fill: ink });
  const isLeft = range.high > 0.6;
  addLabel(slide, style, range.label, {
    ...{ x: isLeft ? low - 10 : high + 10, y: bar - 20 - above, size: style.small },
    anchor: isLeft ? 'end' : 'start',
  });
}

/** Adds the ring of the earlier score, and the way from there to the score. */
function addEarlier(
  slide: Slide,
  style: SlideStyle,
  {
    score,
    before,
    hasWay,
  }: Pick<BandScale, 'score'> & {
    readonly before: NonNullable<BandScale['before']>;
    readonly hasWay: boolean;
  },
  { top, bar }: ScaleTops,
): void {
  const y = bar - 11;
  const [then, now] = [across(before.at), across(score.at)];
  const way = { x: across(Math.min(before.at, score.at)), y, width: Math.abs(now - then) };
  if (hasWay) addLine(slide, way, { colour: style.edge, thickness: 2, isDashed: true });
  addRing(slide, style, then, y);
  const { place, fits } = earlierLabel(before.at, score.at, before.label, PAGE.width);
  addLabel(slide, style, fits ? before.label : before.short, {
    ...{ x: across(place.at) + place.x * 1.4, y: top, size: style.small, anchor: place.anchor },
  });
}

function addScore(
  slide: Slide,
  style: SlideStyle,
  score: BandScale['score'],
  { top, bar }: ScaleTops,
): void {
  const { ink, paper } = style;
  const x = across(score.at);
  slide.addShape('triangle', {
    ...{ x: inches(x - 9), y: inches(bar - 18), w: inches(18), h: inches(16), flipV: true },
    fill: { color: hex(ink) },
  });
  addArea(slide, { x: x - 2, y: bar - 2, width: 4, height: 25 }, { fill: ink, line: paper });
  addLabel(slide, style, score.label, {
    ...{ x, y: top - 5, anchor: scoreAnchor(score.at), size: HALF_SCORE, isBold: true },
  });
}

/** Returns actions by effort and gain, each a numbered disc. */
export function matrixFlow(
  style: SlideStyle,
  { effort, gain, across, up, discs, description }: Matrix,
): Flow {
  const { line, quiet, accent, onAccent } = style;
  const [left, height] = [PAGE.left + 80, 250];
  const width = PAGE.width - 140;
  const x = (at: number) => left + at * width;
  const taken = new Map<string, number>();
  return single(height + 70, (slide, top) => {
    const y = (at: number) => top + 24 + (1 - at) * height;
    addLabel(slide, style, gain, { x: PAGE.left, y: top - 4, anchor: 'start', size: style.small });
    for (const { at, label } of up) {
      addLine(slide, { x: left, y: y(at), width }, { colour: line });
      addLabel(slide, style, label, {
        x: left - 12,
        y: y(at) - 11,
        anchor: 'end',
        size: style.small,
        colour: quiet,
      });
    }
    for (const { at, label } of across) {
      addLabel(slide, style, label, {
        x: x(at),
        y: y(0) + 8,
        anchor: 'middle',
        size: style.small,
        colour: quiet,
      });
    }
    addLabel(slide, style, effort, { x: left, y: y(0) + 28, anchor: 'start', size: style.small });
    taken.clear();
    for (const { rank, across: at, up: own } of discs) {
      const key = `${at} ${Math.round(own * 10)}`;
      const offset = 30 * (taken.get(key) ?? 0);
      taken.set(key, (taken.get(key) ?? 0) + 1);
      const shift = at > 0.8 ? -offset : offset;
      slide.addText(rank, {
        ...{ shape: 'ellipse', x: inches(x(at) + shift - 14), y: inches(y(own) - 14) },
        ...{
          w: inches(28),
          h: inches(28),
          margin: 0,
          align: 'center',
          valign: 'middle',
          bold: true,
        },
        ...{ fontSize: 11, color: hex(onAccent), fill: { color: hex(accent) } },
        objectName: documentText(`${description}: ${rank}`),
      });
    }
  });
}
