import { criteriaWords } from '../../../words/criteria.ts';
import type { Limits } from '../../criterion.ts';
import { type Face, limitsIn, listedLevels } from '../face.ts';
import type { Scale } from '../scale.ts';
import { DEFAULT_BETWEEN, type NumberCriterion, withoutUnit } from './number.ts';

const words = criteriaWords.number;

/** Asks for a number, typed with or without its unit. */
export function numberFace(criterion: NumberCriterion, scale: Scale): Face {
  const { unit, thresholds, between = DEFAULT_BETWEEN } = criterion;
  return {
    entry: 'line',
    rows: [],
    parse: (typed) => {
      const [only, second] = meaningsOf(typed, unit, scale);
      return second === undefined ? (only ?? null) : null;
    },
    meanings: (typed) => meaningsOf(typed, unit, scale),
    number: { unit, min: criterion.min ?? null, max: criterion.max ?? null },
    format: String,
    begins: (character) => /^[-+.,\d]$/.test(character),
    noun: words.noun,
    hint: words.howTo(criterion),
    fieldLabel: words.fieldLabel,
    example: exampleOf(scale),
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

/**
 * Returns the numbers that a text can mean, as people write them: "1 300", "1,300.5", "1.300,5" or
 * "30 hours". Of two readings, one that the criterion refuses is not meant.
 */
function meaningsOf(typed: string, unit: string | undefined, scale: Scale): readonly number[] {
  const found = readings(withoutUnit(typed, unit));
  const taken = found.filter((number) => scale.refusal(number) === null);
  return found.length > 1 && taken.length > 0 ? taken : found.slice(0, 1);
}

/** Spaces and apostrophes between the digits of a number. */
const GROUPED = /^([-+−]?\d{1,3})((?:[\s'’]\d{3})+)(?=$|[.,]\d+$)/u;

function readings(text: string): readonly number[] {
  const bare = text
    .replace(GROUPED, (_, first, rest) => `${first}${rest.replace(/[\s'’]/gu, '')}`)
    .replace('−', '-');
  if (!/^[-+]?(?:\d[\d.,]*|[.,]\d+)$/.test(bare)) return [];
  const marks = bare.replace(/[^.,]/g, '');
  const [first = '', last = ''] = [marks[0], marks.at(-1)];
  if (marks === '') return [Number(bare)];
  if (first !== last) {
    // Of two marks, the last one is the decimal mark.
    const [whole = '', decimals = ''] = splitAt(bare, bare.lastIndexOf(last));
    return isGrouped(whole, first) ? [Number(`${whole.replaceAll(first, '')}.${decimals}`)] : [];
  }
  const whole = Number(bare.replaceAll(first, ''));
  if (marks.length > 1) return isGrouped(bare, first) ? [whole] : [];
  const decimal = Number(bare.replace(',', '.'));
  if (Number.isNaN(decimal) || /[.,]$/.test(bare)) return [];
  return isGrouped(bare, first) ? [whole, decimal] : [decimal];
}

/** True if a mark separates groups of three digits, as in "1,300,000". */
function isGrouped(text: string, mark: string): boolean {
  const [first = '', ...groups] = text.replace(/^[-+]/, '').split(mark);
  return (
    /^[1-9]\d{0,2}$/.test(first) && groups.length > 0 && groups.every((own) => /^\d{3}$/.test(own))
  );
}

function splitAt(text: string, at: number): readonly string[] {
  return [text.slice(0, at), text.slice(at + 1)];
}

/** A number that the criterion takes, near the middle of its thresholds. */
function exampleOf({ refusal }: Scale): string {
  return String([30, 10, 1, 0, 100, 1000].find((number) => refusal(number) === null) ?? 30);
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
