import type { Answer, RatedAnswer, Remarks } from '../answers/answers.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { canBeNotApplicable, criterionNamed } from '../checklist/lookup.ts';
import { messageWithHint } from '../diagnostic.ts';
import { type WrittenText, conversationWords as words } from '../words/conversation.ts';
import { thousands } from '../words/grammar.ts';
import {
  type AnswerEvent,
  answerTo,
  type Conversation,
  type ConversationEvent,
  entryOf,
  type Person,
  type ResponseRecord,
  type Script,
} from './script.ts';

/**
 * Sets the value of a criterion; `null` is "I don't know". Keeps note, evidence and first vote,
 * including remarks made before the answer. `kept` is the day of the earlier answer it repeats.
 */
function withValue(
  said: ResponseRecord,
  criterion: string,
  value: AnswerValue | null,
  kept?: string | undefined,
): ResponseRecord {
  const before = entryOf(said.answers, criterion);
  return withAnswer(said, criterion, {
    value,
    ...(kept === undefined ? {} : { kept }),
    ...(before && 'firstVote' in before ? firstVoteOf(before) : {}),
    ...remarksOn(said, criterion),
  });
}

/** Returns the record with the answer "not applicable" and its reason. */
function withReason(
  said: ResponseRecord,
  criterion: string,
  reason: string,
  kept?: string | undefined,
): ResponseRecord {
  const day = kept === undefined ? {} : { kept };
  return withAnswer(said, criterion, {
    notApplicable: reason,
    ...day,
    ...remarksOn(said, criterion),
  });
}

/** Sets the answer of an event in place of the former one. */
export function withAnswerIn(said: ResponseRecord, event: AnswerEvent): ResponseRecord {
  const { criterion, kept } = event;
  return event.type === 'answered'
    ? withValue(said, criterion, event.value, kept)
    : withReason(said, criterion, event.reason, kept);
}

/** Returns the record without the answer to a criterion. Note and evidence stay. */
export function withoutAnswer(said: ResponseRecord, criterion: string): ResponseRecord {
  const { [criterion]: _withdrawn, ...answers } = said.answers;
  return withRemarks({ ...said, answers }, criterion, remarksOn(said, criterion));
}

/** Returns the record with the first vote in place of the second; without one, with no answer. */
export function withFirstVote(said: ResponseRecord, criterion: string): ResponseRecord {
  const answer = answerTo(said, criterion);
  const without = withoutAnswer(said, criterion);
  if (!answer || !('firstVote' in answer) || answer.firstVote === undefined) return without;
  return withValue(without, criterion, answer.firstVote);
}

