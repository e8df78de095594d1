import type { Checklist, Group } from '../checklist/checklist.ts';
import type { Scale } from '../checklist/criteria/scale.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { groupNamed, groupsOf } from '../checklist/lookup.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { bareName, nearestWord } from '../text/phrases.ts';
import { errorText, type UnfilledPart } from '../words/errors.ts';
import type { Answer, Answers } from './answers.ts';
import { levelsSince } from './level-texts.ts';

/** True if answers are to this checklist, in any version, or to the one that it is a variant of. */
export function isForChecklist(
  checklist: Checklist,
  written: { readonly checklist: Pick<Answers['checklist'], 'id'> },
): boolean {
  const { id } = written.checklist;
  return id === checklist.id || id === checklist.variantOf?.id;
}

/** Returns the error of a file about another checklist. */
export function otherChecklist(
  checklist: Checklist,
  written: Pick<Answers, 'checklist'>,
  code: 'answers/other-checklist' | 'agreed/other-checklist',
): Diagnostic {
  const { id } = written.checklist;
  const ids = { id, expected: checklist.id, canTranslate: canTranslate(checklist, id) };
  return { ...errorText(code, ids), path: ['checklist', 'id'] };
}

/** True if both checklists seem to say the same in two languages, but do not name their languages. */
function canTranslate({ id: own, variantOf, language }: Checklist, id: string): boolean {
  if (variantOf && language === undefined) return true;
  return id.startsWith(`${variantOf?.id ?? own}-`);
}

/** Returns the warning about answers to another version of the checklist, or to its parent. */
export function otherVersion(checklist: Checklist, written: Answers): Diagnostic {
  const { id, version, texts } = written.checklist;
  const read = checklist.version;
  const isParent = id !== checklist.id;
  const isSame = levelsSince(checklist, written.checklist) === 'same';
  const levels = isSame ? 'same' : texts === undefined ? 'unknown' : 'changed';
  const text = isParent
    ? errorText('answers/parent-version', { id, version, variant: checklist.id, read, levels })
    : errorText('answers/other-version', { version, read, levels });
  return { ...text, severity: 'warning', path: ['checklist', isParent ? 'id' : 'version'] };
}

/** Returns the warning about answers to this version in which the levels said something else. */
export function otherTexts(checklist: Checklist): Diagnostic {
  const text = errorText('answers/other-texts', { version: checklist.version });
  return { ...text, severity: 'warning', path: ['checklist', 'texts'] };
}

/** Returns the group of the respondent, or the error of it. */
export function groupOf(checklist: Checklist, { respondent }: Answers): string | Diagnostic {
  const groups = Object.keys(groupsOf(checklist));
  const [only] = groups;
  const path = ['respondent', 'group'];
  const { group } = respondent;
  if (group === undefined) {
    return only !== undefined && groups.length === 1
      ? only
      : { ...errorText('answers/missing-group', { ids: groups }), path };
  }
  const present = groupNamed(checklist, group);
  if (present !== null) return present;
  const named = Object.entries<Group>(groupsOf(checklist)).find(
    ([, { title }]) => bareName(title) === bareName(group),
  );
  const unknown = { id: group, ids: groups, meant: named?.[0] ?? nearestWord(group, groups) };
  return { ...errorText('answers/unknown-group', unknown), path };
}

/** Places of an answer and of its value. */
export interface ValuePlaces {
  readonly path: readonly string[];
  readonly place: readonly string[];
  /** True if null or notApplicable can take the place of the answer. */
  readonly isAnswer: boolean;
}

/** Returns the errors of an answer and of its first vote that the criterion does not take. */
export function checkValue(
  answer: Answer,
  { refusal }: Scale,
  { path, place, isAnswer }: ValuePlaces,
): readonly Diagnostic[] {
  if ('notApplicable' in answer) return [];
  const errorOf = (vote: AnswerValue | null, at: readonly string[]): readonly Diagnostic[] => {
    const error = vote === null ? null : refusal(vote, isAnswer);
    if (error === null) return [];
    return [{ ...error, path: at, message: `${at.at(-1)}: ${error.message}` }];
  };
  return [
    ...errorOf(answer.value, place),
    ...errorOf(answer.firstVote ?? null, [...path, 'firstVote']),
  ];
}

/** Placeholder of a blank answers file, to be replaced. */
export const UNFILLED = '___';

/** Finds the places of an answers file that are still as "align new --answers" wrote them. */
export function unfilledIn(file: unknown): readonly Diagnostic[] {
  const { subject, date, respondent, answers } = fieldsOf(file);
  return [
    ...(subject === UNFILLED ? [blank(['subject'], 'subject')] : []),
    ...(date === UNFILLED ? [blank(['date'], 'date')] : []),
    ...blanksIn(respondent, 'respondent'),
    ...blanksIn(answers, 'answers'),
  ];
}

function blanksIn(fields: unknown, part: 'respondent' | 'answers'): readonly Diagnostic[] {
  return Object.entries(fieldsOf(fields))
    .filter(([, value]) => value === UNFILLED)
    .map(([name]) => blank([part, name], part));
}

function blank(path: readonly string[], part: UnfilledPart): Diagnostic {
  return { ...errorText('answers/not-filled-in', { field: path.at(-1) ?? '', part }), path };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
