import type { Display } from '../numbers.ts';
import type { Checklist, Criterion, EffortUnits, Group, Point } from './checklist.ts';
import { isNumbered, type Level, type Scale } from './criteria/scale.ts';
import { isScored, scaleOf } from './criteria/types.ts';
import type { Advice, Condition, Must, Test } from './criterion.ts';

/**
 * Defaults of fields that may be left out, documented in `checklists/README.md`. Those of a criterion
 * type are constants in the folder of the type.
 */
export const defaults = {
  criterionWeight: 1,
  key: false,
  mustOf: 'overall',
  effort: { S: 1, M: 3, L: 8 },
  display: { from: 0, to: 100, decimals: 1, unit: '%' },
  pace: 2,
  groupWeight: 1,
  groups: { everyone: { title: 'Everyone' } },
} as const;

/** True if a criterion is asked in express mode. A must makes it a key criterion. */
export function isKey({ key, must }: Criterion): boolean {
  return must !== undefined || (key ?? defaults.key);
}

/** True if people can answer "not applicable". */
export function canBeNotApplicable({ notApplicable, must }: Criterion): boolean {
  return notApplicable ?? must === undefined;
}

/** Returns the scale on which scores are written and printed. */
export function displayOf({ display }: Pick<Checklist, 'display'>): Display {
  return display ?? defaults.display;
}

/** Returns the most levels that a criterion rises in one action path. */
export function paceOf({ pace }: Checklist): number {
  return pace ?? defaults.pace;
}

/** Returns the weight of each group's mean, by group id. */
export function groupWeightsOf(checklist: Checklist): ReadonlyMap<string, number> {
  const found = knownWeights.get(checklist);
  if (found) return found;
  const weights = new Map(
    Object.entries<Group>(groupsOf(checklist)).map(([id, { weight }]) => [
      id,
      weight ?? defaults.groupWeight,
    ]),
  );
  knownWeights.set(checklist, weights);
  return weights;
}

/** Cache of `groupWeightsOf` per checklist; every mean of groups needs them. */
const knownWeights = new WeakMap<Checklist, ReadonlyMap<string, number>>();

/** Returns the scope of a must: total, groups or respondents. */
export function scopeOf(must: Must): NonNullable<Must['of']> {
  return must.of ?? defaults.mustOf;
}

/** Returns the groups by id; one group of everyone if the checklist has none. */
export function groupsOf(checklist: Checklist): Readonly<Record<string, Group>> {
  return checklist.groups ?? defaults.groups;
}

/** Returns the present id of a group, by its present or a former id; `null` if there is none. */
export function groupNamed(checklist: Checklist, id: string): string | null {
  const groups = Object.entries<Group>(groupsOf(checklist));
  const found =
    groups.find(([own]) => own === id) ?? groups.find(([, { formerly }]) => formerly?.includes(id));
  return found?.[0] ?? null;
}

/** True if answers to one of its criteria are scored; other points have no number and no score. */
export function isScoredPoint({ criteria }: Point): boolean {
  return criteria.some(isScored);
}

/** Returns the work units per effort. */
export function effortOf(checklist: Checklist): EffortUnits {
  return checklist.effort ?? defaults.effort;
}

/** Returns the weight of a criterion within its point; 0 if the type is never scored. */
export function weightOf(criterion: Criterion): number {
  return isScored(criterion) ? (criterion.weight ?? defaults.criterionWeight) : 0;
}

/**
 * Returns the target level of a criterion; `null` if nothing is scored. It is the criterion's own
 * target, else the checklist's (numbered levels only, or their end that is nearest), else the best level.
 */
export function targetOf(checklist: Checklist, criterion: Criterion): Level | null {
  const scale = scaleOf(checklist, criterion);
  const found = knownTargets.get(scale);
  if (found !== undefined) return found;
  const target = targetOn(scale, checklist, criterion);
  knownTargets.set(scale, target);
  return target;
}

/** Cache of `targetOf` by scale, of which each criterion has its own; every finding needs it. */
const knownTargets = new WeakMap<Scale, Level | null>();

function targetOn(
  { levels, levelOf }: Scale,
  checklist: Checklist,
  criterion: Criterion,
): Level | null {
  if (criterion.target !== undefined) return levelOf(criterion.target);
  const best = levels.at(-1) ?? null;
  if (checklist.target === undefined || !levels.some(isNumbered)) return best;
  const lowest = Math.min(...levels.map(({ level }) => level));
  return levels[Math.max(checklist.target - lowest, 0)] ?? best;
}

