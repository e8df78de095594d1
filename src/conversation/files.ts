import {
  type Agreed,
  type Answer,
  type Answers,
  inShortForm,
  type Remarks,
  type Respondent,
  type WrittenAgreement,
  type WrittenAnswer,
} from '../answers/answers.ts';
import { answeredVersion, levelsSince } from '../answers/level-texts.ts';
import { isLongForm, type Matched, renamesOf } from '../answers/match.ts';
import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { criteriaOf, groupsOf } from '../checklist/lookup.ts';
import {
  answerTo,
  type Conversation,
  entryOf,
  openCriteria,
  type Person,
  type ResponseRecord,
  recordBy,
  type Script,
} from './script.ts';

/** Data of an answers file that the interview does not have. */
export interface Filing {
  /** Content of the file, or the heading of a new one. */
  readonly before: Answers;
  /** The day of the answers, YYYY-MM-DD. */
  readonly date: string;
  /** Seconds spent answering, earlier interviews included. */
  readonly seconds: number;
}

/** Returns the record of the answers or agreements in an earlier file. */
export function recordOf({
  answers,
  remarks,
}: Pick<Matched, 'answers' | 'remarks'>): ResponseRecord {
  return { answers: Object.fromEntries(answers), remarks: Object.fromEntries(remarks) };
}

/**
 * Returns the answers file of somebody for the current state. Keeps answers to criteria that this
 * checklist does not have, and then also the version of the checklist that had them.
 */
export function answersOf(
  script: Script,
  state: Conversation,
  person: Person,
  filing: Filing,
): Answers {
  const { before, date, seconds } = filing;
  const said = recordBy(state, person);
  const isKnown = knownTo(script);
  const strangers = without(before.answers, isKnown);
  const strangeRemarks = without(before.remarks ?? {}, isKnown);
  const remarks = { ...strangeRemarks, ...said.remarks };
  const answers = criteriaOf(script.checklist).flatMap(({ criterion }) => {
    const answer = entryOf(said.answers, criterion.id);
    return answer ? [[criterion.id, inForm(answer, writtenBefore(before, criterion))]] : [];
  });
  const { remarks: _remarks, ...header } = before;
  return {
    ...header,
    respondent: renamed(before.respondent, person),
    checklist: versionWith([strangers, strangeRemarks], script.checklist, before),
    date,
    status: statusOf(script, state, person, before),
    ...(before.mode === 'express' ? { mode: script.mode } : {}),
    seconds,
    answers: { ...strangers, ...Object.fromEntries(answers) },
    ...(isEmpty(remarks) ? {} : { remarks }),
  };
}

/** True if respondents have a choice of groups. */
export function hasGroups(checklist: Checklist): boolean {
  return checklist.groups !== undefined && Object.keys(groupsOf(checklist)).length > 1;
}

/** Somebody as a new file names them. */
export function respondentOf(checklist: Checklist, { id, name, role, group }: Person): Respondent {
  return {
    id,
    name,
    ...(role === undefined ? {} : { role }),
    ...(hasGroups(checklist) ? { group } : {}),
  };
}

/** Returns what a file says of its respondent, under the present name. */
function renamed(before: Respondent, { name }: Person): Respondent {
  return (before.name ?? before.id) === name ? before : { ...before, name };
}

/** Returns the version for a file that keeps parts which this version of the checklist does not have. */
function versionWith(
  kept: readonly Readonly<Record<string, unknown>>[],
  checklist: Checklist,
  before: Pick<Answers, 'checklist'>,
): Answers['checklist'] {
  return kept.every(isEmpty) ? versionAfter(checklist, before) : before.checklist;
}

/**
 * Returns the version of the checklist for a file that keeps its answers. Its levels are not said to
 * be those of today if they were not, or if that cannot be told.
 */
function versionAfter(
  checklist: Checklist,
  before: Pick<Answers, 'checklist'>,
): Answers['checklist'] {
  const present = answeredVersion(checklist);
  if (levelsSince(checklist, before.checklist) === 'same') return present;
  if (before.checklist.texts !== undefined) return before.checklist;
  return { id: present.id, version: present.version };
}

/** Finished means that this respondent has gone through all there is to ask. */
function statusOf(
  script: Script,
  state: Conversation,
  person: Person,
  { status }: Answers,
): 'completed' | 'in-progress' {
  const whole: Script = { checklist: script.checklist, mode: script.mode };
  const isPart = script.only !== undefined || script.onlyOpen !== undefined;
  const own = { people: [{ ...person, hasLeft: false }], said: state.said };
  const isFinished =
    state.status === 'finished' && (!isPart || openCriteria(whole, own).length === 0);
  // Questions that were left open before, such as those that a telephone code has not, stay so.
  const isStill = status !== 'in-progress' && openCriteria(script, own).length === 0;
  return isFinished || isStill ? 'completed' : 'in-progress';
}

function writtenBefore(
  { answers }: Answers,
  { id, formerly = [] }: Criterion,
): WrittenAnswer | undefined {
  const name = [id, ...formerly].find((own) => Object.hasOwn(answers, own));
  return name === undefined ? undefined : answers[name];
}

/**
 * Returns an answer in short form if it has nothing but a value, and the file does not use the long
 * form.
 */
function inForm(answer: Answer, before: WrittenAnswer | undefined): WrittenAnswer {
  return isLongForm(before) ? answer : inShortForm(answer);
}

/** Returns a test for ids of the checklist, former ones included. */
function knownTo({ checklist }: Pick<Script, 'checklist'>): (id: string) => boolean {
  const known = new Set([
    ...criteriaOf(checklist).map(({ criterion }) => criterion.id),
    ...renamesOf(checklist).keys(),
  ]);
  return (id) => known.has(id);
}

/**
 * Returns the file of agreements for the current state. `before` is the content of the file, or the
 * heading of a new one. Keeps agreements on criteria that this checklist does not have, and then
 * also the version of the checklist that had them.
 */
export function agreedOf(script: Script, { agreed, people }: Conversation, before: Agreed): Agreed {
  const isKnown = knownTo(script);
  const strangers = without(before.agreed, isKnown);
  const strangeRemarks = without(before.remarks ?? {}, isKnown);
  const { remarks: _remarks, left: leftBefore = [], ...header } = before;
  const remarks: Readonly<Record<string, Remarks>> = { ...strangeRemarks, ...agreed.remarks };
  const ids = people.map(({ id }) => id);
  const gone = people.filter(({ hasLeft }) => hasLeft).map(({ id }) => id);
  const left = [...leftBefore.filter((id) => !ids.includes(id)), ...gone];
  return {
    ...header,
    respondents: [...new Set([...(before.respondents ?? []), ...ids])],
    ...(left.length > 0 ? { left } : {}),
    checklist: versionWith([strangers, strangeRemarks], script.checklist, before),
    agreed: { ...strangers, ...answersIn(script, agreed) },
    ...(isEmpty(remarks) ? {} : { remarks }),
  };
}

/** True if there is anything to save. */
export function hasAgreed({ agreed }: Pick<Conversation, 'agreed'>): boolean {
  return !isEmpty(agreed.answers) || !isEmpty(agreed.remarks);
}

/**
 * Returns agreements in the order of the checklist, in short form if they have nothing but a value.
 */
function answersIn(
  { checklist }: Script,
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

function isEmpty(byId: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(byId).length === 0;
}
