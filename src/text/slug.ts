/** Most characters of a name that is made of a text. */
const LONGEST_NAME = 60;

/** Converts a text to lowercase letters, digits and hyphens; empty without Latin letters or digits. */
export function slug(text: string): string {
  const words = text.normalize('NFKD').replace(/\p{Mark}/gu, '');
  return hyphened(words.toLowerCase().replace(/[^a-z0-9]+/g, '-'));
}

/** Shortens a name with hyphens, and removes those at its ends. */
export function hyphened(text: string): string {
  return Array.from(text).slice(0, LONGEST_NAME).join('').replace(/^-|-$/g, '');
}
