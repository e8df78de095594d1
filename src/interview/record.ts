import type { RatedAnswer, Remarks } from '../answers/answers.ts';
import type { Answer } from '../answers/match.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { entryOf } from './asked.ts';
import type { Said } from './interview.ts';

/**
 * What has been said, with a level (or "I don't know") for a criterion. Note, evidence and the first
 * vote stay; what was noted while it was open joins it.
 */
export function withValue(said: Said, criterion: string, value: AnswerValue | null): Said {
  const before = entryOf(said.answers, criterion);
  return withAnswer(said, criterion, {
    value,
    ...(before && 'firstVote' in before ? firstVoteOf(before) : {}),
    ...remarksOn(said, criterion),
  });
}

/** The same with a reason why the criterion does not apply. */
export function withReason(said: Said, criterion: string, reason: string): Said {
  return withAnswer(said, criterion, { notApplicable: reason, ...remarksOn(said, criterion) });
}

/** The same with other remarks, on the answer if there is one; what is empty is taken away. */
export function withRemarks(said: Said, criterion: string, changed: Remarks): Said {
  const { note, evidence } = { ...remarksOn(said, criterion), ...changed };
  const remarks: Remarks = {
    ...(note ? { note } : {}),
    ...(evidence && evidence.length > 0 ? { evidence } : {}),
  };
  const answer = entryOf(said.answers, criterion);
  if (!answer) {
    const others = without(said.remarks, criterion);
    const isEmpty = Object.keys(remarks).length === 0;
    return { ...said, remarks: isEmpty ? others : { ...said.remarks, [criterion]: remarks } };
  }
  const { note: _note, evidence: _evidence, ...bare } = answer;
  return withAnswer(said, criterion, { ...bare, ...remarks });
}

/** Note and evidence of a criterion, whether it has an answer or not. */
export function remarksOn({ answers, remarks }: Said, criterion: string): Remarks {
  const { note, evidence }: Remarks =
    entryOf(answers, criterion) ?? entryOf(remarks, criterion) ?? {};
  return { ...(note === undefined ? {} : { note }), ...(evidence ? { evidence } : {}) };
}

function withAnswer({ answers, remarks }: Said, criterion: string, answer: Answer): Said {
  return {
    answers: { ...answers, [criterion]: answer },
    remarks: without(remarks, criterion),
  };
}

function firstVoteOf({ firstVote }: RatedAnswer): Pick<RatedAnswer, 'firstVote'> {
  return firstVote === undefined ? {} : { firstVote };
}

function without<T>(byId: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> {
  if (!Object.hasOwn(byId, id)) return byId;
  const { [id]: _gone, ...others } = byId;
  return others;
}
