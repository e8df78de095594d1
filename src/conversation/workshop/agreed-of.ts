import type { Agreed, Remarks, WrittenAgreement } from '../../answers/answers.ts';
import type { MatchedAgreed } from '../../answers/match.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import { answerTo, type ResponseRecord } from '../script.ts';
import { knownTo } from '../solo/answers-of.ts';
import type { Workshop, WorkshopScript } from './workshop.ts';

/** What a workshop agreed and noted before. */
export function agreedBefore({ answers, remarks }: MatchedAgreed): ResponseRecord {
  return { answers: Object.fromEntries(answers), remarks: Object.fromEntries(remarks) };
}

/**
 * What the file of agreements says at this point; `before` is the file as it was, or what a new one
 * begins with. What was agreed on criteria that this checklist does not know stays in it, and with it
 * the version of the checklist that knew them.
 */
export function agreedOf(script: WorkshopScript, { agreed }: Workshop, before: Agreed): Agreed {
  const isKnown = knownTo(script);
  const { id, version } = script.checklist;
  const strangers = without(before.agreed, isKnown);
  const strangeRemarks = without(before.remarks ?? {}, isKnown);
  const { remarks: _remarks, ...header } = before;
  const remarks: Readonly<Record<string, Remarks>> = { ...strangeRemarks, ...agreed.remarks };
  const isMixed = Object.keys({ ...strangers, ...strangeRemarks }).length > 0;
  return {
    ...header,
    checklist: isMixed ? before.checklist : { id, version },
    agreed: { ...strangers, ...answersIn(script, agreed) },
    ...(Object.keys(remarks).length > 0 ? { remarks } : {}),
  };
}

/** Whether there is anything worth a file. */
export function hasAgreed({ agreed }: Pick<Workshop, 'agreed'>): boolean {
  return Object.keys({ ...agreed.answers, ...agreed.remarks }).length > 0;
}

/** In the order of the checklist; an answer alone where there is no more to it. */
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
