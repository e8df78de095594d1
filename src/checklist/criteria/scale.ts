import { quoted } from '../../text/safe.ts';
import type { AnswerValue, Option } from '../criterion.ts';
import type { Breach } from '../lookup.ts';

/** One step of a criterion's scale, with everything that may be left out filled in. */
export interface Level {
  /** Its number: for `levels` as written, else its place among the options or from the worst. */
  readonly level: number;
  /** 0 to 1. */
  readonly score: number;
  readonly label: string;
  /** What it looks like; empty where the author gave a label only. */
  readonly description: string;
  /**
   * The answer that means it; null where none does, as for "more than 72 hours". Only `levels` do
   * without, as there it is the number.
   */
  readonly answer?: AnswerValue | null | undefined;
}

/** What the answers to a criterion mean, whatever its type. */
export interface Scale {
  /** Worst first; equal scores stand in the order of the file. None where nothing is scored. */
  readonly levels: readonly Level[];
  /** Why this is no answer here, and what to write; null where it is one. */
  readonly refusal: (answer: AnswerValue) => string | null;
  /** Where an answer stands; null for what is refused, and where nothing is scored. */
  readonly levelOf: (answer: AnswerValue) => Level | null;
  /** The names of the levels, or boxes, that advice can be given for. */
  readonly adviceNames: readonly string[];
  /** The one of them that a level has; undefined for one without. */
  readonly adviceName: (level: Level) => string | undefined;
  readonly conditions: Conditions;
  /** All that an answer can score, 0 to 1; null where that is any number, or too many. */
  readonly scores: () => readonly number[] | null;
  /** Boxes that can be ticked one by one; null where an answer is a single thing. */
  readonly boxes: Boxes | null;
  /** What in the definition contradicts itself; paths begin at the criterion. */
  readonly breaches: () => readonly Breach[];
}

/** How conditions compare answers. Limits are what stands behind `atLeast`, `is` and the others. */
export interface Conditions {
  /** Why `atLeast` or `atMost` cannot have this limit; null where they can. */
  readonly limitRefusal: (limit: AnswerValue) => string | null;
  /** What these two compare, of an answer and of a limit. */
  readonly size: (answer: AnswerValue) => number;
  /** Why `is` or `isNot` cannot have this limit. */
  readonly sameRefusal: (limit: AnswerValue) => string | null;
  readonly isSame: (answer: AnswerValue, limit: AnswerValue) => boolean;
}

/** Boxes and what several people have ticked. */
export interface Boxes {
  /** A level, called by what all of them have ticked. */
  readonly ticked: (level: Level, answers: readonly AnswerValue[]) => Level;
  /** The boxes that somebody lacks, those that score most first, each as if it were a level. */
  readonly missing: (answers: readonly AnswerValue[]) => readonly Level[];
  /** An answer with some of these ticked too. */
  readonly withTicked: (answer: AnswerValue, added: readonly Level[]) => AnswerValue;
}

/** Whether a level goes by its number, and not by its label alone. */
export function isNumbered({ answer }: Level): boolean {
  return answer === undefined;
}

/** Whether the author gave a level a label. */
export function isLabelled(level: Level): boolean {
  return !isNumbered(level) || level.label !== unlabelled(level.level);
}

/** What a level without a label is called. */
export function unlabelled(level: number): string {
  return `Level ${level}`;
}

/** A level as "level 2 (Documented)", or where it has no number as "Yes". */
export function levelInWords(level: Level): string {
  if (!isNumbered(level)) return level.label;
  return isLabelled(level) ? `level ${level.level} (${level.label})` : `level ${level.level}`;
}

/** Levels worst first; equal scores stay as they were. */
export function worstFirst(levels: readonly Level[]): readonly Level[] {
  return levels.toSorted((a, b) => a.score - b.score || a.level - b.level);
}

/** Where something with this score stands: the best level whose score is not above it. */
export function levelAt(levels: readonly Level[], score: number): Level | undefined {
  return levels.findLast((level) => score >= level.score - LAST_BITS) ?? levels[0];
}

/** Sums that are equal on paper differ by less. */
const LAST_BITS = 1e-12;

/** Options with the same id. */
export function repeatedOptions(options: readonly Option[]): readonly Breach[] {
  return options.flatMap(({ id }, i): readonly Breach[] => {
    const isRepeated = options.slice(0, i).some((other) => other.id === id);
    const text = `${quoted(id)} is the id of another option; choose another`;
    return isRepeated ? [{ path: ['options', i, 'id'], text }] : [];
  });
}

/** Steps that all have the same score. */
export function flatBreach(
  field: string,
  steps: readonly { readonly score?: number | undefined }[],
): readonly Breach[] {
  if (steps.length < 2 || steps.some(({ score }) => score !== steps[0]?.score)) return [];
  const text =
    'all have the same score, so an answer would change nothing; give them different ones';
  return [{ path: [field], text }];
}
