/**
 * Returns a script of CommonJS with some functions in parentheses, which V8 compiles with the file.
 *
 * @param isUsual whether to take the function between two places
 */
export function inParentheses(
  script: string,
  isUsual: (start: number, end: number) => boolean,
): string;
