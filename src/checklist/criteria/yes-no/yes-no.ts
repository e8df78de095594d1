import { checklistError } from '../../../words/checklist-errors.ts';
import type { CodedError } from '../../../words/coded.ts';
import type { AnswerValue, CriterionFields } from '../../criterion.ts';
import { type Scale, worstFirst } from '../scale.ts';

export interface YesNoCriterion extends CriterionFields {
  readonly type: 'yes-no';
  /** Answer that scores 100%; the other one scores 0. */
  readonly better?: 'yes' | 'no' | undefined;
}

/** Default of `better`. */
export const DEFAULT_BETTER = 'yes';

/** Returns the scale of yes and no: the better one scores 100%, the other 0. */
export function yesNoScale({ better = DEFAULT_BETTER }: YesNoCriterion): Scale {
  const no = { level: 0, score: better === 'no' ? 1 : 0, label: 'No', description: '' };
  const yes = { level: 1, score: better === 'no' ? 0 : 1, label: 'Yes', description: '' };
  const levels = worstFirst([
    { ...no, answer: false },
    { ...yes, answer: true },
  ]);
  const levelOf = (answer: AnswerValue) => levels.find((own) => own.answer === meant(answer));
  return {
    levels,
    refusal,
    levelOf: (answer) => levelOf(answer) ?? null,
    adviceNames: ['no', 'yes'],
    adviceName: ({ answer }) => (answer === true ? 'yes' : 'no'),
    conditions: {
      limitRefusal: () => checklistError('criterion/no-limits', { kind: 'yes-no' }),
      size: () => 0,
      sameRefusal: refusal,
      isSame: (answer, limit) => meant(answer) === meant(limit),
    },
    scores: () => [0, 1],
    boxes: null,
    coding: {
      is: 'list',
      codes: [
        { code: 0, answer: false },
        { code: 1, answer: true },
      ],
    },
    errors: () => [],
  };
}

/** Reads a boolean, or the words that YAML 1.2 leaves as words; `null` for anything else. */
function meant(answer: AnswerValue): boolean | null {
  if (answer === true || answer === 'yes') return true;
  return answer === false || answer === 'no' ? false : null;
}

function refusal(answer: AnswerValue): CodedError | null {
  if (meant(answer) !== null) return null;
  const word = typeof answer === 'string' ? answer.trim().toLowerCase() : String(answer);
  const meantWord = GUESSES.find(([, words]) => words.includes(word))?.[0];
  return checklistError('criterion/not-yes-or-no', { found: answer, meant: meantWord });
}

const GUESSES: readonly (readonly [string, readonly string[]])[] = [
  ['yes', ['yes', 'y', 'on', 'true', '1']],
  ['no', ['no', 'n', 'off', 'false', '0']],
];
