import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import { canBeNotApplicable, criteriaOf, groupsOf } from '../checklist/lookup.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { nearestWord } from '../text/phrases.ts';
import { errorText } from '../words/errors.ts';
import type {
  Agreed,
  Answer,
  Answers,
  NotApplicableAnswer,
  Remarks,
  WrittenAnswer,
} from './answers.ts';
import {
  checkValue,
  groupOf,
  isForChecklist,
  otherChecklist,
  otherTexts,
  otherVersion,
} from './check.ts';
import { levelsSince } from './level-texts.ts';

export interface Matched {
  /** By id of the criterion, as the checklist calls it now. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** Remarks on criteria without an answer, in the same way. */
  readonly remarks: ReadonlyMap<string, Remarks>;
  readonly group: string;
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
}

/**
 * Pairs one respondent's answers with the checklist. For another version of the same checklist,
 * renames are followed and answers to what it no longer asks are passed over with a warning; so for
 * the checklist that it is a variant of.
 * @param isAnswer true if null and notApplicable can take the place of an answer
 */
export function match(checklist: Checklist, written: Answers, isAnswer = true): Matched {
  if (!isForChecklist(checklist, written)) {
    return nothing(otherChecklist(checklist, written, 'answers/other-checklist'));
  }
  const group = groupOf(checklist, written);
  const matching: Matching = {
    checklist,
    isAnswer,
    current: new Map(criteriaOf(checklist).map(({ criterion }) => [criterion.id, criterion])),
    renamed: renamesOf(checklist),
    isSameVersion: isSameVersion(checklist, written),
    answers: new Map(),
    remarks: new Map(),
    errors: typeof group === 'string' ? [] : [group],
    warnings: [],
  };
  const isSame = levelsSince(checklist, written.checklist) === 'same';
  const isTranslated = checklist.language !== undefined && written.checklist.id !== checklist.id;
  if (!matching.isSameVersion) {
    // The parent of a translation says the same in another language.
    if (!isTranslated || !isSame) matching.warnings.push(otherVersion(checklist, written));
  } else if (!isSame) matching.warnings.push(otherTexts(checklist));
  for (const [id, answer] of Object.entries(written.answers)) matchOne(id, answer, matching);
  for (const [id, own] of Object.entries(written.remarks ?? {})) matchRemarks(id, own, matching);
  const { answers, remarks, errors, warnings } = matching;
  return { answers, remarks, group: typeof group === 'string' ? group : '', errors, warnings };
}

function isSameVersion({ id, version }: Checklist, { checklist }: Answers): boolean {
  return checklist.id === id && checklist.version === version;
}

