import type { ChartColours } from './look.ts';
import type { SlopeLine } from './slope.ts';
import { label, line } from './svg.ts';

/** How one kind of line is told from the others, with colour and without. */
interface LineLook {
  readonly colour: string;
  readonly width: number;
  readonly dashes: string;
}

const KINDS = ['total', 'rose', 'fell', 'same'] as const;
const KIND_WORDS = { total: 'overall', rose: 'rose', fell: 'fell', same: 'unchanged' } as const;

/** The look of a line: by how it went, and the sum of all by itself. */
export function lookOf({ isTotal, before, after }: SlopeLine, colours: ChartColours): LineLook {
  if (isTotal) return lookOfKind('total', colours);
  // What is printed alike is not shown as a change.
  if (!before || !after || before.text === after.text) return lookOfKind('same', colours);
  return lookOfKind(after.value > before.value ? 'rose' : 'fell', colours);
}

function lookOfKind(kind: (typeof KINDS)[number], colours: ChartColours): LineLook {
  switch (kind) {
    case 'total':
      return { colour: colours.ink, width: 4, dashes: 'none' };
    case 'rose':
      return { colour: colours.accent, width: 1.8, dashes: 'none' };
    case 'fell':
      return { colour: colours.series[1] ?? colours.ink, width: 1.8, dashes: '7 4' };
    case 'same':
      return { colour: colours.quiet, width: 1.8, dashes: '2 3' };
  }
}

/** The same as SVG has it. */
export function stroke({ colour, width, dashes }: LineLook) {
  return { stroke: colour, 'stroke-width': width, 'stroke-dasharray': dashes };
}

/** What each look means. */
export function drawKey(y: number, width: number, colours: ChartColours): readonly string[] {
  const room = width / KINDS.length;
  return KINDS.flatMap((kind, i) => {
    const x = i * room;
    return [
      line({ x, y: y - 4 }, { x: x + 22, y: y - 4 }, stroke(lookOfKind(kind, colours))),
      label(KIND_WORDS[kind], { x: x + 27, y }, { size: 11, fill: colours.quiet }),
    ];
  });
}
