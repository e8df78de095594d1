import type { AxisPlace, BandScale, ChangeChart, Dots, DotsRow, Matrix } from '../../blocks.ts';
import {
  BESIDE,
  clusters,
  earlierLabel,
  type LabelPlace,
  LETTER,
  levelPosition,
  scoreAnchor,
} from '../places.ts';
import { html, type Markup, markShape, nothing, percentOf } from './markup.ts';

// Pictures have no viewBox: x is in percent of the width, y in pixels. So texts keep their size, and
// nothing shrinks on a narrow page.

/** Width of a page in pixels. */
const PAGE = 640;
const PHONE = 288;

/** Returns the bar of bands with the score, the earlier score and the possible range. */
export function scalePicture({ description, bands, end, score, before, range }: BandScale): Markup {
  return html`
<svg class="scale" width="100%" height="76" role="img" aria-label="${description}">${bands.map(
    ({ title, from, isReached }, i) => {
      const to = bands[i + 1]?.from.at ?? 1;
      const fits = title.length * LETTER < (to - from.at) * PAGE + 14;
      const look = isReached ? html` font-weight="700"` : html` class="wide"`;
      return html`<rect class="band${isReached ? ' reached' : ''}" x="${percentOf(from.at)}" y="30" width="${percentOf(to - from.at)}" height="16"/>${
        fits || isReached
          ? html`<text${look} x="${percentOf((from.at + to) / 2)}" y="61" text-anchor="middle" font-size="12.5">${title}</text>`
          : nothing
      }<text class="quiet${isReached ? '' : ' wide'}" x="${percentOf(from.at)}" y="75" text-anchor="${i === 0 ? 'start' : 'middle'}" font-size="12">${from.label}</text>`;
    },
  )}<text class="quiet" x="100%" y="75" text-anchor="end" font-size="12">${end}</text>${
    range ? rangeOf(range) : nothing
  }${before ? earlierOf(before, score, range === null) : nothing}<svg x="${percentOf(score.at)}" overflow="visible"><path class="ink" d="M0 29L-7 17H7Z"/><rect class="needle" x="-1.5" y="29" width="3" height="18"/><text x="0" y="12" text-anchor="${scoreAnchor(score.at)}" font-size="15" font-weight="700">${score.label}</text></svg></svg>`;
}

function rangeOf({ low, high, label, short }: NonNullable<BandScale['range']>): Markup {
  const [from, to] = [percentOf(low), percentOf(high)];
  const isLeft = high > 0.6;
  const anchor = isLeft ? html`x="-8" y="28" text-anchor="end"` : html`x="8" y="28"`;
  return html`<line class="bracket" x1="${from}" x2="${to}" y1="24" y2="24"/><line class="bracket" x1="${from}" x2="${from}" y1="19" y2="29"/><line class="bracket" x1="${to}" x2="${to}" y1="19" y2="29"/><svg x="${isLeft ? from : to}" overflow="visible"><text class="wide" ${anchor} font-size="12.5">${label}</text><text class="slim" ${anchor} font-size="12.5">${short}</text></svg>`;
}

function earlierOf(
  before: NonNullable<BandScale['before']>,
  score: AxisPlace,
  hasLine: boolean,
): Markup {
  const [at, now] = [percentOf(before.at), percentOf(score.at)];
  const wide = earlierLabel(before.at, score.at, before.label, PAGE);
  const slim = earlierLabel(before.at, score.at, before.label, PHONE);
  const label = (place: LabelPlace, text: string, look: string): Markup =>
    html`<svg x="${percentOf(place.at)}" overflow="visible"><text class="${look}" x="${place.x}" y="12" text-anchor="${place.anchor}" font-size="12.5">${text}</text></svg>`;
  return html`${hasLine ? html`<line class="way" x1="${at}" x2="${now}" y1="22" y2="22"/>` : nothing}<svg x="${at}" overflow="visible"><circle class="ring" cx="0" cy="22" r="5"/></svg>${label(
    wide.place,
    before.label,
    'wide',
  )}${label(slim.place, slim.fits ? before.label : before.short, 'slim')}`;
}

