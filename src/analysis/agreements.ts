import { type Answer, type Remarks, valueIn } from '../answers/answers.ts';
import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { isNumbered } from '../checklist/criteria/scale.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { criteriaOf } from '../checklist/lookup.ts';
import type { AgreedVote } from '../scoring/responses.ts';

/** Agreement of a workshop on one criterion, with notes. Its level is the criterion's score. */
export interface Agreement {
  readonly criterion: string;
  /** Agreed level; `null` if there is none, as for a text, or if there are only notes. */
  readonly level: number | null;
  /** Agreed answer, if it is more than the number of a level. */
  readonly answer?: AnswerValue | undefined;
  /** `unknown` if nothing tells whether the level says today what it said then; default `same`. */
  readonly levels?: 'same' | 'unknown' | undefined;
  readonly note: string | null;
  /** Evidence shown in the workshop. */
  readonly evidence: readonly string[];
}

/** Returns what a workshop agreed on: an answer or the number of a level; `null` for notes alone. */
export function agreedAnswer({ level, answer }: Agreement): AnswerValue | null {
  return answer ?? level;
}

/** Agreed answers and notes, by criterion id. */
export interface AgreementRecord {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly remarks: ReadonlyMap<string, Remarks>;
  /** False if nothing tells whether the levels say today what they said then; default true. */
  readonly areLevelsKnown?: boolean | undefined;
}

/** Lists the agreements and notes of a workshop in the order of the checklist. */
export function listAgreements(checklist: Checklist, talk: AgreementRecord): readonly Agreement[] {
  return criteriaOf(checklist).flatMap(({ criterion }) => {
    const { id } = criterion;
    const answer = talk.answers.get(id);
    const said: Remarks | undefined = answer ?? talk.remarks.get(id);
    if (!said) return [];
    const { note = null, evidence = [] } = said;
    const on = agreedOn(checklist, criterion, answer);
    // An answer that is no number of a level says the same in all versions.
    const isUnknown = talk.areLevelsKnown === false && on.level !== null && !('answer' in on);
    return [{ criterion: id, ...on, ...(isUnknown && { levels: 'unknown' }), note, evidence }];
  });
}

function agreedOn(
  checklist: Checklist,
  criterion: Criterion,
  answer: Answer | undefined,
): Pick<Agreement, 'level' | 'answer'> {
  const value = valueIn(answer);
  if (value === null) return { level: null };
  const level = scaleOf(checklist, criterion).levelOf(value);
  if (level && isNumbered(level)) return { level: level.level };
  return { level: level?.level ?? null, answer: level?.answer ?? value };
}

/** Returns the agreed answers with a score by criterion id; texts have none. */
export function agreedVotes(
  checklist: Checklist,
  { answers }: AgreementRecord,
): ReadonlyMap<string, AgreedVote> {
  return new Map(
    criteriaOf(checklist).flatMap(({ criterion }) => {
      const value = valueIn(answers.get(criterion.id));
      const scale = scaleOf(checklist, criterion);
      const level = value === null || scale.levels.length === 0 ? undefined : scale.levelOf(value);
      if (!level || value === null) return [];
      const vote = { level: level.level, score: level.score };
      const answer = isNumbered(level) ? {} : { answer: level.answer ?? value };
      return [[criterion.id, { ...vote, ...answer }] as const];
    }),
  );
}
