/** Labels of levels that their author did not name; apart from other words, as each audit has levels. */
export const levelsWords = {
  unlabelled: ({ level }: { level: number }) => `Level ${level}`,
  atLeast: ({ number }: { number: string }) => `at least ${number}`,
  atMost: ({ number }: { number: string }) => `at most ${number}`,
  lessThan: ({ number }: { number: string }) => `less than ${number}`,
  moreThan: ({ number }: { number: string }) => `more than ${number}`,
  noBox: 'none of them',
  tickedByAll: ({ boxes }: { boxes: string }) => `ticked by all: ${boxes}`,
  boxesOf: ({ ticked, of }: { ticked: number; of: number }) => `${ticked} of ${of}`,
} as const;
