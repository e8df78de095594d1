import { quoteValue, thousands } from '../../../words/grammar.ts';
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
      limitRefusal: () => 'says nothing about a text; write "is" or "isNot" with the text',
      size: () => 0,
      sameRefusal: refusal,
      isSame: (answer, limit) => answer === limit,
    },
    scores: () => [],
    boxes: null,
    breaches: () => [],
  };
}

function refusal(answer: AnswerValue): string | null {
  if (typeof answer !== 'string') {
    const remedy = typeof answer === 'object' ? 'write one text' : 'put it in quotes';
    return `must be text, but is ${quoteValue(answer)}; ${remedy}`;
  }
  if (answer.trim() === '') return 'is blank; write some text, or null for "I don\'t know"';
  if (/\p{Surrogate}/u.test(answer)) return 'holds half a character; write it again';
  if (answer.length <= LONGEST) return null;
  const [has, most] = [answer.length, LONGEST].map(thousands);
  return `has ${has} characters, and ${most} are kept at most; shorten it`;
}
