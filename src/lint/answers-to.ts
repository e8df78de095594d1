import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { AnswerValue, Limits } from '../checklist/criterion.ts';

/** More boxes make too many sets. */
const MOST_BOXES = 8;

/**
 * Answers to a criterion among which every answer has its like, as far as some tests can tell. Null
 * where they are too many.
 */
export function sampleAnswers(
  checklist: Checklist,
  criterion: Criterion,
  tests: readonly Limits[],
): readonly AnswerValue[] | null {
  switch (criterion.type) {
    case 'multi-choice':
      return setsOf(criterion.options.map(({ id }) => id));
    case 'number':
      return numbersAround(checklist, criterion, tests);
    case 'text':
      return ['something else', ...tests.flatMap(limitsIn)];
    default:
      return scaleOf(checklist, criterion).levels.map(({ level, answer }) => answer ?? level);
  }
}

function setsOf(ids: readonly string[]): readonly (readonly string[])[] | null {
  if (ids.length > MOST_BOXES) return null;
  let sets: readonly (readonly string[])[] = [[]];
  for (const id of ids) sets = [...sets, ...sets.map((set) => [...set, id])];
  return sets;
}

/** Each limit, and what is just below and above it, as far as they can be answered. */
function numbersAround(
  checklist: Checklist,
  criterion: Criterion,
  tests: readonly Limits[],
): readonly number[] {
  const limits = tests.flatMap(limitsIn).filter((limit) => typeof limit === 'number');
  const near = limits
    .toSorted((a, b) => a - b)
    .flatMap((limit) => [limit - STEP, limit, limit + STEP]);
  const { refusal } = scaleOf(checklist, criterion);
  return near.filter((number) => refusal(number) === null);
}

/** Smaller than what anybody writes. */
const STEP = 1e-6;

function limitsIn({ atLeast, atMost, is, isNot }: Limits): readonly AnswerValue[] {
  return [atLeast, atMost, is, isNot].flatMap((limit) => (limit === undefined ? [] : [limit]));
}
