import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { criteriaOf, groupsOf } from '../checklist/lookup.ts';
import { didYouMean } from '../text/phrases.ts';
import { quoted } from '../text/safe.ts';
import type {
  Agreed,
  Answers,
  NotApplicableAnswer,
  RatedAnswer,
  Remarks,
  WrittenAnswer,
} from './answers.ts';
import {
  checkValue,
  groupOf,
  isAbout,
  type Mismatch,
  otherChecklist as otherChecklistFromMismatch,
  otherVersion,
} from './mismatch.ts';

/** An answer in its long form. */
export type Answer = RatedAnswer | NotApplicableAnswer;

/** Returns the value of an answer; `null` for "I don't know", "not applicable" and no answer. */
export function valueIn(answer: Answer | undefined): AnswerValue | null {
  return answer && 'value' in answer ? answer.value : null;
}

export interface Matched {
  /** By id of the criterion, as the checklist calls it now. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** What was noted on criteria without an answer, in the same way. */
  readonly remarks: ReadonlyMap<string, Remarks>;
  readonly group: string;
  readonly problems: readonly Mismatch[];
  readonly warnings: readonly string[];
}

/**
 * Pairs one respondent's answers with the checklist. For another version of the same checklist,
 * renames are followed and answers to what it no longer asks are passed over with a warning; so for
 * the checklist that it is a variant of. `orElse` ends the message about what is no answer.
 */
export function match(checklist: Checklist, written: Answers, orElse = OR_ELSE): Matched {
  if (!isAbout(checklist, written)) return nothing(otherChecklistFromMismatch(checklist, written));
  const group = groupOf(checklist, written);
  const matching: Matching = {
    checklist,
    orElse,
    current: new Map(criteriaOf(checklist).map(({ criterion }) => [criterion.id, criterion])),
    renamed: renamesOf(checklist),
    isSameVersion: isSameVersion(checklist, written),
    answers: new Map(),
    remarks: new Map(),
    problems: typeof group === 'string' ? [] : [group],
    warnings: [],
  };
  if (!matching.isSameVersion) matching.warnings.push(otherVersion(checklist, written));
  for (const [id, answer] of Object.entries(written.answers)) matchOne(id, answer, matching);
  for (const [id, own] of Object.entries(written.remarks ?? {})) matchRemarks(id, own, matching);
  const { answers, remarks, problems, warnings } = matching;
  return { answers, remarks, group: typeof group === 'string' ? group : '', problems, warnings };
}

/** What may be written instead of an answer, for those who wrote something else. */
const OR_ELSE = ', null for "I don\'t know", or {notApplicable: why}';

function isSameVersion({ id, version }: Checklist, { checklist }: Answers): boolean {
  return checklist.id === id && checklist.version === version;
}

