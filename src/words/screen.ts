import { capitalised, numberWord } from './prose.ts';

/** Words of the result on one screen. */
export const screenWords = {
  disagreements: ({ number }: { number: number }) =>
    number === 1
      ? 'One disagreement to settle'
      : `${capitalised(numberWord(number))} disagreements to settle`,
  actions: ({ number }: { number: number }) =>
    number === 1 ? 'First action' : `First ${numberWord(number)} actions`,
} as const;
