import type { Checklist, Criterion } from '../checklist.ts';

/** A rule across fields that is not kept, at the place where mending it begins. */
export interface Breach {
  readonly path: readonly (string | number)[];
  /** What is wrong and what to do; the name of the field comes before it. */
  readonly text: string;
  /** Whether the place is the name before the colon; default the value. */
  readonly where?: 'key' | undefined;
}

/** A criterion and where it stands in the file. */
export interface PlacedCriterion {
  readonly criterion: Criterion;
  readonly path: readonly (string | number)[];
}

/** All criteria with their places. */
export function placedCriteria({ points }: Checklist): readonly PlacedCriterion[] {
  return points.flatMap(({ criteria }, i) =>
    criteria.map((criterion, j) => ({ criterion, path: ['points', i, 'criteria', j] })),
  );
}
