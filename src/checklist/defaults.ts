import type { Checklist, Criterion, EffortUnits, Group, Must, Point } from './checklist.ts';
import { type Level, levelsOf } from './criteria/levels.ts';

/** What holds where an author leaves a field out; documented in `checklists/README.md`. */
export const defaults = {
  type: 'levels',
  criterionWeight: 1,
  key: false,
  mustOf: 'overall',
  effort: { S: 1, M: 3, L: 8 },
  groups: { everyone: { title: 'Everyone' } },
} as const;

/** The weight of a criterion within its point. */
export function weightOf(criterion: Criterion): number {
  return criterion.weight ?? defaults.criterionWeight;
}

/** Whether a criterion is asked in express mode. */
export function isKey(criterion: Criterion): boolean {
  return criterion.key ?? defaults.key;
}

/** Whose level a must judges. */
export function scopeOf(must: Must): NonNullable<Must['of']> {
  return must.of ?? defaults.mustOf;
}

/** The groups by id; one that holds everybody where the checklist names none. */
export function groupsOf(checklist: Checklist): Readonly<Record<string, Group>> {
  return checklist.groups ?? defaults.groups;
}

/** Work units by effort. */
export function effortOf(checklist: Checklist): EffortUnits {
  return checklist.effort ?? defaults.effort;
}

/**
 * The level that a criterion should reach: its own target, else the checklist's, which counts from
 * the worst level and means the best one where a criterion has fewer.
 */
export function targetOf(checklist: Checklist, criterion: Criterion): Level {
  const levels = levelsOf(checklist, criterion);
  const own = levels.find(({ level }) => level === criterion.target);
  const shared = levels[Math.min(checklist.target ?? Number.POSITIVE_INFINITY, levels.length - 1)];
  const target = own ?? shared;
  if (!target) throw new Error(`criterion ${criterion.id} has no levels`);
  return target;
}

/** Every criterion with its point, in the order of the file. */
export function criteriaOf(
  checklist: Checklist,
): readonly { readonly point: Point; readonly criterion: Criterion }[] {
  return checklist.points.flatMap((point) =>
    point.criteria.map((criterion) => ({ point, criterion })),
  );
}
