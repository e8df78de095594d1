import type { Answer, RatedAnswer } from '../../answers/answers.ts';
import { interviewWords } from '../../words/interview.ts';
import { type AskOf, type LoopResult, runLoop, type SaveOf } from '../loop.ts';
import { goBack, goForward, goTo, skip, startNavigation } from '../navigation.ts';
import { LIMITS, remarksOn, withReason, withRemarks, withValue } from '../record.ts';
import { answerTo, emptyRecord, type ResponseRecord } from '../script.ts';
import { refuseWorkshopEvent } from './ballots.ts';
import {
  recordBy,
  type Vote,
  type Workshop,
  type WorkshopEvent,
  type WorkshopScript,
  workshopCriteria,
  workshopPath,
} from './workshop.ts';

/**
 * Applies an event. A vote counts once everybody has voted; only `went-on` leads to the next
 * criterion. Returns the workshop unchanged if the event makes no sense in its state.
 */
export function advanceWorkshop(
  script: WorkshopScript,
  workshop: Workshop,
  event: WorkshopEvent,
): Workshop {
  if (workshop.status === 'finished' || workshop.status === 'stopped') return workshop;
  const path = workshopPath(script, workshop);
  if ('criterion' in event && !path.asked.includes(event.criterion)) return workshop;
  if (refuseWorkshopEvent(script, event) !== null) return workshop;
  switch (event.type) {
    case 'voted':
      return voted(script, workshop, event);
    case 'agreed':
      return { ...workshop, agreed: agreed(workshop.agreed, event) };
    case 'noted':
      return {
        ...workshop,
        agreed: withRemarks(workshop.agreed, event.criterion, { note: event.note }),
      };
    case 'evidenced':
      return {
        ...workshop,
        agreed: withRemarks(workshop.agreed, event.criterion, { evidence: event.evidence }),
      };
    case 'skipped':
      return goForward(skip(workshop, path, event.criterion), path, event.criterion);
    case 'went-on':
      return goForward(workshop, path, event.criterion);
    case 'went-back':
      return goBack(workshop, path);
    case 'went-to':
      return goTo(workshop, event.criterion);
    case 'opened-review':
      return { ...workshop, status: 'reviewing' };
    case 'finished':
    case 'stopped':
      return { ...workshop, status: event.type };
  }
}

/** Nothing is counted until everybody has voted who is asked, and nobody else. */
function voted(
  script: WorkshopScript,
  workshop: Workshop,
  { criterion, votes, isSecond }: Extract<WorkshopEvent, { type: 'voted' }>,
): Workshop {
  const asked = workshopCriteria(script, workshop).find((own) => own.criterion.id === criterion);
  const voters = asked?.voters ?? [];
  const hasAll = voters.every(({ id }) => Object.hasOwn(votes, id));
  if (!hasAll || Object.keys(votes).length !== voters.length) return workshop;
  const record = isSecond ? withSecondVote : withVote;
  const said = voters.flatMap((person) => {
    const vote = votes[person.id];
    return vote ? [[person.id, record(recordBy(workshop, person), criterion, vote)]] : [];
  });
  return {
    ...workshop,
    said: { ...workshop.said, ...Object.fromEntries(said) },
    skipped: workshop.skipped.filter((id) => id !== criterion),
  };
}

function agreed(
  said: ResponseRecord,
  { criterion, value, note }: Extract<WorkshopEvent, { type: 'agreed' }>,
): ResponseRecord {
  const noted = note === undefined ? said : withRemarks(said, criterion, { note });
  if (value !== null) return withValue(noted, criterion, value);
  const { [criterion]: _takenBack, ...answers } = noted.answers;
  return withRemarks({ ...noted, answers }, criterion, remarksOn(noted, criterion));
}

/** Sets a vote in place of the former one. Keeps a first vote beside it. */
function withVote(said: ResponseRecord, criterion: string, vote: Vote): ResponseRecord {
  if (!('notApplicable' in vote)) return withValue(said, criterion, vote.value);
  const before = answerTo(said, criterion);
  const after = withReason(said, criterion, vote.notApplicable);
  const hasFirst = before && 'firstVote' in before && before.firstVote !== undefined;
  return hasFirst ? withFirstInNote(after, criterion, before) : after;
}

/**
 * Sets a second vote. The first is kept in `firstVote`, or in the note if one of the two is "not
 * applicable", because `firstVote` holds levels only.
 */
function withSecondVote(said: ResponseRecord, criterion: string, vote: Vote): ResponseRecord {
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

function withFirstInNote(after: ResponseRecord, criterion: string, before: Answer): ResponseRecord {
  const { note } = remarksOn(after, criterion);
  const isKnown =
    note?.split('\n').some((line) => line.startsWith(interviewWords.firstVote)) ?? false;
  const added = [...(note ? [note] : []), `${interviewWords.firstVote}${inWords(before)}`].join(
    '\n',
  );
  if (isKnown || isSame(before, answerTo(after, criterion)) || added.length > LIMITS.note)
    return after;
  return withRemarks(after, criterion, { note: added });
}

function inWords(before: Answer): string {
  if ('notApplicable' in before)
    return interviewWords.notApplicable({ reason: before.notApplicable });
  const { firstVote = before.value } = before;
  return firstVote === null
    ? interviewWords.unknown
    : interviewWords.level({ level: String(firstVote) });
}

function isSame(before: Answer, after: Answer | undefined): boolean {
  if (!after || !('notApplicable' in after)) return false;
  return 'notApplicable' in before && before.notApplicable === after.notApplicable;
}

/** Runs a workshop to its end. Changes are saved before the next question is shown. */
export function conductWorkshop(
  script: WorkshopScript,
  start: Workshop,
  ask: AskOf<Workshop, WorkshopEvent>,
  save: SaveOf<Workshop>,
): Promise<LoopResult<Workshop>> {
  const advance = (workshop: Workshop, event: WorkshopEvent) =>
    advanceWorkshop(script, workshop, event);
  return runLoop({ advance, isWorthSaving }, start, ask, save);
}

function isWorthSaving(before: Workshop, after: Workshop): boolean {
  return (
    before.said !== after.said ||
    before.agreed !== after.agreed ||
    (before.status !== after.status && after.status === 'finished')
  );
}

/** Votes and agreements of a workshop so far. */
export type WorkshopRecord = Pick<Workshop, 'said' | 'agreed'>;

/** Record of a workshop without any vote. */
export const emptyWorkshopRecord: WorkshopRecord = { said: {}, agreed: emptyRecord };

/**
 * Starts or resumes a workshop: at the first criterion that somebody has not voted on, or at the
 * review if there is none.
 */
export function startWorkshop(
  script: WorkshopScript,
  before: WorkshopRecord = emptyWorkshopRecord,
): Workshop {
  return {
    ...startNavigation(workshopPath(script, before)),
    said: before.said,
    agreed: before.agreed,
  };
}
