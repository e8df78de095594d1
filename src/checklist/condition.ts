import type { AnswerValue } from './criterion.ts';

/** When a criterion is asked, judged for each respondent by their own answers. */
export type Condition =
  | Test
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** What the answer to another criterion must be; where several are given, all of them. */
export interface Test extends Limits {
  readonly criterion: string;
}

/** How an answer is compared; what `atLeast` and `atMost` mean depends on the criterion's type. */
export interface Limits {
  readonly atLeast?: AnswerValue | undefined;
  readonly atMost?: AnswerValue | undefined;
  readonly is?: AnswerValue | undefined;
  readonly isNot?: AnswerValue | undefined;
}

/** Whether something is so; null where a blank leaves it open. */
export type Verdict = boolean | null;

/** A test and where it stands in its condition. */
export interface PlacedTest {
  readonly test: Test;
  readonly path: readonly (string | number)[];
}

/** Every test of a condition, however deep. */
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
 * Whether a condition holds, where each test holds, does not, or is open. What is open stays so
 * unless the rest decides: Kleene's logic of three values.
 */
export function judgeCondition(condition: Condition, judge: (test: Test) => Verdict): Verdict {
  if ('criterion' in condition) return judge(condition);
  if ('not' in condition) {
    const verdict = judgeCondition(condition.not, judge);
    return verdict === null ? null : !verdict;
  }
  const decisive = 'any' in condition;
  const parts = 'any' in condition ? condition.any : condition.all;
  const verdicts = parts.map((part) => judgeCondition(part, judge));
  if (verdicts.includes(decisive)) return decisive;
  return verdicts.includes(null) ? null : !decisive;
}
