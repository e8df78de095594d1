import {
  at,
  baselineDistance,
  type Caption,
  type ChartColours,
  label,
  shape,
  svgParagraph,
  svgPicture,
  svgTextWidth,
  wrapText,
} from './svg.ts';

/** Causes and effects as boxes with arrows between them. */
export interface Chain extends Caption {
  /** Boxes, causes before their effects. */
  readonly boxes: readonly ChainBox[];
  /** Arrows as indexes into `boxes`. */
  readonly arrows: readonly { readonly from: number; readonly to: number }[];
}

export interface ChainBox {
  readonly title: string;
  /** Number at the end of the box. */
  readonly figure: string;
  /** Kind of the box, such as "root cause". */
  readonly kind: string;
  readonly isRoot: boolean;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly lines: readonly string[];
}

const WIDTH = 340;
const INDENT = 26;
/** Deepest indent; boxes further down keep it, as they need room for their titles. */
const DEEPEST = 4;
const GAP = 12;
const PADDING = 12;
const TITLE = 14;
const KIND = 11;

/** Draws a chain from top to bottom, each effect further to the right than its causes. */
export function drawChain(chain: Chain, colours: ChartColours): string {
  const boxes = layOut(chain);
  const last = boxes.at(-1);
  return svgPicture(chain, { width: WIDTH, height: (last ? last.y + last.height : 0) + 2 }, [
    ...chain.arrows.map(({ from, to }) => drawArrow(boxes[from], boxes[to], colours)),
    ...boxes.map((box, i) => drawBox(box, chain.boxes[i], colours)),
  ]);
}

function layOut({ boxes, arrows }: Chain): readonly Box[] {
  const depths: number[] = [];
  const placed: Box[] = [];
  let y = 1;
  for (const [i, { title, figure }] of boxes.entries()) {
    const causes = arrows.filter(({ to }) => to === i).map(({ from }) => depths[from] ?? 0);
    const depth = Math.min(Math.max(-1, ...causes) + 1, DEEPEST);
    depths.push(depth);
    const x = 1 + depth * INDENT;
    const room = WIDTH - x - 2 * PADDING - svgTextWidth(figure, TITLE) - 8;
    const lines = wrapText(title, TITLE, room);
    const height = 2 * PADDING + KIND + 4 + lines.length * baselineDistance(TITLE);
    placed.push({ x, y, height, lines });
    y += height + GAP;
  }
  return placed;
}

function drawBox(box: Box, content: ChainBox | undefined, colours: ChartColours): string {
  if (!content) return '';
  const { x, y, height, lines } = box;
  const { ink, quiet, line, accent, paper } = colours;
  const first = y + PADDING + KIND + 4 + TITLE;
  const edge = content.isRoot
    ? { stroke: accent, 'stroke-width': 2.5 }
    : { stroke: line, 'stroke-width': 1.5 };
  return [
    shape('rect', {
      ...{ x: at(x), y: at(y), width: at(WIDTH - x - 1), height: at(height), rx: 4 },
      ...{ fill: paper, ...edge },
    }),
    label(
      content.kind,
      { x: x + PADDING, y: y + PADDING + KIND - 2 },
      { size: KIND, fill: content.isRoot ? accent : quiet, bold: content.isRoot },
    ),
    svgParagraph(lines, { x: x + PADDING, y: first }, { size: TITLE, fill: ink, bold: true }),
    label(
      content.figure,
      { x: WIDTH - 1 - PADDING, y: first },
      { size: TITLE, fill: ink, anchor: 'end' },
    ),
  ].join('\n');
}

/** Draws an arrow down from the cause, then to the right into the effect. */
function drawArrow(from: Box | undefined, to: Box | undefined, { quiet }: ChartColours): string {
  if (!from || !to) return '';
  const down = from.x + INDENT / 2;
  const end = { x: to.x, y: to.y + to.height / 2 };
  const path = `M ${at(down)} ${at(from.y + from.height)} V ${at(end.y)} H ${at(end.x - 5)}`;
  const head = `M ${at(end.x)} ${at(end.y)} l -8 -4.5 v 9 Z`;
  return [
    shape('path', { d: path, fill: 'none', stroke: quiet, 'stroke-width': 2 }),
    shape('path', { d: head, fill: quiet }),
  ].join('\n');
}
