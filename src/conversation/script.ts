import type { Answer, Remarks } from '../answers/answers.ts';
import type { Checklist, Criterion, Point } from '../checklist/checklist.ts';
import type { Face } from '../checklist/criteria/face.ts';
import { faceOf } from '../checklist/criteria/faces.ts';
import type { Scale } from '../checklist/criteria/scale.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { criteriaOf } from '../checklist/lookup.ts';
import { askedOf, type Mode } from '../scoring/responses.ts';

/** Scope of a conversation: a checklist, or a part of it. */
export interface Script {
  readonly checklist: Checklist;
  /** In express mode the key criteria only. */
  readonly mode: Mode;
  /** True if a group votes and then agrees; false if one respondent answers. */
  readonly isWorkshop?: boolean | undefined;
  /** Ids of the only criteria to go through; all without it. */
  readonly only?: readonly string[] | undefined;
  /** Ids of the criteria that were open when the conversation began, to go through only these. */
  readonly onlyOpen?: readonly string[] | undefined;
}

/** Somebody who answers. */
export interface Person {
  /** The id of the respondent. */
  readonly id: string;
  readonly name: string;
  /** Job title. */
  readonly role?: string | undefined;
  /** The id of one of the checklist's groups. */
  readonly group: string;
  /** True if they left a workshop before its end; their votes so far stay theirs. */
  readonly hasLeft?: boolean | undefined;
}

/** Answers and remarks of one respondent so far, by criterion id. */
export interface ResponseRecord {
  /** Answers given so far; open criteria have no entry. The value `null` is "I don't know". */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Remarks on open criteria. They move into the answer once there is one. */
  readonly remarks: Readonly<Record<string, Remarks>>;
}

/** Record without any answer. */
export const emptyRecord: ResponseRecord = { answers: {}, remarks: {} };

/** All that was said so far: what drivers save and what a resumed conversation starts with. */
export interface ConversationRecord {
  /** In seating order, which is the order of the votes; one person in an interview. */
  readonly people: readonly Person[];
  /** By id of the respondent. */
  readonly said: Readonly<Record<string, ResponseRecord>>;
  /** Agreements and notes of a workshop, which belong to no respondent. */
  readonly agreed: ResponseRecord;
}

/** Position among the criteria asked in turn. Ids are criterion ids. */
export interface Navigation {
  readonly status: 'asking' | 'reviewing' | 'finished' | 'stopped';
  /** Id of the criterion that is asked; during the review, the one before it was opened. */
  readonly current: string | null;
  /** Ids of the criteria that were shown before, in that order; going back drops the last one. */
  readonly trail: readonly string[];
  /** Ids of criteria left for later with "skip". */
  readonly skipped: readonly string[];
}

/** State of a conversation: plain data that only `advance` changes. */
export interface Conversation extends ConversationRecord, Navigation {
  /** Votes that are being taken and not shown yet; `null` in an interview and after the reveal. */
  readonly ballot: Ballot | null;
}

/** Vote in progress on a criterion. */
export interface Ballot {
  readonly criterion: string;
  /** `second` is kept beside the first vote, `correction` replaces the last one. */
  readonly kind: 'first' | 'second' | 'correction';
  /** Ids of those who have voted in it. */
  readonly voted: readonly string[];
}

/** Everything that can happen. `criterion` and `by` are ids; an interview needs no `by`. */
export type ConversationEvent =
  | {
      readonly type: 'answered';
      readonly criterion: string;
      readonly value: AnswerValue | null;
      readonly by?: string | undefined;
      /** Day of the earlier round whose answer this keeps, YYYY-MM-DD. */
      readonly kept?: string | undefined;
    }
  | {
      readonly type: 'not-applicable';
      readonly criterion: string;
      readonly reason: string;
      readonly by?: string | undefined;
      readonly kept?: string | undefined;
    }
  /** Makes a criterion open again. A second vote becomes the first one again. */
  | { readonly type: 'withdrawn'; readonly criterion: string; readonly by?: string | undefined }
  | { readonly type: 'noted'; readonly criterion: string; readonly note: string }
  | { readonly type: 'evidenced'; readonly criterion: string; readonly evidence: readonly string[] }
  /** Shows the votes of a workshop, also if somebody has not voted. */
  | { readonly type: 'revealed'; readonly criterion: string }
  | {
      readonly type: 'voted-again';
      readonly criterion: string;
      readonly kind: 'second' | 'correction';
    }
  | {
      readonly type: 'agreed';
      readonly criterion: string;
      /** Answer agreed on. `null` if there is none; notes and evidence remain. */
      readonly value: AnswerValue | null;
      /** Reason given with the agreement, added to the note there is. */
      readonly note?: string | undefined;
    }
  | { readonly type: 'joined'; readonly person: Person }
  | { readonly type: 'renamed'; readonly id: string; readonly name: string }
  | { readonly type: 'left'; readonly id: string }
  | { readonly type: 'skipped'; readonly criterion: string }
  /** On to the next open criterion; nothing else changes. */
  | { readonly type: 'went-on'; readonly criterion: string }
  | { readonly type: 'went-back' }
  | { readonly type: 'went-to'; readonly criterion: string }
  | { readonly type: 'opened-review' }
  | { readonly type: 'finished' }
  | { readonly type: 'stopped' };

