import type { Checklist } from '../checklist/checklist.ts';
import type { Scale } from '../checklist/criteria/scale.ts';
import { groupsOf } from '../checklist/lookup.ts';
import { didYouMean } from '../text/phrases.ts';
import { quoted } from '../text/safe.ts';
import type { Answers } from './answers.ts';
import type { Answer } from './match.ts';

/** Something in an answers file that does not fit the checklist. */
export interface Mismatch {
  readonly path: readonly (string | number)[];
  readonly text: string;
  readonly where?: 'key' | 'value';
}

/** Whether answers are to this checklist, in any version, or to the one that it is a variant of. */
export function isAbout(checklist: Checklist, written: Pick<Answers, 'checklist'>): boolean {
  const { id } = written.checklist;
  return id === checklist.id || id === checklist.variantOf?.id;
}

/** The answers are to another checklist altogether. */
export function otherChecklist(checklist: Checklist, { checklist: { id } }: Answers): Mismatch {
  const text = `these are answers to the checklist ${quoted(id)}, not to ${quoted(checklist.id)}; give the one that was answered`;
  return { path: ['checklist', 'id'], text };
}

/** The warning about answers to another version of the checklist, or to its parent. */
export function otherVersion(checklist: Checklist, written: Answers): string {
  const { id, version } = written.checklist;
  if (id !== checklist.id) {
    return `${quoted(id)} ${version} was answered, and is read as its variant ${quoted(checklist.id)} ${checklist.version}: criteria that it adds count as not answered`;
  }
  return `version ${version} of the checklist was answered, and is read as version ${checklist.version}: new criteria count as not answered`;
}

/** The respondent's group, or what is wrong with it. */
export function groupOf(checklist: Checklist, { respondent }: Answers): string | Mismatch {
  const groups = Object.keys(groupsOf(checklist));
  const [only] = groups;
  const path = ['respondent', 'group'];
  const { group } = respondent;
  const choice = `write one of ${groups.join(', ')}`;
  if (group === undefined) {
    return only !== undefined && groups.length === 1
      ? only
      : { path, text: `group: is missing; ${choice}` };
  }
  if (groups.includes(group)) return group;
  return {
    path,
    text: `unknown group ${quoted(group)}${didYouMean(group, groups) || `; ${choice}`}`,
  };
}

/** Where an answer stands, where its value does, and what else could be there. */
export interface ValuePlaces {
  readonly path: readonly string[];
  readonly place: readonly string[];
  readonly orElse: string;
}

/** What the criterion does not take as an answer, now or in the first vote. */
export function checkValue(
  answer: Answer,
  { refusal }: Scale,
  { path, place, orElse }: ValuePlaces,
): readonly Mismatch[] {
  if ('notApplicable' in answer) return [];
  const votes = [
    { vote: answer.value, at: place },
    { vote: answer.firstVote ?? null, at: [...path, 'firstVote'] },
  ];
  return votes.flatMap(({ vote, at }) => {
    const text = vote === null ? null : refusal(vote);
    if (text === null) return [];
    const remedy = text.includes('; write such as ') ? orElse : '';
    return [{ path: at, text: `${at.at(-1)}: ${text}${remedy}` }];
  });
}

/** What stands in a blank answers file where something is to be written. */
export const UNFILLED = '___';

/** A place that is still blank. */
export interface BlankAnswer {
  readonly path: readonly string[];
  readonly text: string;
}

/** Every place of an answers file that is still as "align new --answers" wrote it. */
export function unfilledIn(file: unknown): readonly BlankAnswer[] {
  const { subject, date, respondent, answers } = fieldsOf(file);
  return [
    ...(subject === UNFILLED ? [blank(['subject'], 'write the name of the organisation')] : []),
    ...(date === UNFILLED ? [blank(['date'], 'write it as YYYY-MM-DD')] : []),
    ...blanksIn(respondent, ['respondent'], 'write it; name and role may be left out'),
    ...blanksIn(answers, ['answers'], 'write the answer, or null for "I don\'t know"'),
  ];
}

function blanksIn(
  fields: unknown,
  path: readonly string[],
  remedy: string,
): readonly BlankAnswer[] {
  return Object.entries(fieldsOf(fields))
    .filter(([, value]) => value === UNFILLED)
    .map(([name]) => blank([...path, name], remedy));
}

function blank(path: readonly string[], remedy: string): BlankAnswer {
  return { path, text: `${path.at(-1)}: is not filled in yet; ${remedy}` };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
