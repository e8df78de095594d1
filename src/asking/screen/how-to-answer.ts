import type { Criterion } from '../../checklist/checklist.ts';
import type { Canvas } from '../../terminal/frame.ts';
import { oneSafeLine } from '../../text/table.ts';
import { wrapLines } from '../../text/wrap.ts';

/** What is typed where there is nothing to choose from. */
export function howToAnswer(
  { criterion }: { readonly criterion: Criterion },
  { columns }: Pick<Canvas, 'columns'>,
): readonly string[] {
  return wrapLines(`❯ ${typingInWords(criterion)}`, columns - 1).map((line) => ` ${line}`);
}

/** The same in a sentence. */
export function typingInWords(criterion: Criterion): string {
  if (criterion.type !== 'number') return 'Enter opens a field for your words.';
  const { unit, min, max } = criterion;
  const bounds = [
    ...(min === undefined ? [] : [`${min} or more`]),
    ...(max === undefined ? [] : [`${max} or less`]),
  ].join(', ');
  const what = unit === undefined ? 'Type the number' : `Type the number (${oneSafeLine(unit)})`;
  return `${what}${bounds === '' ? '' : `, ${bounds}`}; Enter takes it.`;
}