/** What is known half way. */
interface Matching {
  readonly checklist: Checklist;
  readonly orElse: string;
  readonly current: ReadonlyMap<string, Criterion>;
  /** Today's id by each former one. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly isSameVersion: boolean;
  readonly answers: Map<string, Answer>;
  readonly remarks: Map<string, Remarks>;
  readonly problems: Mismatch[];
  readonly warnings: string[];
}

function matchOne(id: string, written: WrittenAnswer, matching: Matching): void {
  const { checklist, answers, problems, orElse } = matching;
  const path = ['answers', id];
  const criterion = criterionNamed(id, 'answers', matching);
  if (!criterion) return;
  if (answers.has(criterion.id)) {
    const text = `${quoted(criterion.id)} is answered twice, under its own name and a former one; delete one of them`;
    problems.push({ path, text, where: 'key' });
  } else {
    const answer = inLongForm(written);
    answers.set(criterion.id, answer);
    const place = isLongForm(written) ? [...path, 'value'] : path;
    problems.push(...checkValue(answer, scaleOf(checklist, criterion), { path, place, orElse }));
  }
}

function matchRemarks(id: string, written: Remarks, matching: Matching): void {
  const criterion = criterionNamed(id, 'remarks', matching);
  if (!criterion) return;
  const { answers, remarks, problems } = matching;
  if (answers.has(criterion.id) || remarks.has(criterion.id)) {
    const text = `${quoted(criterion.id)} has an answer, or other remarks; write this one there`;
    problems.push({ path: ['remarks', id], text, where: 'key' });
  } else remarks.set(criterion.id, written);
}

/** The criterion that is meant; without one, that is said. */
function criterionNamed(
  id: string,
  field: 'answers' | 'remarks',
  { current, renamed, isSameVersion, problems, warnings }: Matching,
): Criterion | undefined {
  const criterion = current.get(isSameVersion ? id : (renamed.get(id) ?? id));
  if (criterion) return criterion;
  const text = `unknown criterion ${quoted(id)}${suggestion(id, { current, renamed })}`;
  if (isSameVersion) problems.push({ path: [field, id], text, where: 'key' });
  else if (field === 'answers') warnings.push(`passed over the answer to the ${text}`);
  else warnings.push(`passed over the remarks on the ${text}`);
  return undefined;
}

function suggestion(
  id: string,
  { current, renamed }: Pick<Matching, 'current' | 'renamed'>,
): string {
  const newId = renamed.get(id);
  if (newId !== undefined) return `; it is now called ${quoted(newId)}`;
  return didYouMean(id, current.keys()) || '; delete it, or look its id up in the checklist';
}

/** An answer with everything that may stand beside it. */
export function inLongForm(answer: WrittenAnswer): Answer {
  return isLongForm(answer) ? answer : { value: answer };
}

/** Whether an answer has room for what may stand beside it. */
export function isLongForm(answer: WrittenAnswer | undefined): answer is Answer {
  return typeof answer === 'object' && answer !== null && !('length' in answer);
}

function nothing(problem: Mismatch): Matched {
  return { answers: new Map(), remarks: new Map(), group: '', problems: [problem], warnings: [] };
}

/** Today's id of every criterion that had another one, by that former id. */
export function renamesOf(checklist: Checklist): ReadonlyMap<string, string> {
  return new Map(
    criteriaOf(checklist).flatMap(({ criterion: { id, formerly = [] } }) =>
      formerly.map((old) => [old, id] as const),
    ),
  );
}

/** What the room agreed, matched to a checklist; each answer has a level. */
export type MatchedAgreed = Pick<Matched, 'answers' | 'remarks' | 'problems' | 'warnings'>;

/**
 * Pairs what the room agreed with the checklist, by the rules for answers: for another version of it,
 * renames are followed and what it no longer asks is passed over with a warning.
 */
export function matchAgreed(checklist: Checklist, written: Agreed): MatchedAgreed {
  if (!isAbout(checklist, written)) return nothingAgreedMatch(otherChecklist(checklist, written));
  const [group] = Object.keys(groupsOf(checklist));
  const { format, checklist: own, subject, date, agreed: answers, remarks } = written;
  // The room is matched as a respondent would be, of any group, as that does not matter here.
  const respondent = { id: 'room', group };
  const file = { format, checklist: own, subject, date, respondent, answers, remarks };
  const { problems, ...matched } = match(checklist, file, '');
  return { ...matched, problems: problems.map(inAgreed) };
}

function inAgreed({ path, ...rest }: Mismatch): Mismatch {
  return { ...rest, path: path[0] === 'answers' ? ['agreed', ...path.slice(1)] : path };
}

function otherChecklist({ id }: Checklist, { checklist }: Agreed): Mismatch {
  const text = `this was agreed on the checklist ${quoted(checklist.id)}, not on ${quoted(id)}; move the file to the answers it belongs to`;
  return { path: ['checklist', 'id'], text };
}

function nothingAgreedMatch(problem: Mismatch): MatchedAgreed {
  return { answers: new Map(), remarks: new Map(), problems: [problem], warnings: [] };
}
