import type { Checklist } from './checklist.ts';
import { isScored } from './criteria/types.ts';

/** Numbers by which people speak of points ("7") and criteria ("7.2"), by id. */
export interface Numbering {
  readonly points: ReadonlyMap<string, string>;
  readonly criteria: ReadonlyMap<string, string>;
}

/** Numbers points and criteria in the order of the file; a point without a score has no number. */
export function numberingOf({ points }: Checklist): Numbering {
  const numbered = points.filter(({ criteria }) => criteria.some(isScored));
  return {
    points: new Map(numbered.map(({ id }, i) => [id, String(i + 1)])),
    criteria: new Map(
      numbered.flatMap(({ criteria }, i) =>
        criteria.map(({ id }, j): [string, string] => [id, `${i + 1}.${j + 1}`]),
      ),
    ),
  };
}
