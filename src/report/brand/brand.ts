/** Look of a firm on a report, as its file has it. All but the firm is optional. */
export interface Brand {
  readonly format: 1;
  readonly firm: string;
  /** Path of an SVG or PNG file, relative to the brand file. */
  readonly logo?: string | undefined;
  /** Colour as #rrggbb. */
  readonly accent?: string | undefined;
  readonly preparedBy?: string | undefined;
  readonly preparedFor?: string | undefined;
  /** Text on every page, such as "Confidential". */
  readonly confidentiality?: string | undefined;
  /** Text on the cover; blank lines separate paragraphs. */
  readonly cover?: string | undefined;
  /** Paper of a PDF; A4 by default. */
  readonly paper?: 'a4' | 'letter' | undefined;
}

/** Brand with the contents of the files that it refers to. */
export interface Branding extends Omit<Brand, 'format' | 'logo' | 'accent'> {
  readonly logo: Logo | null;
  readonly accent: Accent | null;
}

/** Accent colour in shades that can be read. */
export interface Accent {
  /** Colour as written, in lower case. */
  readonly written: string;
  /** Shade for text on white paper, 4.5:1 or more; `written` if that is enough. */
  readonly onLight: string;
  /** Shade for text on a dark screen, 4.5:1 or more. */
  readonly onDark: string;
}

/** Harmless picture, ready to be embedded. */
export type Logo = SvgLogo | PngLogo;

interface LogoSize {
  /** Width in pixels or units of the picture; only the ratio to the height matters. */
  readonly width: number;
  readonly height: number;
}

export interface SvgLogo extends LogoSize {
  readonly kind: 'svg';
  /** SVG without scripts, event handlers and references to anything outside. */
  readonly text: string;
}

export interface PngLogo extends LogoSize {
  readonly kind: 'png';
  readonly bytes: Uint8Array;
}

/** Returns a logo as the address of an embedded picture. */
export function dataUri(logo: Logo): string {
  const [type, bytes] =
    logo.kind === 'svg' ? ['image/svg+xml', Buffer.from(logo.text)] : ['image/png', logo.bytes];
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

/** Colours of white paper and of a dark screen, on which accents are read. */
export const PAPER = { light: '#ffffff', dark: '#12181f' } as const;

/** Minimum contrast of text and background. Source: WCAG 2.2, success criterion 1.4.3. */
export const LEAST_CONTRAST = 4.5;

/** Darkens a colour, given as #rrggbb, for white paper and lightens it for a dark screen as needed. */
export function accentOf(colour: string): Accent {
  const written = colour.toLowerCase();
  return {
    written,
    onLight: shadeTowards('#000000', written, PAPER.light),
    onDark: shadeTowards('#ffffff', written, PAPER.dark),
  };
}

/** Returns the contrast of two colours, 1 to 21. Source: WCAG 2.2, definition of contrast ratio. */
export function contrast(first: string, second: string): number {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Returns a colour without its #, as libraries for office documents take it. */
export function hex(colour: string): string {
  return colour.replace('#', '');
}

/** Returns the nearest mixture with black or white that can be read on paper of this colour. */
function shadeTowards(end: string, colour: string, paper: string): string {
  for (let percent = 0; percent < 100; percent++) {
    const shade = mixed(colour, end, percent / 100);
    if (contrast(shade, paper) >= LEAST_CONTRAST) return shade;
  }
  return end;
}

/** Mixes a colour with a share, 0 to 1, of another one. */
function mixed(colour: string, other: string, share: number): string {
  const others = channels(other);
  const mixture = channels(colour).map((channel, i) =>
    Math.round(channel * (1 - share) + (others[i] ?? 0) * share),
  );
  return `#${mixture.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): readonly number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
}

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
