import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { faceOf } from '../../checklist/criteria/faces.ts';
import { isScored } from '../../checklist/criteria/types.ts';
import type { AnswerValue, Condition } from '../../checklist/criterion.ts';
import {
  criterionNamed,
  type PlacedCriterion,
  placedCriteria,
  testsOf,
  weightOf,
} from '../../checklist/lookup.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { formatWeight } from '../../numbers.ts';
import { verdictOn } from '../../scoring/responses.ts';
import { warningWords } from '../../words/warnings.ts';
import {
  type Influence,
  influentialCriteria,
  influentialCriteriaAlone,
  scoreCases,
} from '../reach.ts';
import { lintWarning } from '../rule.ts';

/** Finds conditions, and parts of them, with the same result for all answers. */
export function idleConditions(checklist: Checklist): readonly Diagnostic[] {
  return placedCriteria(checklist).flatMap(({ criterion, path }) => {
    const { when } = criterion;
    if (!when) return [];
    return idleParts(checklist, criterion, { condition: when, path: [...path, 'when'] });
  });
}

/** Condition, or part of one, with its place. */
interface Part {
  readonly condition: Condition;
  readonly path: Diagnostic['path'];
}

/** Warns about the whole if no answer changes it, else about the parts that no answer changes. */
function idleParts(checklist: Checklist, criterion: Criterion, part: Part): readonly Diagnostic[] {
  const results = resultsOf(checklist, criterion, part.condition);
  if (results === null) return [];
  if (!results.has(false)) return [alwaysTrue(part, criterion)];
  if (!results.has(true)) return [neverTrue(part, criterion)];
  return partsOf(part).flatMap((inner) => idleParts(checklist, criterion, inner));
}

function partsOf({ condition, path }: Part): readonly Part[] {
  if ('criterion' in condition) return [];
  if ('not' in condition) return [{ condition: condition.not, path: [...path, 'not'] }];
  const name = 'all' in condition ? 'all' : 'any';
  const parts = 'all' in condition ? condition.all : condition.any;
  return parts.map((part, i) => ({ condition: part, path: [...path, name, i] }));
}

/** More combinations of answers take too long to evaluate. */
const MOST_COMBINATIONS = 20_000;

/**
 * Evaluates a condition for every combination of answers. Returns the set of results; `null` above
 * 20,000 combinations.
 */
function resultsOf(
  checklist: Checklist,
  criterion: Criterion,
  when: Condition,
): ReadonlySet<boolean | null> | null {
  const tests = testsOf(when).map(({ test }) => test);
  const ids = [...new Set(tests.map((test) => test.criterion))];
  let combinations: readonly Readonly<Record<string, AnswerValue>>[] = [{}];
  for (const id of ids) {
    const other = criterionNamed(checklist, id);
    const own = tests.filter((test) => test.criterion === id);
    const answers = other ? faceOf(checklist, other).samples(own) : null;
    if (!answers || combinations.length * answers.length > MOST_COMBINATIONS) return null;
    combinations = combinations.flatMap((one) => answers.map((value) => ({ ...one, [id]: value })));
  }
  const asked = { ...criterion, when };
  return new Set(
    combinations.map((values) => verdictOn(checklist, asked, (id) => values[id] ?? null)),
  );
}

function alwaysTrue({ path }: Part, { id }: Criterion): Diagnostic {
  const words = isWhole(path)
    ? warningWords.conditionAlwaysTrue({ id })
    : warningWords.partAlwaysTrue;
  return lintWarning('lint/idle-condition', path, words);
}

function neverTrue({ path }: Part, { id }: Criterion): Diagnostic {
  const words = isWhole(path)
    ? warningWords.conditionNeverTrue({ id })
    : warningWords.partNeverTrue;
  return lintWarning('lint/idle-condition', path, words);
}

function isWhole(path: Diagnostic['path']): boolean {
  return path.at(-1) === 'when';
}

/** Finds criteria that cannot change the band in any complete audit. */
export function idleCriteria(checklist: Checklist): readonly Diagnostic[] {
  const cases = scoreCases(checklist);
  if (!cases) return [];
  const placed = placedCriteria(checklist);
  // A criterion in a condition can change the band through the criterion that it makes count.
  const conditions = placed.flatMap(({ criterion: { when } }) =>
    when ? testsOf(when).map(({ test }) => test.criterion) : [],
  );
  const influential = new Set(
    cases.flatMap((influences) => [...influentialCriteria(influences, checklist)]),
  );
  if (influential.size === 0) {
    return [lintWarning('lint/idle-criterion', ['bands'], warningWords.oneBand, 'key')];
  }
  for (const id of conditions) influential.add(id);
  return [
    ...placed
      .filter(({ criterion }) => !influential.has(criterion.id) && isScored(criterion))
      .map((idle) => idleCriterion(checklist, idle)),
    ...(conditions.length > 0 ? [] : idleIfAgreed(checklist, cases, influential)),
  ];
}

function idleCriterion({ points }: Checklist, { criterion, path }: PlacedCriterion): Diagnostic {
  const { id } = criterion;
  const index = Number(path[1]);
  if (points[index]?.weight === 0) {
    return lintWarning(
      'lint/idle-criterion',
      ['points', index, 'weight'],
      warningWords.pointWithoutWeight({ id }),
    );
  }
  return lintWarning(
    'lint/idle-criterion',
    [...path, 'weight'],
    weightOf(criterion) === 0
      ? warningWords.criterionWithoutWeight({ id })
      : warningWords.idleCriterion({ id }),
  );
}

/** Finds criteria that change the band only if respondents disagree. */
function idleIfAgreed(
  checklist: Checklist,
  cases: readonly (readonly Influence[])[],
  influential: ReadonlySet<string>,
): readonly Diagnostic[] {
  const found = cases.map((influences) => influentialCriteriaAlone(influences, checklist));
  if (found.includes(null)) return [];
  const alone = new Set(found.flatMap((ids) => [...(ids ?? [])]));
  return placedCriteria(checklist)
    .filter(({ criterion: { id } }) => influential.has(id) && !alone.has(id))
    .map(({ criterion: { id }, path }) =>
      lintWarning('lint/idle-criterion', [...path, 'weight'], warningWords.idleIfAgreed({ id })),
    );
}

/** Largest weight of one of two points, as a multiple of the other; of more points, 1. */
const MOST_OF_TWO = 3;

/** Finds a point with more weight than all others together; of two, more than three times. */
export function outweighingPoints({ points }: Checklist): readonly Diagnostic[] {
  const weighted = points.filter(({ weight }) => weight > 0);
  if (weighted.length < 2) return [];
  const most = weighted.length === 2 ? MOST_OF_TWO : 1;
  return points.flatMap(({ id, weight }, i) => {
    const others = points.reduce((sum, point, j) => (j === i ? sum : sum + point.weight), 0);
    const limit = others * most;
    if (weight <= limit) return [];
    const words = warningWords.outweighingPoint({
      id,
      weight: formatWeight(weight),
      others: formatWeight(others),
      limit: formatWeight(limit),
    });
    return [lintWarning('lint/outweighing-point', ['points', i, 'weight'], words)];
  });
}
