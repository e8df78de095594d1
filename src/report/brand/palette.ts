import { type Accent, contrast, mixed, PAPER } from './brand.ts';

/** Colours of a document on one paper. Text reaches 4.5:1, what is drawn 3:1. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  /** Text of second rank. */
  readonly quiet: string;
  /** Borders and lines that carry meaning. */
  readonly edge: string;
  /** Hairlines. */
  readonly line: string;
  /** Ground of callouts and tracks of bars. */
  readonly shade: string;
  readonly accent: string;
  readonly onAccent: string;
  /** Bars of groups. */
  readonly bar: string;
  readonly warnEdge: string;
  readonly warnGround: string;
  /** Groups, by the shape of their mark. */
  readonly circle: string;
  readonly square: string;
  readonly triangle: string;
  readonly diamond: string;
  readonly plus: string;
  readonly ring: string;
  /** Levels from worst to best. */
  readonly levels: readonly { readonly fill: string; readonly text: string }[];
}

/** Colours on white paper. */
const onPaper: Palette = {
  paper: PAPER.light,
  ink: '#16202c',
  quiet: '#4a5766',
  edge: '#6b7885',
  line: '#c5ced8',
  shade: '#f2f5f8',
  accent: '#1f4e79',
  onAccent: '#ffffff',
  bar: '#728fab',
  warnEdge: '#a85400',
  warnGround: '#fdf1e3',
  circle: '#0b63b0',
  square: '#b8480b',
  triangle: '#3d4048',
  diamond: '#00756b',
  plus: '#7a3ea8',
  ring: '#8a6d00',
  levels: [
    { fill: '#e9f0f7', text: '#16202c' },
    { fill: '#c1d8ec', text: '#16202c' },
    { fill: '#84b2d8', text: '#16202c' },
    { fill: '#2c6fae', text: '#ffffff' },
    { fill: '#123f6b', text: '#ffffff' },
  ],
};

/** Colours on a dark screen. */
const inTheDark: Palette = {
  paper: PAPER.dark,
  ink: '#e8edf2',
  quiet: '#b2bdc9',
  edge: '#8794a1',
  line: '#3a4653',
  shade: '#1b232c',
  accent: '#8fc1f0',
  onAccent: '#0d141b',
  bar: '#53708c',
  warnEdge: '#f0a850',
  warnGround: '#33260f',
  circle: '#6db4ff',
  square: '#ff9d5c',
  triangle: '#d9dde3',
  diamond: '#4fd1c5',
  plus: '#c79bf0',
  ring: '#d8b740',
  levels: [
    { fill: '#1e2a36', text: '#e8edf2' },
    { fill: '#24425e', text: '#e8edf2' },
    { fill: '#2d5f8a', text: '#ffffff' },
    { fill: '#74abdb', text: '#0d141b' },
    { fill: '#c7e1fa', text: '#0d141b' },
  ],
};

/** Least contrast of a bar and its track. Source: WCAG 2.2, success criterion 1.4.11. */
const LEAST_OF_A_BAR = 3;

/** Returns the colours on white paper in the accent of a firm. */
export function lightPalette(accent: Accent | null): Palette {
  return branded(onPaper, accent?.onLight);
}

/** Returns the colours on a dark screen in the accent of a firm. */
export function darkPalette(accent: Accent | null): Palette {
  return branded(inTheDark, accent?.onDark);
}

function branded(palette: Palette, accent: string | undefined): Palette {
  if (accent === undefined) return palette;
  const [darkText, lightText] = ['#0d141b', '#ffffff'];
  const onAccent = contrast(accent, lightText) > contrast(accent, darkText) ? lightText : darkText;
  return { ...palette, accent, onAccent, bar: barOf(accent, palette) };
}

/** Returns the palest mixture of a colour with the paper that can be told from the track of a bar. */
function barOf(accent: string, { paper, shade }: Palette): string {
  for (let percent = 99; percent > 0; percent--) {
    const colour = mixed(accent, paper, percent / 100);
    if (contrast(colour, shade) >= LEAST_OF_A_BAR) return colour;
  }
  return accent;
}
