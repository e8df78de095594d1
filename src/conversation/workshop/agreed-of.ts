import type { Agreed, Remarks, WrittenAgreement } from '../../answers/answers.ts';
import type { MatchedAgreed } from '../../answers/match.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import { answerTo, type ResponseRecord } from '../script.ts';
import { knownTo, versionAfter } from '../solo/answers-of.ts';
import type { Workshop, WorkshopScript } from './workshop.ts';

/** Returns the agreements and remarks of a workshop from an earlier file. */
export function agreedBefore({ answers, remarks }: MatchedAgreed): ResponseRecord {
  return { answers: Object.fromEntries(answers), remarks: Object.fromEntries(remarks) };
}

/**
 * Returns the file of agreements for the current state. `before` is the content of the file, or the
 * heading of a new one. Keeps agreements on criteria that this checklist does not have, and then
 * also the version of the checklist that had them.
 */
export function agreedOf(script: WorkshopScript, { agreed }: Workshop, before: Agreed): Agreed {
  const isKnown = knownTo(script);
  const strangers = without(before.agreed, isKnown);
  const strangeRemarks = without(before.remarks ?? {}, isKnown);
  const { remarks: _remarks, ...header } = before;
  const remarks: Readonly<Record<string, Remarks>> = { ...strangeRemarks, ...agreed.remarks };
  const isMixed = Object.keys({ ...strangers, ...strangeRemarks }).length > 0;
  const present = script.people.map((person) => person.id);
  return {
    ...header,
    respondents: [...new Set([...(before.respondents ?? []), ...present])],
    checklist: isMixed ? before.checklist : versionAfter(script.checklist, before),
    agreed: { ...strangers, ...answersIn(script, agreed) },
    ...(Object.keys(remarks).length > 0 ? { remarks } : {}),
  };
}

/** True if there is anything to save. */
export function hasAgreed({ agreed }: Pick<Workshop, 'agreed'>): boolean {
  return Object.keys({ ...agreed.answers, ...agreed.remarks }).length > 0;
}

/**
 * Returns agreements in the order of the checklist, in short form if they have nothing but a value.
 */
function answersIn(
  { checklist }: WorkshopScript,
  agreed: ResponseRecord,
): Readonly<Record<string, WrittenAgreement>> {
  const entries = criteriaOf(checklist).flatMap(({ criterion: { id } }) => {
    const answer = answerTo(agreed, id);
    if (!answer || 'notApplicable' in answer || answer.value === null) return [];
    const { value, note, evidence } = answer;
    const isShort = note === undefined && evidence === undefined;
    const long = { value, ...(note ? { note } : {}), ...(evidence ? { evidence } : {}) };
    return [[id, isShort ? value : long] as const];
  });
  return Object.fromEntries(entries);
}

function without<T>(
  byId: Readonly<Record<string, T>>,
  isKnown: (id: string) => boolean,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(byId).filter(([id]) => !isKnown(id)));
}
