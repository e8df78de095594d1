import { nearestWord } from '../../../text/phrases.ts';
import { errorText } from '../../../words/errors.ts';
import type { AnswerValue, CriterionFields, Option } from '../../criterion.ts';
import { equalScores, repeatedOptions, type Scale, worstFirst } from '../scale.ts';

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
    const meant = typeof answer === 'string' ? nearestWord(answer, ids) : undefined;
    return errorText('criterion/not-an-option', { ids, found: answer, meant });
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
    errors: () => [...repeatedOptions(options), ...equalScores('options', options)],
  };
}
