import { criteriaWords } from '../../../words/criteria.ts';
import { type Face, isDigit, rowsFace } from '../face.ts';
import type { Scale } from '../scale.ts';
import type { YesNoCriterion } from './yes-no.ts';

const words = criteriaWords.yesNo;

/** Shows yes and no, answered with y or by number. */
export function yesNoFace(_: YesNoCriterion, scale: Scale): Face {
  const rows = rowsFace(scale);
  return {
    ...rows,
    parse: (typed) => (isYes(typed.trim()) ? true : rows.parse(typed)),
    // "n" is not among them: it means "not applicable" everywhere.
    begins: (character) => isDigit(character) || isYes(character),
    example: words.example,
    noun: words.noun,
    keys: [
      { ...words.yes, rank: 1 },
      { ...words.no, rank: 1 },
      { key: criteriaWords.keys.chooseWith, does: criteriaWords.keys.choose, rank: 7 },
    ],
    legend: words.legend,
    title: words.title,
    heading: words.heading,
    inFile: [{ answer: words.inFile, meaning: '' }],
    authored: [],
  };
}

function isYes(typed: string): boolean {
  return typed.toLowerCase() === 'y';
}
