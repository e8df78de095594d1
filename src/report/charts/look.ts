/** What a picture is called and says, for those who do not see it; `id` is unique on its page. */
export interface Caption {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** The colours of a chart, in any form that SVG takes: `#1f4e79`, or `var(--ink)` in a page. */
export interface ChartColours {
  /** Text, and lines that matter. */
  readonly ink: string;
  /** Text beside the point. */
  readonly quiet: string;
  /** Grids and edges. */
  readonly line: string;
  /** What lies behind the chart. */
  readonly paper: string;
  /** Areas that stand back. */
  readonly shade: string;
  readonly accent: string;
  /** One for each series; used again from the start where there are more. */
  readonly series: readonly string[];
  /** From the worst to the best, each with the text on it. */
  readonly heat: readonly { readonly fill: string; readonly text: string }[];
}
