import { asSentence } from '../../../text/phrases.ts';
import { documentText } from '../../../text/safe.ts';
import {
  type BandScale,
  type Bars,
  type ChangeChart,
  type Dots,
  type Matrix,
  plainText,
} from '../../blocks.ts';
import { hex } from '../../brand/brand.ts';
import { clusters, earlierLabel, HALF_SCORE, levelPosition, scoreAnchor } from '../places.ts';
import {
  addArea,
  addLine,
  addMark,
  addWords,
  type Flow,
  inches,
  legendRuns,
  markRuns,
  PAGE,
  type Slide,
  type SlideLook,
  type SlideStyle,
  single,
  slideQuote,
  slideRuns,
  textHeight,
} from './slide.ts';

const ALIGNED = { start: 'left', middle: 'center', end: 'right' } as const;

/** Adds a label whose start, middle or end is at a place. */
function addLabel(
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
function addRing(slide: Slide, { ink, paper }: SlideStyle, x: number, y: number, radius = 7): void {
  slide.addShape('ellipse', {
    ...{ x: inches(x - radius), y: inches(y - radius) },
    ...{ w: inches(2 * radius), h: inches(2 * radius) },
    ...{ fill: { color: hex(paper) }, line: { color: hex(ink), width: 1.5 } },
  });
}

function addDisc(slide: Slide, colour: string, x: number, y: number, radius: number): void {
  slide.addShape('ellipse', {
    ...{ x: inches(x - radius), y: inches(y - radius) },
    ...{ w: inches(2 * radius), h: inches(2 * radius), fill: { color: hex(colour) } },
  });
}

/** Returns the bar of bands with the score, the earlier score and the possible range. */
export function scaleFlow(style: SlideStyle, block: BandScale): Flow {
  const { bands, end, score, before, range, description } = block;
  const { edge, shade, accent, ink, quiet } = style;
  const x = (at: number) => PAGE.left + at * PAGE.width;
  const titles = bands.map(({ title, from }, i) => {
    const width = ((bands[i + 1]?.from.at ?? 1) - from.at) * PAGE.width;
    return textHeight(title, { size: style.small, isBold: true }, Math.max(width + 16, 40));
  });
  const below = Math.max(...titles);
  return single(
    66 + below + 26,
    (slide, top) => {
      const bar = top + 42;
      for (const [i, { title, from, isReached }] of bands.entries()) {
        const width = x(bands[i + 1]?.from.at ?? 1) - x(from.at);
        addArea(
          slide,
          { x: x(from.at), y: bar, width, height: 22 },
          {
            fill: isReached ? accent : shade,
            line: edge,
            ...(i === 0 ? { name: description } : {}),
          },
        );
        const look = { size: style.small, isBold: isReached, colour: ink };
        const box = { x: x(from.at) - 8, y: bar + 26, width: width + 16, height: below };
        addWords(slide, slideRuns(style, title, look), box, { align: 'center' });
        const anchor = i === 0 ? 'start' : 'middle';
        const place = { x: x(from.at), y: bar + 28 + below };
        addLabel(slide, style, from.label, { ...place, anchor, size: style.small, colour: quiet });
      }
      const last = {
        x: x(1),
        y: bar + 28 + below,
        anchor: 'end',
        size: style.small,
        colour: quiet,
      } as const;
      addLabel(slide, style, end, last);
      if (range) {
        const [low, high] = [x(range.low), x(range.high)];
        addLine(slide, { x: low, y: bar - 8, width: high - low }, { colour: ink, thickness: 2 });
        for (const at of [low, high])
          addArea(slide, { x: at - 1, y: bar - 14, width: 2, height: 12 }, { fill: ink });
        const isLeft = range.high > 0.6;
        addLabel(slide, style, range.label, {
          ...{ x: isLeft ? low - 10 : high + 10, y: bar - 20, size: style.small },
          anchor: isLeft ? 'end' : 'start',
        });
      }
      if (before) {
        const way = {
          x: x(Math.min(before.at, score.at)),
          y: bar - 11,
          width: Math.abs(x(score.at) - x(before.at)),
        };
        if (!range) addLine(slide, way, { colour: edge, thickness: 2, isDashed: true });
        addRing(slide, style, x(before.at), bar - 11);
        const { place, fits } = earlierLabel(before.at, score.at, before.label, PAGE.width);
        addLabel(slide, style, fits ? before.label : before.short, {
          ...{ x: x(place.at) + place.x * 1.4, y: top, size: style.small, anchor: place.anchor },
        });
      }
      slide.addShape('triangle', {
        ...{
          x: inches(x(score.at) - 9),
          y: inches(bar - 18),
          w: inches(18),
          h: inches(16),
          flipV: true,
        },
        fill: { color: hex(ink) },
      });
      addArea(
        slide,
        { x: x(score.at) - 2, y: bar - 2, width: 4, height: 25 },
        { fill: ink, line: style.paper },
      );
      addLabel(slide, style, score.label, {
        ...{
          x: x(score.at),
          y: top - 5,
          anchor: scoreAnchor(score.at),
          size: HALF_SCORE,
          isBold: true,
        },
      });
    },
    18,
  );
}

/** Width of the line of levels, and of the words beside it. */
const STRIP = 360;
const WORDS = PAGE.width - STRIP - 42 - 30;

/** Returns criteria on the line of levels, each with its sentence and quotes. */
export function dotsFlow(style: SlideStyle, { series, levels, rows }: Dots): Flow {
  const { line, quiet, accent, ink, edge } = style;
  const left = PAGE.right - STRIP;
  const x = (at: number) => left + levelPosition(at, levels.length) * STRIP;
  const ends = [levels[0], levels.at(-1)];
  const body = { size: style.body, colour: ink };
  const small = { size: style.small, colour: quiet };
  const sentence = (row: Dots['rows'][number]) =>
    [{ is: 'name', text: asSentence(row.title), isStrong: true }, ` ${row.text}`] as const;
  const quoteHeights = rows.map(({ quotes }) =>
    quotes.map(({ who, text }) =>
      textHeight(`● ${who ?? ''}: “${text}”`, { size: style.small }, PAGE.width - 42),
    ),
  );
  const heights = rows.map((row, i) => {
    const own = textHeight(plainText(sentence(row)), { size: style.body, isBold: true }, WORDS);
    const told = (quoteHeights[i] ?? []).reduce((sum, height) => sum + height, 0);
    return Math.max(own, 30) + 20 + told;
  });
  const legend = textHeight(
    series.map(({ title }) => `●  ${title}   `).join(''),
    { size: style.small },
    WORDS,
  );
  const head = Math.max(legend + 8, 44);
  return {
    ...{ head, rows: heights, gap: 12 },
    draw: (slide, y, from, to) => {
      const box = { x: PAGE.left + 42, y, width: WORDS, height: head - 8 };
      addWords(slide, legendRuns(style, series, small), box, { valign: 'bottom' });
      for (const [i, level] of ends.entries()) {
        if (!level || level.title === '' || (i === 1 && levels.length < 2)) continue;
        const place = i === 0 ? x(0) : Math.min(x(1), PAGE.right);
        const isLong = level.title.length > 10;
        const anchor = isLong ? (i === 0 ? 'start' : 'end') : 'middle';
        const at = isLong ? (i === 0 ? left : PAGE.right) : place;
        addLabel(slide, style, level.title, { x: at, y: y - 2, anchor, size: 14, colour: quiet });
      }
      for (const [i, { number }] of levels.entries()) {
        const at = x(i / Math.max(levels.length - 1, 1));
        addLabel(slide, style, number, {
          x: at,
          y: y + 16,
          anchor: 'middle',
          size: 14,
          isBold: true,
          colour: quiet,
        });
      }
      let top = y + head;
      for (let i = from; i < to; i++) {
        const row = rows[i];
        if (!row) continue;
        addLine(slide, { x: PAGE.left, y: top, width: PAGE.width }, { colour: line });
        addWords(slide, slideRuns(style, row.rank, { ...body, isBold: true, colour: accent }), {
          x: PAGE.left,
          y: top + 10,
          width: 38,
          height: style.body * 1.3,
        });
        const told = (quoteHeights[i] ?? []).reduce((sum, height) => sum + height, 0);
        const own = (heights[i] ?? 0) - told - 20;
        addWords(slide, slideRuns(style, sentence(row), body), {
          x: PAGE.left + 42,
          y: top + 10,
          width: WORDS,
          height: own,
        });
        addStrip(slide, row, top + 10 + Math.min(own, 46) / 2);
        let below = top + 14 + own;
        for (const [place, quote] of row.quotes.entries()) {
          const height = quoteHeights[i]?.[place] ?? 0;
          addWords(slide, slideQuote(style, quote, { size: style.small, colour: ink }), {
            x: PAGE.left + 42,
            y: below,
            width: PAGE.width - 42,
            height,
          });
          below += height;
        }
        top += heights[i] ?? 0;
      }
    },
  };

  function addStrip(slide: Slide, { marks, range }: Dots['rows'][number], y: number): void {
    addLine(slide, { x: x(0), y, width: x(1) - x(0) }, { colour: line, thickness: 2 });
    for (const [i] of levels.entries()) {
      const at = x(i / Math.max(levels.length - 1, 1));
      addArea(slide, { x: at - 1, y: y - 6, width: 2, height: 12 }, { fill: line });
    }
    const places = marks.map(({ at }) => at);
    const [low, high] = [Math.min(...places), Math.max(...places)];
    if (range) {
      addLine(
        slide,
        { x: x(range.low), y, width: x(range.high) - x(range.low) },
        { colour: edge, thickness: 2 },
      );
    }
    if (high > low)
      addLine(slide, { x: x(low), y, width: x(high) - x(low) }, { colour: edge, thickness: 4 });
    for (const { at, members } of clusters(marks)) {
      for (const [i, { mark }] of members.entries()) {
        addMark(slide, style, mark, { x: x(at) + (i - (members.length - 1) / 2) * 17, y });
      }
    }
  }
}

const ROW = 38;

/** Returns points before and after, on a line from 0 to 100%. */
export function changeFlow(
  style: SlideStyle,
  { heads, before, after, axis, rows }: ChangeChart,
): Flow {
  const { line, accent, quiet, ink } = style;
  const [titles, values] = [390, 190];
  const [left, right] = [PAGE.left + titles, PAGE.right - values - 20];
  const x = (at: number) => left + at * (right - left);
  const small = { size: style.small, colour: quiet };
  const head = 54;
  const heights = rows.map(({ number, title }) =>
    Math.max(textHeight(`${number}  ${title}`, { size: style.small + 1 }, titles - 30) + 14, ROW),
  );
  return {
    ...{ head, rows: heights, gap: 8 },
    draw: (slide, y, from, to) => {
      const legend = [
        ...markRuns(style, { shape: 'ring' }, small),
        ...slideRuns(style, `\u00a0${before}\u2003`, small),
        ...slideRuns(style, '●', { ...small, colour: accent }),
        ...slideRuns(style, `\u00a0${after}`, small),
      ];
      addWords(slide, legend, { x: PAGE.left, y, width: PAGE.width, height: 22 });
      const labels = y + 28;
      addWords(slide, slideRuns(style, heads.point, small), {
        x: PAGE.left,
        y: labels,
        width: titles,
        height: 22,
      });
      for (const { at, label } of axis) {
        addLabel(slide, style, label, {
          x: x(at),
          y: labels,
          anchor: 'middle',
          size: 14,
          colour: quiet,
        });
      }
      addWords(
        slide,
        slideRuns(style, heads.values, small),
        { x: PAGE.right - values, y: labels, width: values, height: 22 },
        { align: 'right' },
      );
      let top = y + head;
      for (let i = from; i < to; i++) {
        const row = rows[i];
        const height = heights[i] ?? ROW;
        if (!row) continue;
        const middle = top + height / 2;
        addLine(slide, { x: PAGE.left, y: top, width: PAGE.width }, { colour: line });
        const title = [`${row.number}\u2002`, { is: 'name', text: row.title }] as const;
        const body = { size: style.small + 1, colour: ink };
        addWords(
          slide,
          slideRuns(style, title, body),
          { x: PAGE.left, y: top, width: titles - 30, height },
          { valign: 'middle' },
        );
        addLine(slide, { x: left, y: middle, width: right - left }, { colour: line });
        for (const { at } of axis)
          addArea(slide, { x: x(at) - 0.5, y: middle - 6, width: 1, height: 12 }, { fill: line });
        if (row.before && row.after) {
          const [one, other] = [x(row.before.at), x(row.after.at)];
          addLine(
            slide,
            { x: Math.min(one, other), y: middle, width: Math.abs(other - one) },
            { colour: accent, thickness: 4 },
          );
        }
        if (row.before) addRing(slide, style, x(row.before.at), middle, 6);
        if (row.after) addDisc(slide, accent, x(row.after.at), middle, 8);
        const figures = [
          `${row.before?.label ?? '–'} → `,
          { is: 'strong', text: row.after?.label ?? '–' },
        ] as const;
        addWords(
          slide,
          slideRuns(style, figures, body),
          { x: PAGE.right - values, y: top, width: values, height },
          { align: 'right', valign: 'middle' },
        );
        top += height;
      }
    },
  };
}

/** Most columns of bars; with more, a bar would be too short to be read. */
const MOST_BARS = 7;

/** Returns points with a bar for each column; from many groups on, the total and figures alone. */
export function barsFlow(style: SlideStyle, { head: title, columns, rows }: Bars): Flow {
  const { line, edge, accent, bar, shade, quiet, ink } = style;
  const titles = 310;
  const width = (PAGE.width - titles) / Math.max(columns.length, 1);
  const hasBars = columns.length <= MOST_BARS;
  const figure = Math.min(58, width);
  const size = width < 60 ? 12 : style.small + 1;
  const small = { size: Math.min(size, style.small), colour: quiet };
  const headHeight =
    Math.max(
      ...columns.map((own) => textHeight(`● ${own.title}`, { ...small, isBold: true }, width - 10)),
      20,
    ) + 12;
  const heights = rows.map((row) =>
    Math.max(
      textHeight(`${row.number}  ${row.title}`, { size: style.small + 1 }, titles - 20) + 16,
      ...row.cells.map(
        ({ at, label }) =>
          textHeight(label, { size }, at === null ? width - 10 : Math.max(figure, 40)) + 14,
      ),
      35,
    ),
  );
  return {
    ...{ head: headHeight, rows: heights, gap: 12 },
    draw: (slide, y, from, to) => {
      const bottom = { valign: 'bottom' } as const;
      addWords(
        slide,
        slideRuns(style, title, small),
        { x: PAGE.left, y, width: titles, height: headHeight - 8 },
        bottom,
      );
      for (const [i, column] of columns.entries()) {
        const runs = [
          ...(column.mark ? markRuns(style, column.mark, small) : []),
          ...slideRuns(style, [column.mark ? '\u00a0' : '', { is: 'name', text: column.title }], {
            ...small,
            isBold: column.mark === null,
          }),
        ];
        addWords(
          slide,
          runs,
          { x: PAGE.left + titles + i * width, y, width: width - 10, height: headHeight - 8 },
          bottom,
        );
      }
      addLine(
        slide,
        { x: PAGE.left, y: y + headHeight, width: PAGE.width },
        { colour: edge, thickness: 1.5 },
      );
      let top = y + headHeight;
      for (let place = from; place < to; place++) {
        const row = rows[place];
        const height = heights[place] ?? ROW;
        if (!row) continue;
        const name = [`${row.number}\u2002`, { is: 'name', text: row.title }] as const;
        const middle = { valign: 'middle' } as const;
        addWords(
          slide,
          slideRuns(style, name, { size: style.small + 1, colour: ink }),
          { x: PAGE.left, y: top, width: titles - 20, height },
          middle,
        );
        for (const [i, { at, label }] of row.cells.entries()) {
          const left = PAGE.left + titles + i * width;
          const isTotal = columns[i]?.mark === null;
          const look = { size, colour: at === null ? quiet : ink, isBold: isTotal };
          const room = at === null || !hasBars ? width - 10 : figure;
          addWords(
            slide,
            slideRuns(style, label, look),
            { x: left, y: top, width: room, height },
            middle,
          );
          if (at === null || !hasBars) continue;
          const track = { x: left + figure, y: top + height / 2 - 6, height: 12 };
          const length = width - figure - 16;
          addArea(slide, { ...track, width: length }, { fill: shade });
          if (at > 0)
            addArea(
              slide,
              { ...track, width: length * Math.min(at, 1) },
              { fill: isTotal ? accent : bar },
            );
        }
        top += height;
        addLine(slide, { x: PAGE.left, y: top, width: PAGE.width }, { colour: line });
      }
    },
  };
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
