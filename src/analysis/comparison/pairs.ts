import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { criteriaOf } from '../../checklist/defaults.ts';

/** Which criteria of two versions of a checklist are the same ones. */
export interface Pairs {
  /** The later id by the earlier one. */
  readonly laterOf: ReadonlyMap<string, string>;
  /** The earlier id by the later one. */
  readonly earlierOf: ReadonlyMap<string, string>;
}

/** Pairs criteria by id, and where one was renamed, by the id that it had. */
export function pairCriteria(earlier: Checklist, later: Checklist): Pairs {
  const olds = criteriaOf(earlier).map(({ criterion }) => criterion);
  const news = criteriaOf(later).map(({ criterion }) => criterion);
  const laterOf = new Map<string, string>();
  for (const old of olds) {
    const twin = news.find(({ id }) => id === old.id) ?? news.find((own) => isRenamed(own, old));
    if (twin) laterOf.set(old.id, twin.id);
  }
  return { laterOf, earlierOf: new Map([...laterOf].map(([old, later]) => [later, old])) };
}

// Whoever compares backwards has the name that was given later in the earlier checklist.
function isRenamed(one: Criterion, other: Criterion): boolean {
  return (one.formerly?.includes(other.id) || other.formerly?.includes(one.id)) ?? false;
}
