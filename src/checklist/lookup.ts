import type { Checklist, Criterion, EffortUnits, Group, Point } from './checklist.ts';
import type { Level } from './criteria/scale.ts';
import { scaleOf } from './criteria/types.ts';
import type { Advice, Must } from './criterion.ts';

/** What holds where an author leaves a field out; documented in `checklists/README.md`. */
export const defaults = {
  type: 'levels',
  criterionWeight: 1,
  key: false,
  mustOf: 'overall',
  better: 'yes',
  scoring: 'share',
  cap: 100,
  between: 'stepped',
  effort: { S: 1, M: 3, L: 8 },
  groups: { everyone: { title: 'Everyone' } },
} as const;

/** The weight of a criterion within its point; a text is never scored. */
export function weightOf(criterion: Criterion): number {
  if (criterion.type === 'text') return 0;
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
 * Where a criterion should be: at its own target, else at its best level. The checklist's target is
 * for `levels` only: it counts from the worst one, and means the best where there are fewer. Null
 * where nothing is scored.
 */
export function targetOf(checklist: Checklist, criterion: Criterion): Level | null {
  const { levels, levelOf } = scaleOf(checklist, criterion);
  if (criterion.target !== undefined) return levelOf(criterion.target);
  const shared = (criterion.type ?? defaults.type) === 'levels' ? checklist.target : undefined;
  return levels[Math.min(shared ?? Number.POSITIVE_INFINITY, levels.length - 1)] ?? null;
}

/** What a must asks for. */
export function mustLevelOf(checklist: Checklist, criterion: Criterion, must: Must): Level {
  const wanted = must.level ?? must.answer;
  const level = wanted === undefined ? null : scaleOf(checklist, criterion).levelOf(wanted);
  if (!level) throw new Error(`the must of ${criterion.id} asks for no answer`);
  return level;
}

/** How to leave a level; undefined where the checklist has no advice for it. */
export function adviceAt(
  checklist: Checklist,
  criterion: Criterion,
  level: Level,
): Advice | undefined {
  const name = scaleOf(checklist, criterion).adviceName(level);
  const { advice = {} } = criterion;
  return name !== undefined && Object.hasOwn(advice, name) ? advice[name] : undefined;
}

/** Every criterion with its point, in the order of the file. */
export function criteriaOf(
  checklist: Checklist,
): readonly { readonly point: Point; readonly criterion: Criterion }[] {
  return checklist.points.flatMap((point) =>
    point.criteria.map((criterion) => ({ point, criterion })),
  );
}

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

/** The criterion that an id means, its present one or a former one; null for none. */
export function criterionNamed(checklist: Checklist, id: string): Criterion | null {
  const all = criteriaOf(checklist).map(({ criterion }) => criterion);
  return all.find((own) => own.id === id || own.formerly?.includes(id)) ?? null;
}
