import type { Answer } from '../answers/match.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/index.ts';
import { isNumbered, type Scale } from '../checklist/criteria/scale.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { criteriaOf } from '../checklist/defaults.ts';
import { askedOf, valueIn } from './asked.ts';

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
  /** `level`: an answer that is scored, of whatever type; `text`: one that never is. */
  readonly said: 'level' | 'text' | 'blank' | 'not-applicable' | 'not-asked';
  /** The level chosen or reached; null unless `said` is `level`. */
  readonly level: number | null;
  /** What the answer scores, 0 to 1; null unless `said` is `level`. */
  readonly score: number | null;
  /** What was answered; only where it is more than the number of a level. */
  readonly answer?: AnswerValue | undefined;
}

/** Everybody's voice on every criterion, by criterion id, in the order of respondent ids. */
export function hearVoices(
  checklist: Checklist,
  participants: readonly Participant[],
  mode: Mode,
): ReadonlyMap<string, readonly Voice[]> {
  const inOrder = participants
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((own) => ({ own, asked: askedOf(checklist, (id) => own.answers.get(id), mode) }));
  return new Map(
    criteriaOf(checklist).map(({ criterion }) => {
      const scale = scaleOf(checklist, criterion);
      const { id } = criterion;
      return [
        id,
        inOrder.map(({ own, asked }): Voice => {
          const said = asked.has(id) ? hear(scale, own.answers.get(id)) : saying('not-asked');
          return { respondent: own.id, group: own.group, ...said };
        }),
      ];
    }),
  );
}

type Said = Omit<Voice, 'respondent' | 'group'>;

function hear({ levels, levelOf }: Scale, answer: Answer | undefined): Said {
  if (answer && 'notApplicable' in answer) return saying('not-applicable');
  const value = valueIn(answer);
  if (value === null) return saying('blank');
  if (levels.length === 0) return { ...saying('text'), answer: value };
  const level = levelOf(value);
  if (!level) throw new Error(`the answer ${JSON.stringify(value)} is not on the scale`);
  const said: Said = { said: 'level', level: level.level, score: level.score };
  return isNumbered(level) ? said : { ...said, answer: level.answer ?? value };
}

function saying(said: Voice['said']): Said {
  return { said, level: null, score: null };
}
