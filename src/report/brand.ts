/** A firm's look on a report, as its file says it; everything but the firm may be left out. */
export interface Brand {
  readonly format: 1;
  readonly firm: string;
  /** Where the logo lies, an SVG or PNG file, relative to the brand file. */
  readonly logo?: string | undefined;
  /** A colour as #rrggbb. */
  readonly accent?: string | undefined;
  readonly preparedBy?: string | undefined;
  readonly preparedFor?: string | undefined;
  /** Stands on every page, as in "Confidential". */
  readonly confidentiality?: string | undefined;
  /** Stands on the cover; several paragraphs are separated by a blank line. */
  readonly cover?: string | undefined;
  /** What a PDF is printed on; A4 where nothing is said. */
  readonly paper?: 'a4' | 'letter' | undefined;
}

/** A brand with everything that its file refers to, as the formats take it. */
export interface Branding extends Omit<Brand, 'format' | 'logo' | 'accent'> {
  readonly logo: Logo | null;
  readonly accent: Accent | null;
}

/** An accent colour in the shades in which it can be read. */
export interface Accent {
  /** As written, in lower case. */
  readonly written: string;
  /** The shade for text on white paper, 4.5:1 or more; `written` where that is enough. */
  readonly onLight: string;
  /** The shade for text on a dark screen. */
  readonly onDark: string;
}

/** A picture that is harmless and can be embedded as it is. */
export type Logo = SvgLogo | PngLogo;

interface LogoSize {
  /** In pixels, or units of the picture; its shape is what counts. */
  readonly width: number;
  readonly height: number;
}

export interface SvgLogo extends LogoSize {
  readonly kind: 'svg';
  /** Without scripts, event handlers and references to anything outside. */
  readonly text: string;
}

export interface PngLogo extends LogoSize {
  readonly kind: 'png';
  readonly bytes: Uint8Array;
}
