import type { Answer, Remarks } from '../answers/answers.ts';
import type { Checklist, Criterion, Point } from '../checklist/checklist.ts';
import type { Face } from '../checklist/criteria/face.ts';
import { faceOf } from '../checklist/criteria/faces.ts';
import type { Scale } from '../checklist/criteria/scale.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { criteriaOf } from '../checklist/lookup.ts';
import { askedOf, type Mode } from '../scoring/responses.ts';
import { type Navigation, startNavigation } from './navigation.ts';

/** A criterion and the point it belongs to. */
export interface Asked {
  readonly point: Point;
  readonly criterion: Criterion;
}

/** Criterion with all that is needed to ask it. */
export interface Question {
  readonly criterion: Criterion;
  readonly face: Face;
  readonly scale: Scale;
}

/** Returns a criterion with its face and scale. */
export function questionOf(checklist: Checklist, criterion: Criterion): Question {
  return { criterion, face: faceOf(checklist, criterion), scale: scaleOf(checklist, criterion) };
}

/** Returns the criteria asked in the current state, in the order of the checklist. */
export function askedCriteria(script: Script, { answers }: ResponseRecord): readonly Asked[] {
  const { checklist, mode, onlyPoint, onlyOpen } = script;
  const open = onlyOpen && new Set(onlyOpen);
  const asked = askedOf(checklist, (id) => entryOf(answers, id), mode);
  return criteriaOf(checklist).filter(
    ({ point, criterion }) =>
      (onlyPoint === undefined || point.id === onlyPoint) &&
      (!open || open.has(criterion.id)) &&
      asked.has(criterion.id),
  );
}

/** Returns the ids of criteria that are asked and have no answer, in the order of the checklist. */
export function openCriteria(script: Script, said: ResponseRecord): readonly string[] {
  return askedCriteria(script, said)
    .map(({ criterion }) => criterion.id)
    .filter((id) => !isAnswered(said, id));
}

/**
 * Returns the ids of all criteria without an answer, for `Script.onlyOpen`. Conditions are
 * evaluated later, during the interview.
 */
export function unansweredCriteria({ checklist }: Script, said: ResponseRecord): readonly string[] {
  return criteriaOf(checklist)
    .map(({ criterion }) => criterion.id)
    .filter((id) => !isAnswered(said, id));
}

/** True if a criterion has an answer, including "I don't know". */
export function isAnswered({ answers }: ResponseRecord, criterion: string): boolean {
  return Object.hasOwn(answers, criterion);
}

/** The answer to a criterion, if there is one. */
export function answerTo({ answers }: ResponseRecord, criterion: string): Answer | undefined {
  return entryOf(answers, criterion);
}

/** The entry under an id, and nothing that an object inherits. */
export function entryOf<T>(byId: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(byId, id) ? byId[id] : undefined;
}

/** Scope of an interview: a checklist, or a part of it. */
export interface Script {
  readonly checklist: Checklist;
  /** In express mode the key criteria only. */
  readonly mode: Mode;
  /** The id of the only point to go through; all without it. */
  readonly onlyPoint?: string | undefined;
  /** Go through those criteria only that were open when the interview began. */
  readonly onlyOpen?: readonly string[] | undefined;
}

/** Answers and remarks of one respondent so far, by criterion id. */
export interface ResponseRecord {
  /** Answers given so far; open criteria have no entry. The value `null` is "I don't know". */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Remarks on open criteria. They move into the answer once there is one. */
  readonly remarks: Readonly<Record<string, Remarks>>;
}

/** State of an interview: plain data that only `advance` changes. */
export interface Interview extends ResponseRecord, Navigation {}

/** All that can happen in an interview. Ids are criterion ids. */
export type InterviewEvent =
  | { readonly type: 'answered'; readonly criterion: string; readonly value: AnswerValue | null }
  | { readonly type: 'not-applicable'; readonly criterion: string; readonly reason: string }
  | { readonly type: 'noted'; readonly criterion: string; readonly note: string }
  | { readonly type: 'evidenced'; readonly criterion: string; readonly evidence: readonly string[] }
  | { readonly type: 'skipped'; readonly criterion: string }
  | { readonly type: 'went-back' }
  | { readonly type: 'went-to'; readonly criterion: string }
  | { readonly type: 'opened-review' }
  | { readonly type: 'finished' }
  | { readonly type: 'stopped' };

/** Record without any answer. */
export const emptyRecord: ResponseRecord = { answers: {}, remarks: {} };

/**
 * Starts or resumes an interview at the first open criterion, or at the review if none is open. The
 * criteria before it can be gone back to.
 */
export function startInterview(script: Script, said: ResponseRecord = emptyRecord): Interview {
  const asked = askedCriteria(script, said).map(({ criterion }) => criterion.id);
  const isOpen = (id: string) => !isAnswered(said, id);
  return { ...startNavigation({ asked, isOpen }), answers: said.answers, remarks: said.remarks };
}