/**
 * Returns the level that a must requires.
 * @throws Error if the must names no answer, which the schema rules out
 */
export function mustLevelOf(checklist: Checklist, criterion: Criterion, must: Must): Level {
  const wanted = must.level ?? must.answer;
  const level = wanted === undefined ? null : scaleOf(checklist, criterion).levelOf(wanted);
  if (!level) throw new Error(`the must of ${criterion.id} asks for no answer`);
  return level;
}

/** Returns the advice for leaving a level; `undefined` if the checklist has none. */
export function adviceAt(
  checklist: Checklist,
  criterion: Criterion,
  level: Level,
): Advice | undefined {
  const name = scaleOf(checklist, criterion).adviceName(level);
  const { advice = {} } = criterion;
  return name !== undefined && Object.hasOwn(advice, name) ? advice[name] : undefined;
}

/** Criterion with its point. */
export interface OwnedCriterion {
  readonly point: Point;
  readonly criterion: Criterion;
}

/** Cache of `criteriaOf` by the list of points, which nothing changes. */
const knownCriteria = new WeakMap<Checklist['points'], readonly OwnedCriterion[]>();

/** Returns all criteria with their points, in the order of the file. */
export function criteriaOf({ points }: Pick<Checklist, 'points'>): readonly OwnedCriterion[] {
  const found =
    knownCriteria.get(points) ??
    points.flatMap((point) => point.criteria.map((criterion) => ({ point, criterion })));
  knownCriteria.set(points, found);
  return found;
}

/** Criterion with its path in the file. */
export interface PlacedCriterion {
  readonly criterion: Criterion;
  readonly path: readonly (string | number)[];
}

/** Returns all criteria with their paths in the file. */
export function placedCriteria({ points }: Checklist): readonly PlacedCriterion[] {
  return points.flatMap(({ criteria }, i) =>
    criteria.map((criterion, j) => ({ criterion, path: ['points', i, 'criteria', j] })),
  );
}

/** Returns the criterion with this id, present or former; `null` if there is none. */
export function criterionNamed(checklist: Checklist, id: string): Criterion | null {
  const all = criteriaOf(checklist).map(({ criterion }) => criterion);
  return all.find((own) => own.id === id || own.formerly?.includes(id)) ?? null;
}

/** Names of people by the role that advice gives as its owner. */
export type RoleHolders = Readonly<Record<string, string>>;

/** Returns who holds a role, whatever its capitals; `null` if nobody is named. */
export function holderOf(owners: RoleHolders | undefined, role: string): string | null {
  const plain = (text: string) => text.trim().toLowerCase();
  const found = Object.entries(owners ?? {}).find(([own]) => plain(own) === plain(role));
  return found?.[1].trim() ?? null;
}

/** Numbers by which people speak of points ("7") and criteria ("7.2"), by id. */
export interface Numbering {
  readonly points: ReadonlyMap<string, string>;
  readonly criteria: ReadonlyMap<string, string>;
}

/** Numbers points and criteria in the order of the file; a point without a score has no number. */
export function numberingOf({ points }: Pick<Checklist, 'points'>): Numbering {
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

/** Truth value in Kleene's logic; `null` if a missing answer leaves it undecided. */
export type Truth = boolean | null;

/** Test with its path inside the condition. */
export interface PlacedTest {
  readonly test: Test;
  readonly path: readonly (string | number)[];
}

/** Returns all tests of a condition, however deep. */
export function testsOf(
  condition: Condition,
  path: readonly (string | number)[] = [],
): readonly PlacedTest[] {
  if ('criterion' in condition) return [{ test: condition, path }];
  if ('not' in condition) return testsOf(condition.not, [...path, 'not']);
  const [name, parts] =
    'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
  return parts.flatMap((part, i) => testsOf(part, [...path, name, i]));
}

/**
 * Evaluates a condition in three-valued (Kleene) logic: `true`, `false`, or `null` if the open tests
 * could change the result.
 */
export function judgeCondition(condition: Condition, judge: (test: Test) => Truth): Truth {
  if ('criterion' in condition) return judge(condition);
  if ('not' in condition) {
    const truth = judgeCondition(condition.not, judge);
    return truth === null ? null : !truth;
  }
  const decisive = 'any' in condition;
  const parts = 'any' in condition ? condition.any : condition.all;
  const truths = parts.map((part) => judgeCondition(part, judge));
  if (truths.includes(decisive)) return decisive;
  return truths.includes(null) ? null : !decisive;
}
