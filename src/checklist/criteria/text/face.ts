import { criteriaWords } from '../../../words/criteria.ts';
import { type Face, limitsIn } from '../face.ts';
import type { TextCriterion } from './text.ts';

const words = criteriaWords.text;

/** Asks for an answer in words. */
export function textFace(_: TextCriterion): Face {
  return {
    entry: 'text',
    rows: [],
    parse: (typed) => typed.trim(),
    format: String,
    begins: () => false,
    noun: words.noun,
    hint: '',
    fieldLabel: words.fieldLabel,
    example: '',
    ballotHint: '',
    ballotsStandTogether: false,
    keys: [{ ...words.key, rank: 1 }],
    legend: words.legend,
    title: words.title,
    heading: words.heading,
    answers: [],
    inFile: [{ answer: words.inFile, meaning: '' }],
    authored: [],
    samples: (tests) => ['another-answer', ...limitsIn(tests)],
  };
}
