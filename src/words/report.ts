/** Sentences and phrases of the analysis in reports. */
export const reportWords = {
  /** Level now of a gap, where the score is between two levels. */
  between: ({ number, below, above }: Between) =>
    `${number === null ? '' : `${number}, `}between ${below} and ${above}`,
  /** First action of a gap whose answers are far apart. */
  lookTogether: ({ lowest, highest }: { readonly lowest: string; readonly highest: string }) =>
    `Answers range from ${lowest} to ${highest}: look at the evidence together.`,
  /** Remark on a path that exceeds its limits: of the target, of the pace. */
  exceeds: ({ target, pace }: { readonly target: boolean; readonly pace: number | null }) => {
    const ways = [
      ...(target ? ['goes above the target of a criterion'] : []),
      ...(pace === null ? [] : [`raises a criterion by more than ${pace} levels`]),
    ];
    return `No path within the limits reaches it; this one ${ways.join(' and ')}.`;
  },
};

interface Between {
  /** Number between those of the levels, as in "1.8"; `null` for levels without numbers. */
  readonly number: string | null;
  readonly below: string;
  readonly above: string;
}

/** Labels of the outcomes of a criterion, in reports. */
export const OUTCOME_WORDS = {
  met: 'met',
  'partly-met': 'partly met',
  'not-met': 'not met',
  'not-applicable': 'not applicable',
  'not-answered': 'not answered',
  'not-asked': 'not asked',
  unscored: 'not scored',
} as const;
