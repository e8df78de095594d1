import type { RatedAnswer } from '../../answers/answers.ts';
import type { Answer } from '../../answers/match.ts';
import { answerTo } from '../asked.ts';
import type { Said } from '../interview.ts';
import { remarksOn, withReason, withRemarks, withValue } from '../record.ts';
import type { Vote } from './room.ts';

/**
 * What somebody has said, with a vote in place of the former one. A first vote that is kept beside
 * it stays.
 */
export function withVote(said: Said, criterion: string, vote: Vote): Said {
  if (!('notApplicable' in vote)) return withValue(said, criterion, vote.value);
  const before = answerTo(said, criterion);
  const after = withReason(said, criterion, vote.notApplicable);
  const hasFirst = before && 'firstVote' in before && before.firstVote !== undefined;
  return hasFirst ? withFirstInNote(after, criterion, before) : after;
}

/**
 * What somebody has said, with a second vote. The first stays beside it: in `firstVote`, or in the note
 * where one of the two calls the criterion not applicable, as `firstVote` holds levels only.
 */
export function withSecondVote(said: Said, criterion: string, vote: Vote): Said {
  const before = answerTo(said, criterion);
  const after = withVote(said, criterion, vote);
  if (!before) return after;
  if ('notApplicable' in before || 'notApplicable' in vote) {
    return withFirstInNote(after, criterion, before);
  }
  const { firstVote = before.value } = before;
  const rated: RatedAnswer = { value: vote.value, firstVote, ...remarksOn(after, criterion) };
  return { ...after, answers: { ...after.answers, [criterion]: rated } };
}

/** The most characters that a note has in a file. */
const LONGEST = 20_000;

function withFirstInNote(after: Said, criterion: string, before: Answer): Said {
  const { note } = remarksOn(after, criterion);
  const isKnown = note?.split('\n').some((line) => line.startsWith(FIRST)) ?? false;
  const added = [...(note ? [note] : []), `${FIRST}${inWords(before)}`].join('\n');
  if (isKnown || isSame(before, answerTo(after, criterion)) || added.length > LONGEST) return after;
  return withRemarks(after, criterion, { note: added });
}

const FIRST = 'First vote: ';

function inWords(before: Answer): string {
  if ('notApplicable' in before) return `not applicable, ${before.notApplicable}`;
  const { firstVote = before.value } = before;
  return firstVote === null ? "I don't know" : `level ${firstVote}`;
}

function isSame(before: Answer, after: Answer | undefined): boolean {
  if (!after || !('notApplicable' in after)) return false;
  return 'notApplicable' in before && before.notApplicable === after.notApplicable;
}
