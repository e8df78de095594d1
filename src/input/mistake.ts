import { InputError, type Problem } from '../errors.ts';
import { safeText } from '../safe-text.ts';

/** A mistake by its place in the text, which is cheaper than a line until somebody asks. */
export interface Mistake {
  readonly offset: number;
  readonly text: string;
}

/** How many problems one error lists; more than this nobody reads. */
const MAX_PROBLEMS = 20;

const MAX_SHOWN_LINE = 200;

/** The mistake with its line and column, and the line itself if it can be shown as it is. */
export function toProblem(file: string, content: string, { offset, text }: Mistake): Problem {
  const before = content.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  const end = content.indexOf('\n', start);
  const line = content.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
  return {
    file: safeText(file),
    line: before.split('\n').length,
    column: before.length - start + 1,
    text,
    sourceLine: line.length <= MAX_SHOWN_LINE && safeText(line) === line ? line : null,
  };
}

/** One error that lists the mistakes in the order of the text, the first twenty in full. */
export function toInputError(file: string, content: string, mistakes: readonly Mistake[]) {
  const sorted = mistakes.toSorted((a, b) => a.offset - b.offset);
  const shown = sorted.slice(0, MAX_PROBLEMS + 1);
  return limitedError(
    shown.map((mistake) => toProblem(file, content, mistake)),
    mistakes.length,
  );
}

/** The first twenty problems, and in the place of the next one how many more there are. */
export function limitedError(sorted: readonly Problem[], total: number): InputError {
  const next = sorted[MAX_PROBLEMS];
  const shown = sorted.slice(0, MAX_PROBLEMS);
  if (next === undefined) return new InputError(shown);
  const more = total - MAX_PROBLEMS;
  const text = `and ${more} more ${more === 1 ? 'problem' : 'problems'} from here on; mend these first`;
  return new InputError([...shown, { ...next, text }]);
}