/** Returns the line of levels with the marks of one criterion. */
export function dotsPicture({ levels }: Dots, { marks, range }: DotsRow): Markup {
  const x = (at: number): Markup => percentOf(levelPosition(at, levels.length));
  const places = marks.map(({ at }) => at);
  const [low, high] = [Math.min(...places), Math.max(...places)];
  const line = ({ from, to, ...look }: { class: string; from: number; to: number }): Markup =>
    html`<line class="${look.class}" x1="${x(from)}" x2="${x(to)}" y1="12" y2="12"/>`;
  const ticks = levels.map((_, i) => i / Math.max(levels.length - 1, 1));
  return html`<svg class="strip" width="100%" height="24" aria-hidden="true">${line({ class: 'axis', from: 0, to: 1 })}${ticks.map(
    (at) => html`<line class="axis" x1="${x(at)}" x2="${x(at)}" y1="8" y2="16"/>`,
  )}${range ? line({ class: 'range', from: range.low, to: range.high }) : nothing}${
    high > low
      ? line({ class: range ? 'spread of-means' : 'spread', from: low, to: high })
      : nothing
  }${clusters(marks).map(
    ({ at, members }) =>
      html`<svg x="${x(at)}" overflow="visible">${members.map(({ mark }, i) =>
        markShape(mark, (i - (members.length - 1) / 2) * BESIDE, 12),
      )}</svg>`,
  )}</svg>`;
}

/** Returns the line from 0 to 100% with a ring before and a disc now. */
export function changePicture(
  { axis }: ChangeChart,
  { before, after }: ChangeChart['rows'][number],
): Markup {
  return html`<svg width="100%" height="20" aria-hidden="true"><line class="axis" x1="0" x2="100%" y1="10" y2="10"/>${axis.map(
    ({ at }) =>
      html`<line class="axis" x1="${percentOf(at)}" x2="${percentOf(at)}" y1="4" y2="16"/>`,
  )}${
    before && after
      ? html`<line class="move" x1="${percentOf(before.at)}" x2="${percentOf(after.at)}" y1="10" y2="10"/>`
      : nothing
  }${before ? html`<circle class="ring" cx="${percentOf(before.at)}" cy="10" r="5"/>` : nothing}${
    after ? html`<circle class="disc" cx="${percentOf(after.at)}" cy="10" r="6"/>` : nothing
  }</svg>`;
}

/** Height of the drawing of a matrix from the lowest to the highest gain, and its base line. */
const [MATRIX_HEIGHT, MATRIX_BASE] = [125, 150];
/** Distance of discs with the same effort, in pixels. */
const DISC = 25;
/** Room of a group of discs, in pixels. */
const WIDEST = 140;

/** Returns actions by effort and gain. */
export function matrixPicture({ description, effort, gain, across, up, discs }: Matrix): Markup {
  const x = (at: number): Markup => percentOf(0.95 * at);
  const y = (at: number): number => Math.round(MATRIX_BASE - at * MATRIX_HEIGHT);
  return html`
<svg class="matrix" width="100%" height="196" role="img" aria-label="${description}"><svg x="34" y="8" width="92%" height="150" overflow="visible">${up.map(
    ({ at, label }) =>
      html`<line class="axis" x1="0" x2="95%" y1="${y(at)}" y2="${y(at)}"/><text class="quiet" x="-8" y="${y(at) + 4}" text-anchor="end" font-size="12">${label}</text>`,
  )}${across.map(
    ({ at, label }) =>
      html`<text class="quiet" x="${x(at)}" y="168" text-anchor="middle" font-size="12">${label}</text>`,
  )}<text x="0" y="186" font-size="12.5">${effort} →</text><text x="6" y="6" font-size="12.5">↑ ${gain}</text>${sideBySide(
    discs,
    y,
  ).map(
    ({ disc, offset }) =>
      html`<svg x="${x(disc.across)}" overflow="visible"><circle class="disc" cx="${offset}" cy="${y(disc.up)}" r="11.5"/><text class="on-disc" x="${offset}" y="${y(disc.up) + 4}" text-anchor="middle" font-size="13" font-weight="700">${disc.rank}</text></svg>`,
  )}</svg></svg>`;
}

type Disc = Matrix['discs'][number];

/** Part of a group of discs to the left of its place: all of it at the right edge. */
function startOf({ across }: Disc): number {
  return across > 0.8 ? 1 : across < 0.2 ? 0 : 0.5;
}

/** Moves discs of one effort and nearly the same gain apart, in their order. */
function sideBySide(
  discs: readonly Disc[],
  y: (up: number) => number,
): readonly { readonly disc: Disc; readonly offset: number }[] {
  const groups: Disc[][] = [];
  for (const disc of discs.toSorted((a, b) => a.across - b.across || a.up - b.up)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const touches =
      last !== undefined && last.across === disc.across && y(last.up) - y(disc.up) < DISC;
    if (group && touches) group.push(disc);
    else groups.push([disc]);
  }
  return groups.flatMap((group) =>
    discs
      .filter((disc) => group.includes(disc))
      .map((disc, i) => ({
        disc,
        offset:
          (i - (group.length - 1) * startOf(disc)) *
          Math.min(DISC, WIDEST / Math.max(group.length - 1, 1)),
      })),
  );
}