/** Sets the remarks, on the answer if there is one. Empty remarks are removed. */
export function withRemarks(
  said: ResponseRecord,
  criterion: string,
  changed: Remarks,
): ResponseRecord {
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
export function remarksOn({ answers, remarks }: ResponseRecord, criterion: string): Remarks {
  const { note, evidence }: Remarks =
    entryOf(answers, criterion) ?? entryOf(remarks, criterion) ?? {};
  return { ...(note === undefined ? {} : { note }), ...(evidence ? { evidence } : {}) };
}

function withAnswer(
  { answers, remarks }: ResponseRecord,
  criterion: string,
  answer: Answer,
): ResponseRecord {
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

/** Event that changes the note or the evidence of a criterion. */
export type NoteEvent =
  | { readonly type: 'noted'; readonly criterion: string; readonly note: string }
  | {
      readonly type: 'evidenced';
      readonly criterion: string;
      readonly evidence: readonly string[];
    };

/**
 * Returns events that save an unfinished note of any length. Text beyond the limit of a note
 * becomes evidence.
 */
export function noteEvents(
  criterion: string,
  text: string,
  { evidence = [] }: Remarks,
): readonly NoteEvent[] {
  const [note = '', ...rest] = piecesOf(text, LIMITS.note);
  const noted = { type: 'noted', criterion, note } as const;
  return rest.length === 0
    ? [noted]
    : [noted, ...evidenceEvents(criterion, [...evidence, rest.join('')])];
}

/** Returns events that save unfinished evidence; a piece beyond the limit becomes several. */
export function evidenceEvents(criterion: string, pieces: readonly string[]): readonly NoteEvent[] {
  const evidence = pieces
    .flatMap((piece) => piecesOf(piece, LIMITS.evidence))
    .filter((piece) => piece.trim() !== '');
  return [{ type: 'evidenced', criterion, evidence }];
}

/** A text in pieces of at most so many UTF-16 units, none of which ends within a character. */
function piecesOf(text: string, longest: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of text) {
    if (piece.length + character.length > longest) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** Maximum lengths of texts in an answers file, in UTF-16 units. */
export const LIMITS = { reason: 2000, note: 20_000, evidence: 2000 } as const;

/** Event that writes into a record. */
type WritingEvent = AnswerEvent | NoteEvent;

/**
 * Returns the reason why an answer or a remark is refused, or `null`. Refused ones would make a file
 * that cannot be read again.
 */
function refuseAnswer(checklist: Checklist, event: WritingEvent): string | null {
  switch (event.type) {
    case 'answered': {
      const criterion = criterionNamed(checklist, event.criterion);
      if (event.value === null || !criterion) return null;
      const error = scaleOf(checklist, criterion).refusal(event.value);
      return error && messageWithHint(error);
    }
    case 'not-applicable': {
      const criterion = criterionNamed(checklist, event.criterion);
      if (criterion && !canBeNotApplicable(criterion)) return words.alwaysApplies;
      return event.reason.trim() === '' ? words.noReason : textRefusal('reason', event.reason);
    }
    case 'noted':
      return textRefusal('note', event.note);
    case 'evidenced':
      return firstRefusal(event.evidence);
  }
}

function firstRefusal(evidence: readonly string[]): string | null {
  for (const text of evidence) {
    if (text.trim() === '') return words.blankEvidence;
    const refusal = textRefusal('evidence', text);
    if (refusal !== null) return refusal;
  }
  return null;
}

function textRefusal(is: WrittenText, text: string): string | null {
  if (/\p{Surrogate}/u.test(text)) return words.halfCharacter({ text: is });
  if (text.length <= LIMITS[is]) return null;
  const [length = '', most = ''] = [text.length, LIMITS[is]].map(thousands);
  return words.longText({ text: is, length, most });
}

/** Sets the answer agreed on, or removes it, and adds the reason to the note. */
export function withAgreement(
  said: ResponseRecord,
  { criterion, value, note }: Extract<ConversationEvent, { type: 'agreed' }>,
): ResponseRecord {
  const noted =
    note === undefined
      ? said
      : withRemarks(said, criterion, { note: joinedNote(said, criterion, note) });
  return value === null ? withoutAnswer(noted, criterion) : withValue(noted, criterion, value);
}

/** Returns a reason below the note that there is; a reason given twice is written once. */
function joinedNote(said: ResponseRecord, criterion: string, reason: string): string {
  const { note } = remarksOn(said, criterion);
  if (note === undefined || note === reason) return reason;
  return note.split('\n').includes(reason) ? note : `${note}\n${reason}`;
}

/** Sets a vote in place of the former one. Keeps a first vote beside it. */
export function withVote(said: ResponseRecord, event: AnswerEvent): ResponseRecord {
  if (event.type === 'answered') return withAnswerIn(said, event);
  const before = answerTo(said, event.criterion);
  const after = withAnswerIn(said, event);
  const hasFirst = before && 'firstVote' in before && before.firstVote !== undefined;
  return hasFirst ? withFirstInNote(after, event.criterion, before) : after;
}

/**
 * Sets a second vote. The first is kept in `firstVote`, or in the note if one of the two is "not
 * applicable", because `firstVote` holds levels only.
 */
export function withSecondVote(said: ResponseRecord, event: AnswerEvent): ResponseRecord {
  const { criterion } = event;
  const before = answerTo(said, criterion);
  const after = withVote(said, event);
  if (!before) return after;
  if ('notApplicable' in before || event.type === 'not-applicable') {
    return withFirstInNote(after, criterion, before);
  }
  const { firstVote = before.value } = before;
  const rated: RatedAnswer = { value: event.value, firstVote, ...remarksOn(after, criterion) };
  return { ...after, answers: { ...after.answers, [criterion]: rated } };
}

function withFirstInNote(after: ResponseRecord, criterion: string, before: Answer): ResponseRecord {
  const { note } = remarksOn(after, criterion);
  const isKnown = note?.split('\n').some((line) => line.startsWith(words.firstVote)) ?? false;
  const added = [...(note ? [note] : []), `${words.firstVote}${inWords(before)}`].join('\n');
  if (isKnown || isSame(before, answerTo(after, criterion)) || added.length > LIMITS.note)
    return after;
  return withRemarks(after, criterion, { note: added });
}

function inWords(before: Answer): string {
  if ('notApplicable' in before)
    return words.notApplicableBecause({ reason: before.notApplicable });
  const { firstVote = before.value } = before;
  return firstVote === null ? words.unknown : words.level({ level: String(firstVote) });
}

function isSame(before: Answer, after: Answer | undefined): boolean {
  if (!after || !('notApplicable' in after)) return false;
  return 'notApplicable' in before && before.notApplicable === after.notApplicable;
}

/**
 * Returns the reason why an event is refused, or `null`. Refused events would make a file that
 * cannot be read again; `advance` ignores them.
 */
export function refuseEvent(
  script: Script,
  { people }: Pick<Conversation, 'people'>,
  event: ConversationEvent,
): string | null {
  switch (event.type) {
    case 'answered':
    case 'not-applicable': {
      const refusal = refuseAnswer(script.checklist, event);
      const by = people.find(({ id }) => id === event.by);
      return refusal === null || !by || people.length === 1
        ? refusal
        : words.ofPerson({ name: by.name, refusal });
    }
    case 'agreed': {
      const { criterion, value, note } = event;
      const refusal = refuseAnswer(script.checklist, { type: 'answered', criterion, value });
      if (refusal !== null || note === undefined) return refusal;
      return refuseAnswer(script.checklist, { type: 'noted', criterion, note });
    }
    case 'noted':
    case 'evidenced':
      return refuseAnswer(script.checklist, event);
    case 'joined':
    case 'renamed': {
      const [id, name] =
        event.type === 'joined' ? [event.person.id, event.person.name] : [event.id, event.name];
      return refusePersonName(
        name,
        people.filter((own) => own.id !== id),
      );
    }
    default:
      return null;
  }
}

const MAX_NAME = 200;

/** Returns the problem of a name; `null` if it is valid. Names identify people on the screen. */
export function refusePersonName(
  name: string,
  others: readonly Pick<Person, 'name'>[],
): string | null {
  const bare = name.trim();
  if (bare === '') return words.blankName;
  if (bare.length > MAX_NAME) return words.longName({ most: MAX_NAME });
  const isTaken = others.some((own) => own.name.toLowerCase() === bare.toLowerCase());
  return isTaken ? words.nameTaken({ name: bare }) : null;
}
