import { quoted } from '../../text/safe.ts';
import type { AnswerValue, Option } from '../criterion.ts';

/** Labels that the levels of all criteria of a checklist share. */
export interface SharedLabels {
  readonly scale?: readonly ScaleLabel[] | undefined;
}

export interface ScaleLabel {
  readonly level: number;
  readonly label: string;
}

/** Broken rule across fields, at the place where the correction starts. */
export interface Breach {
  readonly path: readonly (string | number)[];
  /** Problem and fix; the name of the field comes before it. */
  readonly text: string;
  /** `key` if the place is the name before the colon; default the value. */
  readonly where?: 'key' | undefined;
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
  /** Returns why a value is no valid answer and what to write; `null` if it is valid. */
  readonly refusal: (answer: AnswerValue) => string | null;
  /** Returns the level of an answer; `null` if it is refused or nothing is scored. */
  readonly levelOf: (answer: AnswerValue) => Level | null;
  /** Names of the levels or boxes that can have advice. */
  readonly adviceNames: readonly string[];
  /** Returns the advice name of a level; `undefined` if it has none. */
  readonly adviceName: (level: Level) => string | undefined;
  readonly conditions: Conditions;
  /** Returns all possible scores, 0 to 1; `null` if they are continuous or too many. */
  readonly scores: () => readonly number[] | null;
  /** Boxes that can be ticked one by one; `null` if an answer is a single value. */
  readonly boxes: Boxes | null;
  /** Returns contradictions in the definition; paths start at the criterion. */
  readonly breaches: () => readonly Breach[];
}

/** Comparison of answers with the limits of conditions (`atLeast`, `is` and the others). */
export interface Conditions {
  /** Returns why `atLeast` or `atMost` cannot have this limit; `null` if they can. */
  readonly limitRefusal: (limit: AnswerValue) => string | null;
  /** Returns the size of an answer or limit, as `atLeast` and `atMost` compare it. */
  readonly size: (answer: AnswerValue) => number;
  /** Returns why `is` or `isNot` cannot have this limit; `null` if they can. */
  readonly sameRefusal: (limit: AnswerValue) => string | null;
  readonly isSame: (answer: AnswerValue, limit: AnswerValue) => boolean;
}

/** Boxes, and operations on the answers of several people. */
export interface Boxes {
  /** Returns the level, labelled with the boxes that everybody ticked. */
  readonly ticked: (level: Level, answers: readonly AnswerValue[]) => Level;
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
  return `Level ${level}`;
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
export function repeatedOptions(options: readonly Option[]): readonly Breach[] {
  return options.flatMap(({ id }, i): readonly Breach[] => {
    const isRepeated = options.slice(0, i).some((other) => other.id === id);
    const text = `${quoted(id)} is the id of another option; choose another`;
    return isRepeated ? [{ path: ['options', i, 'id'], text }] : [];
  });
}

/** Returns a breach if all steps have the same score. */
export function flatBreach(
  field: string,
  steps: readonly { readonly score?: number | undefined }[],
): readonly Breach[] {
  if (steps.length < 2 || steps.some(({ score }) => score !== steps[0]?.score)) return [];
  const text =
    'all have the same score, so an answer would change nothing; give them different ones';
  return [{ path: [field], text }];
}
