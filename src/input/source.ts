import type { Problem } from '../errors.ts';
import type { TextPlace } from './places.ts';

/** Where a value stands inside a file: the field names and list positions that lead to it. */
export type Path = readonly (string | number)[];

/** The field's value, or the name before its colon. */
export type Where = 'value' | 'key';

/** A file that was read: its value, and where in its text each part of the value stands. */
export interface Source {
  readonly file: string;
  readonly value: unknown;
  /** A problem at the place of the path; where it was never written, at the nearest written part around it. */
  problemAt(path: Path, text: string, where?: Where): Problem;
  /** Where the names of the mapping at the path stand; none where there is no mapping. */
  namesAt(path: Path): ReadonlyMap<string, TextPlace>;
}
