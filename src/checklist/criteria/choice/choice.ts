import { nearestWord } from '../../../text/phrases.ts';
import { checklistError } from '../../../words/checklist-errors.ts';
import type { AnswerValue, CriterionFields, Option } from '../../criterion.ts';
import {
  equalScores,
  type Level,
  repeatedOptions,
  type Scale,
  unscoredFields,
  unscoredOptions,
  worstFirst,
} from '../scale.ts';

export interface ChoiceCriterion extends CriterionFields {
  readonly type: 'choice';
  /** False for a question about the organisation, which is only reported. */
  readonly scored?: boolean | undefined;
  /** Options of which one is chosen. */
  readonly options: readonly ChoiceOption[];
}

interface ChoiceOption extends Option {
  /** Score in percent, 0 to 100; every option has one unless `scored` is false. */
  readonly score?: number | undefined;
}

/** Returns the options as rows, in the order of the file. */
export function choiceRows({ options }: ChoiceCriterion): readonly Level[] {
  return options.map(({ id, label, description = '', score = 0 }, level) => ({
    ...{ level, score: score / 100, label, description, answer: id },
  }));
}

/** Returns the scale of options; the answer is the id of an option. */
export function choiceScale(criterion: ChoiceCriterion): Scale {
  const { options, scored = true } = criterion;
  const levels = scored ? worstFirst(choiceRows(criterion)) : [];
  const ids = options.map(({ id }) => id);
  const levelOf = (answer: AnswerValue) => levels.find((own) => own.answer === answer) ?? null;
  const refusal = (answer: AnswerValue) => {
    if (typeof answer === 'string' && ids.includes(answer)) return null;
    const meant = typeof answer === 'string' ? nearestWord(answer, ids) : undefined;
    return checklistError('criterion/not-an-option', { ids, found: answer, meant });
  };
  return {
    levels,
    refusal,
    levelOf,
    adviceNames: ids,
    adviceName: ({ answer }) => String(answer),
    meaningOf: ({ answer }) => String(answer),
    conditions: {
      limitRefusal: scored
        ? refusal
        : () => checklistError('criterion/no-limits', { kind: 'unscored' }),
      size: (answer) => levelOf(answer)?.score ?? 0,
      sameRefusal: refusal,
      isSame: (answer, limit) => answer === limit,
    },
    scores: () => levels.map(({ score }) => score),
    boxes: null,
    coding: { is: 'list', codes: ids.map((answer, code) => ({ code, answer })) },
    errors: () => [
      ...repeatedOptions(options),
      ...(scored
        ? [...unscoredOptions(options), ...equalScores('options', options)]
        : unscoredFields(criterion, options)),
    ],
  };
}
