import { quoted } from '../safe-text.ts';
import { refuse } from './parse.ts';
import type { Source } from './source.ts';

/** The file format that this align reads and writes; the only one so far. */
export const FORMAT = 1;

/**
 * Makes sure that a file is of the format that the schemas describe, before they report as mistakes
 * what is only newer.
 * @throws InputError at `format`
 */
export function checkFormat(source: Source): void {
  const { value } = source;
  // What is no mapping at all is left to the schema, which says so.
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const format: unknown = 'format' in value ? value.format : undefined;
  const text = refusal(format);
  if (text !== null) refuse(source, [{ path: ['format'], text }]);
}

function refusal(format: unknown): string | null {
  if (format === FORMAT) return null;
  if (format === undefined)
    return `format: is missing; write "format: ${FORMAT}" in the first line`;
  if (typeof format === 'number' && Number.isInteger(format) && format > FORMAT) {
    return `format ${format} is newer than this align; upgrade align`;
  }
  const found = typeof format === 'string' ? quoted(format) : shown(format);
  return `format: must be ${FORMAT}, but is ${found}; write "format: ${FORMAT}"`;
}

function shown(value: unknown): string {
  if (value === null) return 'empty';
  return typeof value === 'object' ? 'a list or a mapping' : String(value);
}
