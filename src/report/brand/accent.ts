import type { Accent } from '../brand.ts';
import { dark, light } from '../palette.ts';

/** The least contrast of text with what is behind it. Source: WCAG 2.2, success criterion 1.4.3. */
export const LEAST_CONTRAST = 4.5;

/** A colour as #rrggbb, made darker for white paper and lighter for a dark screen as far as it must. */
export function accentOf(colour: string): Accent {
  const written = colour.toLowerCase();
  return {
    written,
    onLight: shadeTowards('#000000', written, light.paper),
    onDark: shadeTowards('#ffffff', written, dark.paper),
  };
}

/**
 * The contrast of two colours, 1 to 21. Source: WCAG 2.2, definition of contrast ratio.
 */
export function contrast(first: string, second: string): number {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The nearest mixture with black or white that can be read on paper of this colour. */
function shadeTowards(end: string, colour: string, paper: string): string {
  for (let percent = 0; percent < 100; percent++) {
    const shade = mixed(colour, end, percent / 100);
    if (contrast(shade, paper) >= LEAST_CONTRAST) return shade;
  }
  return end;
}

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
