import { list } from './grammar.ts';

/**
 * Entries of the manifest: what an anonymous report hides, and why. Whole sentences; all ids are listed,
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
  /** Figures of one group; `isCounted` is true if they are part of the overall figures. */
  group: ({ group, respondents, minimum, isCounted }: GroupWords) => {
    const reason =
      respondents < minimum
        ? `${respondents} answered, fewer than ${minimum}`
        : "a smaller group's figures could be calculated from them";
    const effect = isCounted
      ? `${group} is included only in the overall figures`
      : `${group} is excluded from every figure, including the overall score, so that nothing can be calculated by subtraction`;
    return `Figures for ${group}: ${reason}. ${effect}.`;
  },
  criteria: ({ criteria, minimum }: { criteria: readonly string[]; minimum: number }) =>
    `Scores of ${all(criteria)}: fewer than ${minimum} people answered, or a smaller group's answers could be worked out. ` +
    'The overall score excludes them, so it can differ from the full report.',
  groupOn: ({ group, criteria }: { group: string; criteria: readonly string[] }) =>
    `Figures for ${group} on ${all(criteria)}: too few people answered, or a smaller group's figures could be calculated.`,
  requiredLevels: ({ criteria }: { readonly criteria: readonly string[] }) =>
    `Results of required levels for ${all(criteria)}: they depend on people or groups that are hidden. ` +
    'If one could lower the band, the band is hidden too.',
};

function all(ids: readonly string[]): string {
  return list(ids, ids.length);
}

interface GroupWords {
  /** Title of the group. */
  readonly group: string;
  readonly respondents: number;
  readonly minimum: number;
  readonly isCounted: boolean;
}
