import type { Criterion } from '../../checklist/checklist.ts';
import type { Question } from '../../conversation/typed-answer.ts';
import type { Canvas } from '../../terminal/frame.ts';
import type { KeyHint } from '../../terminal/key-hints.ts';
import { oneSafeLine } from '../../text/table.ts';
import { wrapLines } from '../../text/wrap.ts';

/** What is typed where there is nothing to choose from. */
export function answerHintLines(
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

/** What takes an answer and moves between criteria. */
export function criterionKeys(view: Pick<Question, 'criterion' | 'levels'>): readonly KeyHint[] {
  return [
    ...answerKeys(view),
    { key: '?', does: 'help', rank: 0 },
    { key: 'c', does: 'note', rank: 5 },
    { key: 'e', does: 'evidence', rank: 11 },
    { key: 'n', does: 'not applicable', rank: 8 },
    { key: 'u', does: "don't know", rank: 6 },
    { key: 'b', does: 'back', rank: 3 },
    { key: 's', does: 'skip for now', rank: 4 },
    { key: 'g', does: 'go to', rank: 10 },
    { key: 'r', does: 'review', rank: 9 },
    { key: 'q', does: 'save and quit', rank: 2 },
  ];
}

function answerKeys({
  criterion,
  levels,
}: Pick<Question, 'criterion' | 'levels'>): readonly KeyHint[] {
  const digits = levels.map(({ level }) => level).filter((level) => level <= 9);
  const numbers = `${Math.min(...digits)}-${Math.max(...digits)}`;
  switch (criterion.type) {
    case 'number':
      return [{ key: '0-9', does: 'type the number', rank: 1 }];
    case 'text':
      return [{ key: 'Enter', does: 'write', rank: 1 }];
    case 'multi-choice':
      return [
        { key: numbers, does: 'tick', rank: 1 },
        { key: 'Enter', does: 'done', rank: 2 },
        { key: '↑↓ Space', does: 'tick', rank: 7 },
      ];
    case 'yes-no':
      return [
        { key: 'y or 1', does: 'yes', rank: 1 },
        { key: '0', does: 'no', rank: 1 },
        { key: '↑↓ Enter', does: 'choose', rank: 7 },
      ];
    default:
      return [
        { key: numbers, does: 'answer', rank: 1 },
        { key: '↑↓ Enter', does: 'choose', rank: 7 },
      ];
  }
}
