import type { Answer } from '../answers/match.ts';
import type { Criterion, Point } from '../checklist/checklist.ts';
import { criteriaOf } from '../checklist/defaults.ts';
import { askedOf } from '../scoring/asked.ts';
import type { Said, Script } from './interview.ts';

/** A criterion and the point it belongs to. */
export interface Asked {
  readonly point: Point;
  readonly criterion: Criterion;
}

/** What is asked, as things stand, in the order of the checklist. */
export function askedCriteria(script: Script, { answers }: Said): readonly Asked[] {
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

/** Ids of what is asked and has no answer yet, in the order of the checklist. */
export function openCriteria(script: Script, said: Said): readonly string[] {
  return askedCriteria(script, said)
    .map(({ criterion }) => criterion.id)
    .filter((id) => !isAnswered(said, id));
}

/**
 * Ids of every criterion of the checklist without an answer, for `Script.onlyOpen`: whether its
 * condition holds is seen to during the interview.
 */
export function unansweredCriteria({ checklist }: Script, said: Said): readonly string[] {
  return criteriaOf(checklist)
    .map(({ criterion }) => criterion.id)
    .filter((id) => !isAnswered(said, id));
}

/** Whether a criterion has an answer, "I don't know" included. */
export function isAnswered({ answers }: Said, criterion: string): boolean {
  return Object.hasOwn(answers, criterion);
}

/** The answer to a criterion, if there is one. */
export function answerTo({ answers }: Said, criterion: string): Answer | undefined {
  return entryOf(answers, criterion);
}

/** The entry under an id, and nothing that an object inherits. */
export function entryOf<T>(byId: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(byId, id) ? byId[id] : undefined;
}
