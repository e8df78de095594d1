import type { Diagnostic } from '../../diagnostic.ts';
import { checklistError } from '../../words/checklist-errors.ts';
import type { CodedError } from '../../words/coded.ts';
import { levelsWords } from '../../words/criteria.ts';
import type { AnswerValue, CriterionFields, Option } from '../criterion.ts';

/** Labels that the levels of all criteria of a checklist share. */
export interface SharedLabels {
  readonly scale?: readonly ScaleLabel[] | undefined;
}

export interface ScaleLabel {
  readonly level: number;
  readonly label: string;
}

/** Step of a criterion's scale, with all defaults filled in. */
export interface Level {
  /** Number as written for `levels`, else the index among the options or from the worst. */
  readonly level: number;
  /** Score, 0 to 1. */
  readonly score: number;
  readonly label: string;
  /** Description; empty if the author gave a label only. */
  readonly description: string;
  /**
   * Answer that selects the level; `null` if none does, as for "more than 72 hours". `undefined` if
   * the answer is the number of the level.
   */
  readonly answer?: AnswerValue | null | undefined;
}

/** Meaning of the answers to a criterion, of any type. */
export interface Scale {
  /** Levels, worst first, equal scores in the order of the file; empty if nothing is scored. */
  readonly levels: readonly Level[];
  /**
   * Returns the error of a value that is no valid answer; `null` if it is valid. With `isAnswer`, the
   * hint names what answers files take instead of an answer.
   */
  readonly refusal: (answer: AnswerValue, isAnswer?: boolean) => CodedError | null;
  /** Returns the level of an answer; `null` if it is refused or nothing is scored. */
  readonly levelOf: (answer: AnswerValue) => Level | null;
  /** Names of the levels or boxes that can have advice. */
  readonly adviceNames: readonly string[];
  /** Returns the advice name of a level; `undefined` if it has none. */
  readonly adviceName: (level: Level) => string | undefined;
  /** Returns the meaning of a level in all versions: the id of an option, a threshold; default its text. */
  readonly meaningOf?: (level: Level) => string;
  /** Returns earlier texts of a level that mean the same; default none. */
  readonly formerTexts?: (level: Level) => readonly string[];
  readonly conditions: Conditions;
  /**
   * Returns all possible scores, 0 to 1, of boxes only those with these ticked; `null` if they are
   * continuous or too many.
   */
  readonly scores: (boxes?: AnswerValue) => readonly number[] | null;
  /** Boxes that can be ticked one by one; `null` if an answer is a single value. */
  readonly boxes: Boxes | null;
  /** Form of the answers as numbers, for engines that score without this program. */
  readonly coding: Coding;
  /** Returns contradictions in the definition; paths start at the criterion. */
  readonly errors: () => readonly Diagnostic[];
}

/** Comparison of answers with the limits of conditions (`atLeast`, `is` and the others). */
export interface Conditions {
  /** Returns why `atLeast` or `atMost` cannot have this limit; `null` if they can. */
  readonly limitRefusal: (limit: AnswerValue) => CodedError | null;
  /** Returns the size of an answer or limit, as `atLeast` and `atMost` compare it. */
  readonly size: (answer: AnswerValue) => number;
  /** Returns why `is` or `isNot` cannot have this limit; `null` if they can. */
  readonly sameRefusal: (limit: AnswerValue) => CodedError | null;
  readonly isSame: (answer: AnswerValue, limit: AnswerValue) => boolean;
}

/** Form of answers as numbers. Scores are those of `levelOf`; a listed answer has them at its code. */
export type Coding =
  /** One of a few answers, each with its number. */
  | {
      readonly is: 'list';
      readonly codes: readonly { readonly code: number; readonly answer: AnswerValue }[];
    }
  /** Boxes, each 0 or 1. The score is the sum of their scores, at most 1; `null` if not scored. */
  | {
      readonly is: 'boxes';
      readonly ids: readonly string[];
      readonly scores: readonly number[] | null;
      readonly most: number;
    }
  /** A number. Each step gives its score from its limit on, worst first, or on the line to the next. */
  | {
      readonly is: 'line';
      readonly steps: readonly { readonly at: number; readonly score: number }[];
      readonly isRising: boolean;
      readonly isLinear: boolean;
    }
  /** Words, of which only the equality with others counts. */
  | { readonly is: 'words' };

