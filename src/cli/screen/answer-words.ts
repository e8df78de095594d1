import type { Answer } from '../../answers/match.ts';
import type { Level } from '../../checklist/criteria/scale.ts';
import type { AnswerValue } from '../../checklist/criterion.ts';
import type { ReviewLine } from '../../interview/review.ts';
import { plain } from '../../report/text-layout.ts';

/** An answer in words: "3 Working", "I don't know", "not applicable: no reps yet". */
export function answerInWords(answer: Answer | undefined, levels: readonly Level[]): string {
  if (!answer) return 'open';
  if ('notApplicable' in answer) return `not applicable: ${plain(answer.notApplicable)}`;
  return answer.value === null ? "I don't know" : levelInWords(answer.value, levels);
}

/** A level by number and label, as in "3 Working". */
export function levelInWords(value: AnswerValue, levels: readonly Level[]): string {
  const level = levels.find((own) => own.level === value);
  const label = level ? labelOf(level) : '';
  return label === '' ? `level ${value}` : `${value} ${label}`;
}

/** The same of a line in the review. */
export function ratedInWords({ level, said }: Pick<ReviewLine, 'level' | 'said'>): string {
  return said === `Level ${level}` ? `level ${level}` : `${level} ${plain(said)}`;
}

/** The label of a level; empty where its author gave none, so that it only repeats the number. */
export function labelOf({ level, label }: Level): string {
  return label === `Level ${level}` ? '' : plain(label);
}

/** The level that was answered; null where it is none. */
export function answeredLevel(answer: Answer | undefined): number | null {
  return answer && 'value' in answer && typeof answer.value === 'number' ? answer.value : null;
}
