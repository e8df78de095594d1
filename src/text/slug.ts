/** Most characters of a name that is made of a text. */
const LONGEST_NAME = 60;

/** Converts a text to lowercase letters, digits and hyphens; empty without Latin letters or digits. */
export function slug(text: string): string {
  const words = text.normalize('NFKD').replace(/\p{Mark}/gu, '');
  return hyphened(words.toLowerCase().replace(/[^a-z0-9]+/g, '-'));
}

/** Names that Windows opens as devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)\d)$/;

/** Names that a file of answers cannot have: they mean something else in a round, or to JavaScript. */
const TAKEN =
  /^(?:plan|policy|agreed|round|baseline|brand|map|readme|constructor|prototype|[\d-]+)$/;

/** True if a name means a device on Windows. */
export function isDevice(name: string): boolean {
  return DEVICE.test(name);
}

/**
 * Converts the name of a person to an id that a file can have. A name without Latin letters gets a
 * checksum, so that two of them differ and the same one comes back.
 */
export function personId(name: string): string {
  const id = slug(name);
  if (id === '') return `respondent-${checksum(name.normalize('NFKC').trim().toLowerCase())}`;
  return DEVICE.test(id) || TAKEN.test(id) ? `respondent-${id}` : id;
}

/** Returns a checksum of six letters and digits (FNV-1a of 32 bits). */
function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  }
  return sum.toString(36).padStart(7, '0').slice(-6);
}

/** Shortens a name with hyphens, and removes those at its ends. */
export function hyphened(text: string): string {
  return Array.from(text).slice(0, LONGEST_NAME).join('').replace(/^-|-$/g, '');
}
