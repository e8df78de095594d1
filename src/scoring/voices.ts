import type { Answer } from '../answers/match.ts';
import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { levelsOf, scoreOfLevel } from '../checklist/criteria/levels.ts';
import { criteriaOf, isKey } from '../checklist/defaults.ts';

/** Somebody who answered, with their answers by criterion id of this checklist. */
export interface Participant {
  readonly id: string;
  readonly group: string;
  readonly answers: ReadonlyMap<string, Answer>;
}

/** Which criteria the audit asks: all, or in express mode the key ones. */
export type Mode = 'full' | 'express';

/** What one respondent has to say on one criterion, as the scoring hears it. */
export interface Voice {
  readonly respondent: string;
  readonly group: string;
  readonly said: 'level' | 'blank' | 'not-applicable' | 'not-asked';
  /** The level chosen; null unless `said` is `level`. */
  readonly level: number | null;
  /** What that level scores, 0 to 1; null unless `said` is `level`. */
  readonly score: number | null;
}

/** Everybody's voice on every criterion, by criterion id, in the order of respondent ids. */
export function hearVoices(
  checklist: Checklist,
  participants: readonly Participant[],
  mode: Mode,
): ReadonlyMap<string, readonly Voice[]> {
  const inOrder = participants.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return new Map(
    criteriaOf(checklist).map(({ criterion }) => {
      const levels = levelsOf(checklist, criterion);
      return [
        criterion.id,
        inOrder.map((participant): Voice => {
          const answerTo = (id: string) => participant.answers.get(id);
          const { said, level } = isAsked(criterion, answerTo, mode)
            ? hear(answerTo(criterion.id))
            : { said: 'not-asked' as const, level: null };
          const score = level === null ? null : scoreOfLevel(levels, level);
          return { respondent: participant.id, group: participant.group, said, level, score };
        }),
      ];
    }),
  );
}

function hear(answer: Answer | undefined): Pick<Voice, 'said' | 'level'> {
  if (answer && 'notApplicable' in answer) return { said: 'not-applicable', level: null };
  const level = answer?.value ?? null;
  return { said: level === null ? 'blank' : 'level', level };
}

/**
 * Whether a respondent is asked a criterion, judged by their own answers. An unanswered condition
 * means that the criterion applies.
 */
export function isAsked(
  criterion: Criterion,
  answerTo: (criterion: string) => Answer | undefined,
  mode: Mode,
): boolean {
  if (mode === 'express' && !isKey(criterion)) return false;
  if (!criterion.when) return true;
  const { level } = hear(answerTo(criterion.when.criterion));
  return level === null || level >= criterion.when.atLeast;
}
