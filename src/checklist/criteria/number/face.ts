import { criteriaWords } from '../../../words/criteria.ts';
import type { Limits } from '../../criterion.ts';
import { type Face, limitsIn, listedLevels } from '../face.ts';
import type { Scale } from '../scale.ts';
import { DEFAULT_BETWEEN, type NumberCriterion, numberMeant } from './number.ts';

const words = criteriaWords.number;

/** Asks for a number, typed with or without its unit. */
export function numberFace(criterion: NumberCriterion, scale: Scale): Face {
  const { unit, thresholds, between = DEFAULT_BETWEEN } = criterion;
  return {
    entry: 'line',
    rows: [],
    parse: (typed) => numberIn(typed.trim(), unit),
    format: String,
    begins: (character) => /^[-+.,\d]$/.test(character),
    noun: words.noun,
    hint: words.howTo(criterion),
    fieldLabel: words.fieldLabel,
    ballotHint: words.ballotHint,
    ballotsStandTogether: false,
    keys: [{ ...words.key, rank: 1 }],
    legend: words.legend,
    title: words.title,
    heading: words.heading({ ...criterion, isLinear: between === 'linear' }),
    answers: listedLevels(scale),
    inFile: [{ answer: words.inFile(criterion), meaning: '' }],
    authored: [...thresholds.entries()]
      .toSorted(([, a], [, b]) => a.at - b.at)
      .map(([i, { at, score, label = '', description = '' }]) => ({
        path: ['thresholds', i],
        id: null,
        name: words.option({ at }),
        ...{ label, description, score },
      })),
    samples: (tests) => numbersAround(tests, scale),
  };
}

function numberIn(text: string, unit: string | undefined): number | null {
  const number = numberMeant(text, unit);
  return number === null ? null : Number(number);
}

/** Distance smaller than any that people write. */
const STEP = 1e-6;

/** Returns each limit and its neighbours on both sides, as far as they can be answered. */
function numbersAround(tests: readonly Limits[], { refusal }: Scale): readonly number[] {
  return limitsIn(tests)
    .filter((limit) => typeof limit === 'number')
    .toSorted((a, b) => a - b)
    .flatMap((limit) => [limit - STEP, limit, limit + STEP])
    .filter((number) => refusal(number) === null);
}
