import { list } from './grammar.ts';

/**
 * Entries of the manifest: what an anonymous report hides, and why. Whole sentences; all criteria are listed,
 * because the reader has no other way to find them.
 */
export const anonymityWords = {
  identity:
    'Names, roles and ids of respondents, their file names, and checksums that could identify an answers file.',
  answers:
    'Individual answers: ratings, first votes, unanswered criteria, gut feelings, and reasons for not applicable.',
  figures:
    'Figures that could reveal single answers: possible score ranges, spread, consensus, and questions a whole group could not answer.',
  authors: 'Authors of notes, evidence and answers in words.',
  notes: 'Notes, evidence and answers in words.',
  verdict: 'The verdict: its rules use hidden figures.',
  otherRounds: 'The same parts of the other rounds, each by the number of its respondents.',
  comparison: ({ minimum }: { readonly minimum: number }) =>
    `The comparison with the earlier round: answers of fewer than ${minimum} people of a group changed, and it would reveal them.`,
  notCompared:
    'A comparison with earlier reports: none was checked. Two reports on nearly the same people can reveal what the others answered.',
  group: ({ group, minimum, reason }: GroupWords) =>
    `Figures for ${group}: ${REASONS[reason](minimum)}`,
  rounding:
    'Exact figures of groups: they are rounded to half a level, and all other figures are calculated from them.',
  criteria: ({ criteria, minimum }: { criteria: readonly string[]; minimum: number }) =>
    `Scores of ${all(criteria)}: fewer than ${minimum} people answered, or nearly all of a group gave the same answer. ` +
    'The overall score excludes them, so it can differ from the full report.',
  groupOn: ({ group, criteria }: { group: string; criteria: readonly string[] }) =>
    `Figures for ${group} on ${all(criteria)}: too few people answered, nearly all gave the same answer, or another group's figures could be calculated.`,
  requiredLevels: ({ criteria }: { readonly criteria: readonly string[] }) =>
    `Results of required levels for ${all(criteria)}: they depend on people or groups that are hidden. ` +
    'If one could lower the band, the band is hidden too.',
};

function all(names: readonly string[]): string {
  return list(names, names.length);
}

/** Reason why a group has no figures of its own. */
export type HiddenBecause = 'excluded' | 'only-large' | 'pooled' | 'pooled-alone';

const REASONS: Readonly<Record<HiddenBecause, (minimum: number) => string>> = {
  excluded: (minimum) =>
    `fewer than ${minimum} answered. No figure includes them, so that nothing can be calculated by subtraction.`,
  'only-large': () => 'no other group is large enough. The overall figures are theirs.',
  pooled: (minimum) =>
    `fewer than ${minimum} answered. The overall figures include them together with other small groups.`,
  'pooled-alone': (minimum) =>
    `fewer than ${minimum} answered. The overall figures are those of all small groups together.`,
};

interface GroupWords {
  /** Title of the group. */
  readonly group: string;
  readonly minimum: number;
  readonly reason: HiddenBecause;
}
