import { InputError } from '../errors.ts';
import type { Source } from './source.ts';

/** The file format that this align reads and writes; the only one so far. */
const FORMAT = 1;

/**
 * Refuses a file of a newer format before its schema calls mistakes what is only new.
 * @throws InputError at `format`
 */
export function checkFormat(source: Source): void {
  const { value } = source;
  const format = typeof value === 'object' && value && 'format' in value ? value.format : undefined;
  if (typeof format !== 'number' || !Number.isInteger(format) || format <= FORMAT) return;
  const text = `format ${format} is newer than this align; upgrade align`;
  throw new InputError([source.problemAt(['format'], text)]);
}
