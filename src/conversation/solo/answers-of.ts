import type {
  Answer,
  Answers,
  RatedAnswer,
  Remarks,
  WrittenAnswer,
} from '../../answers/answers.ts';
import { answeredVersion, levelsSince } from '../../answers/level-texts.ts';
import { isLongForm, type Matched, renamesOf } from '../../answers/match.ts';
import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import {
  entryOf,
  type Interview,
  openCriteria,
  type ResponseRecord,
  type Script,
} from '../script.ts';

/** Data of an answers file that the interview does not have. */
export interface Filing {
  /** Content of the file, or the heading of a new one. */
  readonly before: Answers;
  /** The day of the answers, YYYY-MM-DD. */
  readonly date: string;
  /** Seconds spent answering, earlier interviews included. */
  readonly seconds: number;
}

/** Returns the record of the answers in an earlier file. */
export function recordOf({
  answers,
  remarks,
}: Pick<Matched, 'answers' | 'remarks'>): ResponseRecord {
  return { answers: Object.fromEntries(answers), remarks: Object.fromEntries(remarks) };
}

/**
 * Returns the answers file for the current state of an interview. Keeps answers to criteria that
 * this checklist does not have, and then also the version of the checklist that had them.
 */
export function answersOf(script: Script, interview: Interview, filing: Filing): Answers {
  const { before, date, seconds } = filing;
  const isKnown = knownTo(script);
  const isStrange = ([name]: readonly [string, unknown]) => !isKnown(name);
  const strangers = entriesOf(before.answers).filter(isStrange);
  const strangeRemarks = entriesOf(before.remarks ?? {}).filter(isStrange);
  const remarks = [...strangeRemarks, ...entriesOf(interview.remarks)];
  const isMixed = strangers.length + strangeRemarks.length > 0;
  const answers = criteriaOf(script.checklist).flatMap(({ criterion }) => {
    const answer = entryOf(interview.answers, criterion.id);
    return answer ? [[criterion.id, inForm(answer, writtenBefore(before, criterion))]] : [];
  });
  const { remarks: _remarks, ...header } = before;
  return {
    ...header,
    checklist: isMixed ? before.checklist : versionAfter(script.checklist, before),
    date,
    status: statusOf(script, interview, before),
    ...(before.mode === 'express' ? { mode: script.mode } : {}),
    seconds,
    answers: Object.fromEntries([...strangers, ...answers]),
    ...(remarks.length > 0 ? { remarks: Object.fromEntries(remarks) } : {}),
  };
}

/**
 * Returns the version of the checklist for a file that keeps its answers. Its levels are not said to
 * be those of today if they were not, or if that cannot be told.
 */
export function versionAfter(
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
  interview: Interview,
  { status }: Answers,
): 'completed' | 'in-progress' {
  const whole: Script = { checklist: script.checklist, mode: script.mode };
  const isPart = script.onlyPoint !== undefined || script.onlyOpen !== undefined;
  const isAllAnswered = openCriteria(whole, interview).length === 0;
  const wasCompleted = status !== 'in-progress';
  const isCompleted =
    interview.status === 'finished' ? !isPart || isAllAnswered : wasCompleted && isAllAnswered;
  return isCompleted ? 'completed' : 'in-progress';
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
  const isLong = isLongForm(before);
  return isLong || 'notApplicable' in answer || hasMore(answer) ? answer : answer.value;
}

function hasMore({ firstVote, note, evidence }: RatedAnswer & Remarks): boolean {
  return firstVote !== undefined || note !== undefined || evidence !== undefined;
}

/** Returns a test for ids of the checklist, former ones included. */
export function knownTo({ checklist }: Pick<Script, 'checklist'>): (id: string) => boolean {
  const known = new Set([
    ...criteriaOf(checklist).map(({ criterion }) => criterion.id),
    ...renamesOf(checklist).keys(),
  ]);
  return (id) => known.has(id);
}

function entriesOf<T>(byId: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(byId);
}
