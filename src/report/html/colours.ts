import type { Accent } from '../brand.ts';
import type { ChartColours } from '../charts/look.ts';
import { dark, light } from '../palette.ts';

/** The colours of a page by the names that its style gives them, so that they follow its theme. */
export const PAGE_COLOURS: ChartColours = {
  ink: 'var(--ink)',
  quiet: 'var(--quiet)',
  line: 'var(--line)',
  paper: 'var(--paper)',
  shade: 'var(--shade)',
  accent: 'var(--accent)',
  series: light.series.map((_, i) => `var(--series-${i})`),
  heat: light.heat.map((_, i) => ({ fill: `var(--heat-${i})`, text: `var(--on-heat-${i})` })),
};

/** What the style says of those colours on light paper. */
export function lightColours(accent: Accent | null): string {
  return declarations({ ...light, accent: accent?.onLight ?? light.accent });
}

/** The same on a dark screen. */
export function darkColours(accent: Accent | null): string {
  return declarations({ ...dark, accent: accent?.onDark ?? dark.accent });
}

function declarations({ series, heat, ...single }: ChartColours): string {
  return [
    ...Object.entries(single),
    ...series.map((colour, i) => [`series-${i}`, colour]),
    ...heat.flatMap(({ fill, text }, i) => [
      [`heat-${i}`, fill],
      [`on-heat-${i}`, text],
    ]),
  ]
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(' ');
}
