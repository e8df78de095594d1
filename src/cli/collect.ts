import { InputError, type Problem } from '../errors.ts';

/**
 * Applies a function to each value, and lets all of them speak before it complains.
 * @throws InputError with the problems of every call that threw one
 */
export async function collect<T, R>(
  values: readonly T[],
  apply: (value: T) => R | Promise<R>,
): Promise<readonly R[]> {
  const problems: Problem[] = [];
  const results: R[] = [];
  for (const value of values) {
    try {
      results.push(await apply(value));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return results;
}
