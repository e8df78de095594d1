import { didYouMean } from '../../../text/phrases.ts';
import { oneOf, quoteValue } from '../../../words/grammar.ts';
import type { AnswerValue, CriterionFields, Option } from '../../criterion.ts';
import { flatBreach, repeatedOptions, type Scale, worstFirst } from '../scale.ts';

export interface ChoiceCriterion extends CriterionFields {
  readonly type: 'choice';
  /** Options of which one is chosen. */
  readonly options: readonly ScoredOption[];
}

interface ScoredOption extends Option {
  /** Score in percent, 0 to 100. */
  readonly score: number;
}

/** Returns the scale of options with scores; the answer is the id of an option. */
export function choiceScale({ options }: ChoiceCriterion): Scale {
  const levels = worstFirst(
    options.map(({ id, label, description = '', score }, level) => ({
      ...{ level, score: score / 100, label, description, answer: id },
    })),
  );
  const ids = options.map(({ id }) => id);
  const levelOf = (answer: AnswerValue) => levels.find((own) => own.answer === answer) ?? null;
  const refusal = (answer: AnswerValue) => {
    if (levelOf(answer)) return null;
    const guess = typeof answer === 'string' ? didYouMean(answer, ids) : '';
    const remedy = guess || '; write one of these';
    return `must be ${oneOf(ids)}, but is ${quoteValue(answer)}${remedy}`;
  };
  return {
    levels,
    refusal,
    levelOf,
    adviceNames: ids,
    adviceName: ({ answer }) => String(answer),
    conditions: {
      limitRefusal: refusal,
      size: (answer) => levelOf(answer)?.score ?? 0,
      sameRefusal: refusal,
      isSame: (answer, limit) => answer === limit,
    },
    scores: () => levels.map(({ score }) => score),
    boxes: null,
    breaches: () => [...repeatedOptions(options), ...flatBreach('options', options)],
  };
}
