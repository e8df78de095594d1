import type * as z from 'zod';

type Issues = readonly z.core.$ZodIssue[];

/**
 * Of the branches of a union that all failed, the one that was probably meant: of the right kind,
 * with the fewest issues; undefined when the value is of no branch's kind.
 */
export function bestBranch(branches: readonly Issues[]): Issues | undefined {
  const fitting = branches.filter((issues) => !issues.some(isWrongKind));
  return fitting.toSorted((a, b) => a.length - b.length)[0];
}

function isWrongKind({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'invalid_type' && path.length === 0;
}