/** Event that answers a criterion; a vote in a workshop. */
export type AnswerEvent = Extract<ConversationEvent, { type: 'answered' | 'not-applicable' }>;

/** A criterion, its point, and who is asked it. */
export interface Asked {
  readonly point: Point;
  readonly criterion: Criterion;
  /** In seating order; at least one. A condition is judged by each respondent's own answers. */
  readonly voters: readonly Person[];
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

/** The entry under an id, and nothing that an object inherits. */
export function entryOf<T>(byId: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(byId, id) ? byId[id] : undefined;
}

/** Returns the record of a respondent. */
export function recordBy(
  { said }: Pick<Conversation, 'said'>,
  { id }: Pick<Person, 'id'>,
): ResponseRecord {
  return entryOf(said, id) ?? emptyRecord;
}

/** The answer to a criterion, if there is one. */
export function answerTo({ answers }: ResponseRecord, criterion: string): Answer | undefined {
  return entryOf(answers, criterion);
}

/** True if a criterion has an answer, including "I don't know". */
export function isAnswered({ answers }: ResponseRecord, criterion: string): boolean {
  return Object.hasOwn(answers, criterion);
}

/** Cache of the ids asked of one respondent; a screen needs them many times a key. */
const askedOfOne = new WeakMap<Script, WeakMap<ResponseRecord['answers'], ReadonlySet<string>>>();

function idsAskedOf(script: Script, { answers }: ResponseRecord): ReadonlySet<string> {
  const known = askedOfOne.get(script) ?? new WeakMap();
  askedOfOne.set(script, known);
  const found =
    known.get(answers) ?? askedOf(script.checklist, (id) => entryOf(answers, id), script.mode);
  known.set(answers, found);
  return found;
}

/** Cache of the criteria asked of anybody, by what was said; `people` are those it holds for. */
const askedOfAll = new WeakMap<Script, WeakMap<ConversationRecord['said'], AskedOfAll>>();

interface AskedOfAll {
  readonly people: readonly Person[];
  readonly asked: readonly Asked[];
}

/** Returns the criteria asked of anybody in the current state, in the order of the checklist. */
export function askedCriteria(
  script: Script,
  record: Pick<ConversationRecord, 'people' | 'said'>,
): readonly Asked[] {
  const known = askedOfAll.get(script) ?? new WeakMap<ConversationRecord['said'], AskedOfAll>();
  askedOfAll.set(script, known);
  const found = known.get(record.said);
  if (found?.people === record.people) return found.asked;
  const fresh = asksOf(script, record);
  known.set(record.said, { people: record.people, asked: fresh });
  return fresh;
}

function asksOf(
  script: Script,
  record: Pick<ConversationRecord, 'people' | 'said'>,
): readonly Asked[] {
  const { checklist, only, onlyOpen } = script;
  const [chosen, open] = [only, onlyOpen].map((ids) => ids && new Set(ids));
  const people = record.people.map((person) => {
    const said = recordBy(record, person);
    return { person, said, ids: idsAskedOf(script, said) };
  });
  return criteriaOf(checklist).flatMap(({ point, criterion }) => {
    const { id } = criterion;
    if ((chosen && !chosen.has(id)) || (open && !open.has(id))) return [];
    const voters = people.flatMap(({ person, said, ids }) =>
      ids.has(id) && (!person.hasLeft || isAnswered(said, id)) ? [person] : [],
    );
    return voters.length === 0 ? [] : [{ point, criterion, voters }];
  });
}

/** True if everybody who is asked a criterion has answered it. */
export function hasAllAnswers(
  record: Pick<ConversationRecord, 'said'>,
  { criterion, voters }: Pick<Asked, 'criterion' | 'voters'>,
): boolean {
  return voters.every((person) => isAnswered(recordBy(record, person), criterion.id));
}

/** Returns the ids of criteria that are asked and open to somebody, in the order of the checklist. */
export function openCriteria(
  script: Script,
  record: Pick<ConversationRecord, 'people' | 'said'>,
): readonly string[] {
  return askedCriteria(script, record)
    .filter((own) => !hasAllAnswers(record, own))
    .map(({ criterion }) => criterion.id);
}

/**
 * Returns the ids of all criteria that somebody present has not answered, for `Script.onlyOpen`.
 * Conditions are evaluated later, during the conversation.
 */
export function unansweredCriteria(
  { checklist }: Pick<Script, 'checklist'>,
  record: Pick<ConversationRecord, 'people' | 'said'>,
): readonly string[] {
  return criteriaOf(checklist)
    .map(({ criterion }) => criterion.id)
    .filter((id) =>
      record.people.some((own) => !own.hasLeft && !isAnswered(recordBy(record, own), id)),
    );
}

/** Returns the record of one respondent alone. */
export function alone(person: Person, said: ResponseRecord = emptyRecord): ConversationRecord {
  return { people: [person], said: { [person.id]: said }, agreed: emptyRecord };
}
