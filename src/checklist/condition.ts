import type { Condition, Test } from './criterion.ts';

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