/** Boxes, and operations on the answers of several people. */
export interface Boxes {
  /** Returns the level, labelled with the boxes that everybody ticked. */
  readonly ticked: (level: Level, answers: readonly AnswerValue[]) => Level;
  /** True if an answer has all boxes of another ticked, whatever else it has. */
  readonly includes: (answer: AnswerValue, boxes: AnswerValue) => boolean;
  /** Returns the boxes that somebody has not ticked, best first, each as a level. */
  readonly missing: (answers: readonly AnswerValue[]) => readonly Level[];
  /** Returns the answer with these boxes ticked too. */
  readonly withTicked: (answer: AnswerValue, added: readonly Level[]) => AnswerValue;
}

/** True if a level is known by its number, not by its label alone. */
export function isNumbered({ answer }: Level): boolean {
  return answer === undefined;
}

/** True if the author gave a level a label. */
export function isLabelled(level: Level): boolean {
  return !isNumbered(level) || level.label !== unlabelled(level.level);
}

/** Returns the label of a level that has none. */
export function unlabelled(level: number): string {
  return levelsWords.unlabelled({ level });
}

/** Returns a level as "level 2 (Documented)", or without a number as "Yes". */
export function levelInWords(level: Level): string {
  if (!isNumbered(level)) return level.label;
  return isLabelled(level) ? `level ${level.level} (${level.label})` : `level ${level.level}`;
}

/** Returns the levels, worst first; equal scores keep their order. */
export function worstFirst(levels: readonly Level[]): readonly Level[] {
  return levels.toSorted((a, b) => a.score - b.score || a.level - b.level);
}

/** Returns the best level whose score is at most `score`, or the worst if there is none. */
export function levelAt(levels: readonly Level[], score: number): Level | undefined {
  return levels.findLast((level) => score >= level.score - LAST_BITS) ?? levels[0];
}

/** Tolerance for sums that are equal in exact arithmetic. */
const LAST_BITS = 1e-12;

/** Returns the options whose id another option has. */
export function repeatedOptions(options: readonly Option[]): readonly Diagnostic[] {
  return options.flatMap(({ id }, i): readonly Diagnostic[] => {
    const isRepeated = options.slice(0, i).some((other) => other.id === id);
    if (!isRepeated) return [];
    const error = checklistError('checklist/duplicate-id', { id, owner: 'option' });
    return [{ ...error, path: ['options', i, 'id'] }];
  });
}

/** Returns the errors of fields that have no effect on a question that is not scored. */
export function unscoredFields(
  criterion: CriterionFields,
  options: readonly { readonly score?: number | undefined }[],
): readonly Diagnostic[] {
  const error = checklistError('checklist/unscored-field');
  const named = [
    { value: criterion.weight, field: 'weight' },
    { value: criterion.target, field: 'target' },
    { value: criterion.must, field: 'must' },
    { value: criterion.lookAt, field: 'lookAt' },
    { value: criterion.advice, field: 'advice' },
  ];
  return [
    ...named
      .filter(({ value }) => value !== undefined)
      .map(({ field }) => ({ ...error, path: [field], at: 'key' as const })),
    ...options.flatMap(({ score }, i) =>
      score === undefined ? [] : [{ ...error, path: ['options', i, 'score'], at: 'key' as const }],
    ),
  ];
}

/** Returns the errors of options that have no score. */
export function unscoredOptions(
  options: readonly { readonly score?: number | undefined }[],
): readonly Diagnostic[] {
  const error = checklistError('checklist/missing-score');
  return options.flatMap(({ score }, i) =>
    score === undefined ? [{ ...error, path: ['options', i] }] : [],
  );
}

/** Returns an error if all steps have the same score. */
export function equalScores(
  field: string,
  steps: readonly { readonly score?: number | undefined }[],
): readonly Diagnostic[] {
  if (steps.length < 2 || steps.some(({ score }) => score !== steps[0]?.score)) return [];
  return [{ ...checklistError('checklist/equal-scores'), path: [field] }];
}
