import { capitalised, numberWord } from './grammar.ts';

/** Words of the result on one screen. */
export const screenWords = {
  disagreements: ({ number }: { number: number }) =>
    number === 1
      ? 'One disagreement to settle'
      : `${capitalised(numberWord(number))} disagreements to settle`,
  actions: ({ number }: { number: number }) =>
    number === 1 ? 'First action' : `First ${numberWord(number)} actions`,
  /** Meaning of the letters on a scale. */
  marks: (of: {
    titles: readonly { readonly letter: string; readonly title: string }[];
    hasSilent: boolean;
  }) =>
    [
      ...of.titles.map(({ letter, title }) => `${letter} ${title}`),
      ...(of.hasSilent ? ['? gave no level'] : []),
    ].join(', '),
} as const;
