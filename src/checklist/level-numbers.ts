import type { Criterion } from './checklist.ts';

/** The answers that a criterion takes: the numbers of its levels, in the order of the file. */
export function levelNumbers({ levels }: Criterion): readonly number[] {
  return Array.isArray(levels) ? levels.map((_, i) => i) : Object.keys(levels).map(Number);
}

/** The levels of a criterion in words: "from 0 to 4". */
export function span(criterion: Criterion): string {
  const numbers = levelNumbers(criterion);
  return `from ${Math.min(...numbers)} to ${Math.max(...numbers)}`;
}
