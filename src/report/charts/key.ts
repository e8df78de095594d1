import type { ChartColours } from './look.ts';
import { sample, seriesLook } from './marks.ts';
import { lineHeight, paragraph } from './svg.ts';
import { wrapText } from './text-width.ts';

const SIZE = 13;

/** Where a key stands. */
interface KeyPlace {
  readonly top: number;
  readonly width: number;
}

/** The names of the series beside samples of their looks, and where that ends. */
export function drawKey(
  names: readonly string[],
  { top, width }: KeyPlace,
  colours: ChartColours,
): { readonly shapes: readonly string[]; readonly bottom: number } {
  const shapes: string[] = [];
  let y = top;
  for (const [i, name] of names.entries()) {
    const lines = wrapText(name, SIZE, width - 60);
    shapes.push(
      sample(seriesLook(colours, i), { x: 8, y: y - 4 }),
      paragraph(lines, { x: 50, y }, { size: SIZE, fill: colours.ink }),
    );
    y += Math.max(lines.length, 1) * lineHeight(SIZE) + 4;
  }
  return { shapes, bottom: y - 6 };
}
