import { checklistError } from '../../../words/checklist-errors.ts';
import type { CodedError } from '../../../words/coded.ts';
import { errorText } from '../../../words/errors.ts';
import type { AnswerValue, CriterionFields } from '../../criterion.ts';
import type { Scale } from '../scale.ts';

/** Question answered in words, which are reported and never scored. */
export interface TextCriterion extends CriterionFields {
  readonly type: 'text';
}

/** Maximum length of an answer in characters, the same as that of a note. */
const LONGEST = 20_000;

/** Returns the scale of a text, which has no levels. */
export function textScale(_: TextCriterion): Scale {
  return {
    levels: [],
    refusal,
    levelOf: () => null,
    adviceNames: [],
    adviceName: () => undefined,
    conditions: {
      limitRefusal: () => checklistError('criterion/no-limits', { kind: 'text' }),
      size: () => 0,
      sameRefusal: refusal,
      isSame: (answer, limit) => answer === limit,
    },
    scores: () => [],
    boxes: null,
    coding: { is: 'words' },
    errors: () => [],
  };
}

function refusal(answer: AnswerValue): CodedError | null {
  if (typeof answer !== 'string') {
    const isList = typeof answer === 'object';
    return checklistError('criterion/not-text', { found: answer, isList });
  }
  if (answer.trim() === '') return checklistError('criterion/blank-text');
  if (/\p{Surrogate}/u.test(answer)) return errorText('source/unpaired-surrogate');
  return answer.length <= LONGEST
    ? null
    : checklistError('criterion/long-text', { length: answer.length, most: LONGEST });
}
