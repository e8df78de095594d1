import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { groupsOf } from '../checklist/defaults.ts';
import { levelNumbers, span } from '../checklist/level-numbers.ts';
import { quoted } from '../safe-text.ts';
import { didYouMean } from '../suggest.ts';
import type { Answers, WrittenAnswer } from './answers.ts';

/** Something in an answers file that does not fit the checklist. */
export interface Mismatch {
  readonly path: readonly (string | number)[];
  readonly text: string;
  readonly where?: 'key' | 'value';
}

/** The answers are to another checklist altogether. */
export function otherChecklist(checklist: Checklist, { checklist: { id } }: Answers): Mismatch {
  const text = `these are answers to the checklist ${quoted(id)}, not to ${quoted(checklist.id)}; give the one that was answered`;
  return { path: ['checklist', 'id'], text };
}

/** The warning about answers to another version of the checklist. */
export function otherVersion(checklist: Checklist, written: Answers): string {
  return `version ${written.checklist.version} of the checklist was answered, and is read as version ${checklist.version}: new criteria count as not answered`;
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

/** Levels that the criterion does not have, now or in the first vote. */
export function levelMismatches(
  written: WrittenAnswer,
  criterion: Criterion,
  path: readonly string[],
): readonly Mismatch[] {
  const votes = Object.entries(typeof written === 'object' ? { ...written } : { '': written });
  return votes.flatMap(([field, level]) => {
    if (typeof level !== 'number' || levelNumbers(criterion).includes(level)) return [];
    const text = `level ${level} is off the scale of ${quoted(criterion.id)}, which goes ${span(criterion)}; write one of these`;
    return [{ path: field === '' ? path : [...path, field], text }];
  });
}