/** State of the matching. */
interface Matching {
  readonly checklist: Checklist;
  readonly isAnswer: boolean;
  readonly current: ReadonlyMap<string, Criterion>;
  /** Today's id by each former one. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly isSameVersion: boolean;
  readonly answers: Map<string, Answer>;
  readonly remarks: Map<string, Remarks>;
  readonly errors: Diagnostic[];
  readonly warnings: Diagnostic[];
}

function matchOne(id: string, written: WrittenAnswer, matching: Matching): void {
  const { checklist, answers, errors, isAnswer } = matching;
  const path = ['answers', id];
  const criterion = criterionNamed(id, 'answers', matching);
  if (!criterion) return;
  if (answers.has(criterion.id)) {
    errors.push({
      ...errorText('answers/duplicate-answer', { id: criterion.id }),
      path,
      at: 'key',
    });
  } else {
    const answer = inLongForm(written);
    if ('notApplicable' in answer && !canBeNotApplicable(criterion)) {
      answers.set(criterion.id, refuseNotApplicable(answer, path, matching));
      return;
    }
    answers.set(criterion.id, answer);
    const place = isLongForm(written) ? [...path, 'value'] : path;
    errors.push(...checkValue(answer, scaleOf(checklist, criterion), { path, place, isAnswer }));
  }
}

/**
 * Returns a blank in place of a forbidden "not applicable". Adds an error in answers to this version,
 * which could know, else a warning.
 */
function refuseNotApplicable(
  { note, evidence }: NotApplicableAnswer,
  path: readonly string[],
  { isSameVersion, errors, warnings }: Matching,
): Answer {
  const place = [...path, 'notApplicable'];
  if (isSameVersion) errors.push({ ...errorText('answers/always-applies'), path: place });
  else {
    const warning = errorText('answers/ignored-not-applicable');
    warnings.push({ ...warning, severity: 'warning', path: place });
  }
  return { value: null, note, evidence };
}

function matchRemarks(id: string, written: Remarks, matching: Matching): void {
  const criterion = criterionNamed(id, 'remarks', matching);
  if (!criterion) return;
  const { answers, remarks, errors } = matching;
  if (answers.has(criterion.id) || remarks.has(criterion.id)) {
    const error = errorText('answers/misplaced-remark', { id: criterion.id });
    errors.push({ ...error, path: ['remarks', id], at: 'key' });
  } else remarks.set(criterion.id, written);
}

/** Returns the criterion of an id; adds an error or a warning if there is none. */
function criterionNamed(
  id: string,
  field: 'answers' | 'remarks',
  { current, renamed, isSameVersion, errors, warnings }: Matching,
): Criterion | undefined {
  const criterion = current.get(isSameVersion ? id : (renamed.get(id) ?? id));
  if (criterion) return criterion;
  const meant = nearestWord(id, current.keys());
  const place = { path: [field, id], at: 'key' as const };
  if (isSameVersion) {
    const unknown = { id, meant, renamed: renamed.get(id) };
    errors.push({ ...errorText('answers/unknown-criterion', unknown), ...place });
  } else {
    const code = field === 'answers' ? 'answers/ignored-answer' : 'answers/ignored-remarks';
    warnings.push({ ...errorText(code, { id, meant }), severity: 'warning', ...place });
  }
  return undefined;
}

/** Returns an answer in its long form. */
export function inLongForm(answer: WrittenAnswer): Answer {
  return isLongForm(answer) ? answer : { value: answer };
}

/** True if an answer has room for remarks and a first vote. */
export function isLongForm(answer: WrittenAnswer | undefined): answer is Answer {
  return typeof answer === 'object' && answer !== null && !('length' in answer);
}

function nothing(error: Diagnostic): Matched {
  return { answers: new Map(), remarks: new Map(), group: '', errors: [error], warnings: [] };
}

/** Returns the present id of every criterion that had another one, by that former id. */
export function renamesOf(checklist: Checklist): ReadonlyMap<string, string> {
  return new Map(
    criteriaOf(checklist).flatMap(({ criterion: { id, formerly = [] } }) =>
      formerly.map((old) => [old, id] as const),
    ),
  );
}

/** Agreed levels matched to a checklist; each answer has a level. */
export type MatchedAgreed = Pick<Matched, 'answers' | 'remarks' | 'errors' | 'warnings'>;

/**
 * Matches agreed levels to the checklist, by the rules for answers. For another version of it,
 * follows renames and skips criteria that it no longer asks, with a warning.
 */
export function matchAgreed(checklist: Checklist, written: Agreed): MatchedAgreed {
  if (!isForChecklist(checklist, written)) {
    return nothing(otherChecklist(checklist, written, 'agreed/other-checklist'));
  }
  const [group] = Object.keys(groupsOf(checklist));
  const { format, checklist: own, subject, date, agreed: answers, remarks } = written;
  // The room is matched as a respondent would be, of any group, as that does not matter here.
  const respondent = { id: 'room', group };
  const file = { format, checklist: own, subject, date, respondent, answers, remarks };
  const { errors, warnings, ...matched } = match(checklist, file, false);
  const areLevelsKnown = levelsSince(checklist, own) === 'same';
  return {
    ...matched,
    ...(!areLevelsKnown && { areLevelsKnown }),
    errors: errors.map(inAgreed),
    warnings: warnings.map(inAgreed),
  };
}

function inAgreed({ path, ...rest }: Diagnostic): Diagnostic {
  return { ...rest, path: path[0] === 'answers' ? ['agreed', ...path.slice(1)] : path };
}
