import type { Answer } from '../../answers/match.ts';
import { isNumbered, type Level, type Scale } from '../../checklist/criteria/scale.ts';
import type { AnswerValue } from '../../checklist/criterion.ts';
import type { ReviewLine } from '../../interview/review.ts';
import { plain } from '../../report/text-layout.ts';

/** An answer in words: "3 Working", "I don't know", "not applicable: no reps yet". */
export function answerInWords(answer: Answer | undefined, scale: Scale): string {
  if (!answer) return 'open';
  if ('notApplicable' in answer) return `not applicable: ${plain(answer.notApplicable)}`;
  return answer.value === null ? "I don't know" : valueInWords(answer.value, scale);
}

/** What was answered: a level by number and label, as in "3 Working", or the answer in words. */
export function valueInWords(value: AnswerValue, { levels, levelOf }: Scale): string {
  const level = levelOf(value);
  if (level && !isNumbered(level)) return plain(level.label);
  const label = level ? labelOf(level) : '';
  if (label !== '') return `${value} ${label}`;
  return levels.length === 0 ? plain(String(value)) : `level ${value}`;
}

/** The same of a line in the review. */
export function ratedInWords({ level, said }: Pick<ReviewLine, 'level' | 'said'>): string {
  if (level === null) return plain(said);
  return said === `Level ${level}` ? `level ${level}` : `${level} ${plain(said)}`;
}

/** The label of a level; empty where its author gave none, so that it only repeats the number. */
export function labelOf({ level, label }: Level): string {
  return label === `Level ${level}` ? '' : plain(label);
}

/** The number of the row that was answered, of those that are shown; null where it is none. */
export function answeredLevel(
  answer: Answer | undefined,
  { levels, scale }: { readonly levels: readonly Level[]; readonly scale: Scale },
): number | null {
  const value = answer && 'value' in answer ? answer.value : null;
  const level = value === null || scale.boxes ? null : scale.levelOf(value);
  return levels.find((row) => row.level === level?.level)?.level ?? null;
}

/** The boxes that were ticked. */
export function tickedIn(answer: Answer | undefined): readonly string[] {
  const value = answer && 'value' in answer ? answer.value : null;
  return typeof value === 'object' && value !== null ? value : [];
}
